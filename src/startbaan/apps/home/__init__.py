"""Pages that combine subjects: my day, my starters, search."""
