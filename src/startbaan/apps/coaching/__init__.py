"""What passes between a starter and those who guide."""
