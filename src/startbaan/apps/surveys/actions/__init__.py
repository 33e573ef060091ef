"""What can be done with surveys."""
