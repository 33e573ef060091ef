"""What is being typed, by key."""
