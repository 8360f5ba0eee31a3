"""What systems send to the organisation and read back: the directory and the context."""
