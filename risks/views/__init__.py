"""The pages of the risks application."""
