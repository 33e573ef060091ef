"""What can be read about surveys."""
