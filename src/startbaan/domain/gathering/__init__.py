"""Coming together: places and the waiting list, sessions shared out, wishes ranked, codes to check in with."""
