"""The endpoints of the organisation: the directory and the context."""
