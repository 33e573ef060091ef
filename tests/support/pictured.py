"""A visit of a week ago of which both scores are in, for the addresses of its picture."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from visiting import opened

from startbaan.project.cast import A_DAY, Cast

ADDRESSES = ("picture", "print_picture", "choose_goal")


def pictured(people: Cast) -> Mapping[str, UUID]:
    """A visit of a week ago, open to starter and coach."""
    visit = opened(people, day=A_DAY - timedelta(days=7))
    return {f"coaching:{name} item": visit for name in ADDRESSES}
