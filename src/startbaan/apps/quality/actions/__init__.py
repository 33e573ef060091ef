"""What can be done with quality."""
