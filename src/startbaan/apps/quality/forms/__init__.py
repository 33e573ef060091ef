"""What is typed about quality."""
