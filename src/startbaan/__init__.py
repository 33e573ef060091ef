"""Startbaan: guiding starting teachers through their first three years."""
