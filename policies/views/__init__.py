"""The pages of the policies application."""
