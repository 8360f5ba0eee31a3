"""Commands of the organisation application."""
