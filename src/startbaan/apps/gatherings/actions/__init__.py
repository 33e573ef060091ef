"""What can be done with gatherings."""
