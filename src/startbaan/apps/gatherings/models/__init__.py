"""What is recorded about gatherings."""
