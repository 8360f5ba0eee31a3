"""Every read of the risks application."""
