"""Instruments as content: what one looks for in a lesson, in which order, and how sure that order is."""
