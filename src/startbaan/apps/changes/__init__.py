"""When life changes: more or less work, long away, another school, another board, leaving, finishing."""
