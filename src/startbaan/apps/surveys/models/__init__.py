"""What is recorded about surveys."""
