"""The working notes of a coach: the author's own, while the pair runs."""

from startbaan.apps.coaching.models import WorkingNote
from startbaan.apps.people.access import HeldPair, Viewer, visible_to
from startbaan.domain.privacy.policy import Relation


def coach_pair(viewer: Viewer, starter: int) -> HeldPair | None:
    """The pair in which the viewer is this starter's coach today."""
    held = (pair for pair in viewer.pairs if pair.starter == starter and pair.relation is Relation.COACH)
    return next(held, None)


def working_notes(viewer: Viewer, starter: int) -> list[WorkingNote]:
    """The viewer's own notes about a starter, newest first."""
    rows = visible_to(viewer, WorkingNote.objects.filter(starter=starter))
    return list(rows.order_by("-made_at", "pk"))
