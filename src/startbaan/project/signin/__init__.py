"""Signing in: by a mailed code, on paper, by a school account; a second factor; ending sessions."""
