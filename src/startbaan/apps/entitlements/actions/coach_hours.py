"""Keeping the hours of one coach still while somebody reckons with them."""

from django.db import connection

COACH = 0x5743  # in the first half of an advisory lock; the second is the coach


def keep_waiting(coach: int) -> None:
    """Let everyone else who asks hours of this coach wait until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [COACH, coach])
