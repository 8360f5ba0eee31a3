"""Every change of the risks application, one function per use case."""
