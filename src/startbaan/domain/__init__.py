"""What we know: plain Python, without Django, a database or a clock."""
