"""What can be read about gatherings."""
