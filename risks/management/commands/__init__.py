"""Commands of the risks application."""
