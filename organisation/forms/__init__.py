"""The forms of the organisation: the directory and the context."""
