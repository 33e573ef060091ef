"""The working notes of a coach: the author's own, while the pair runs."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from startbaan.apps.coaching.models import WorkingNote
from startbaan.apps.people.access import HeldPair, Viewer, visible_to
from startbaan.domain.privacy.policy import Relation

KEPT = timedelta(days=30)  # after the pair ended


def coach_pair(viewer: Viewer, starter: int) -> HeldPair | None:
    """The pair in which the viewer is this starter's coach today."""
    held = (pair for pair in viewer.pairs if pair.starter == starter and pair.relation is Relation.COACH)
    return next(held, None)


def working_notes(viewer: Viewer, starter: int) -> list[WorkingNote]:
    """The viewer's own notes about a starter, newest first."""
    rows = visible_to(viewer, WorkingNote.objects.filter(starter=starter))
    return list(rows.order_by("-made_at", "pk"))


def draft_key_of(pair: int | None) -> str:
    """Under which key the draft of a note is kept: drafts are named by a word and a UUID."""
    return f"aantekening:{UUID(int=pair or 0)}"


def over(*, on: date, using: str = "owner") -> QuerySet[WorkingNote]:
    """The notes whose pair ended 30 days ago or longer, for the owner alone."""
    return WorkingNote.objects.using(using).filter(pair__period__endswith__lte=on - KEPT)


def notes_to_purge(*, on: date, using: str = "owner") -> int:
    """How many notes are to be let go."""
    return over(on=on, using=using).count()
