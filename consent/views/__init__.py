"""The pages of the consent application."""
