"""Pages about what a starter is owed and is given."""
