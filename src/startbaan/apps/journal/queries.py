"""Reading the journal."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Model, QuerySet

from startbaan.apps.journal.models import Entry, Opening


def openings_of(starters: Sequence[int]) -> QuerySet[Opening]:
    """Who opened the confidential items of these persons, newest first; the caller is that starter."""
    return Opening.objects.filter(starter__in=starters).order_by("-at", "pk")


def done_to(thing: Model, verb: str) -> QuerySet[Entry]:
    """When something was done to a thing, by whom and with what change, newest first; the caller may know."""
    return Entry.objects.filter(thing=f"{thing._meta.label_lower}:{thing.pk}", verb=verb).order_by("-at", "pk")


def older_than(before: datetime, *, using: str = "owner") -> tuple[int, int]:
    """How many entries and openings were written down before this moment."""
    rows = (Entry.objects.using(using), Opening.objects.using(using))
    entries, openings = (found.filter(at__lt=before).count() for found in rows)
    return entries, openings
