"""What can be read about quality."""
