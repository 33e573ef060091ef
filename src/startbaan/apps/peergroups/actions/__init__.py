"""Changing what stands in peer consultation."""
