"""The pages of taking people in."""
