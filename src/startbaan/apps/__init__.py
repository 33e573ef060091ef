"""What we record: the subjects, in one fixed order."""
