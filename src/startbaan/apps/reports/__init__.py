"""Counts over enough people."""
