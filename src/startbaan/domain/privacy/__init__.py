"""Who may see what, and when a count may be shown."""
