"""What someone typed into a list or a form, as clean values."""

from django.http import QueryDict

from startbaan.apps.home.queries import ORDERS, Asked, Standing

MOST_WORDS = 6


def read_asked(typed: QueryDict) -> Asked:
    """Read what was asked of the list of starters; what makes no sense was not asked."""
    standing = typed.get("stand", "")
    order = typed.get("sorteer", "")
    return Asked(
        words=tuple(typed.get("zoek", "").replace("\x00", "").split()[:MOST_WORDS]),
        school=_number(typed.get("school", "")),
        board=_number(typed.get("bestuur", "")),
        coach=_number(typed.get("coach", "")),
        year=_number(typed.get("jaar", "")),
        standing=Standing(standing) if standing in set(Standing) else None,
        order=order if order in ORDERS else ORDERS[0],
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
