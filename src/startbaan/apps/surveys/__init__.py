"""Asking how it went, so that nobody can lead an answer back to who gave it."""
