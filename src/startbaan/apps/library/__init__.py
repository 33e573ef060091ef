"""The handbook and, later, sources and good examples."""
