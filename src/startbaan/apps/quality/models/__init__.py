"""What is recorded about quality."""
