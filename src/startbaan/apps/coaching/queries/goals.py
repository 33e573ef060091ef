"""The goals of coach and starter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from startbaan.apps.coaching.models import CoachingGoal
from startbaan.apps.people.access import Viewer, editable_by, open_all, visible_to

TONES = {CoachingGoal.State.OPEN: "plan", CoachingGoal.State.REACHED: "good", CoachingGoal.State.LET_GO: "neutral"}


@dataclass(frozen=True)
class ShownGoal:
    """A goal, how it stands, and whether the viewer may change that."""

    row: CoachingGoal
    may_write: bool

    @property
    def item(self) -> UUID:
        """Its key."""
        return self.row.pk

    @property
    def words(self) -> str:
        """The goal itself."""
        return self.row.words

    @property
    def is_open(self) -> bool:
        """Whether they still work on it."""
        return self.row.state == CoachingGoal.State.OPEN

    @property
    def word(self) -> str:
        """How it stands, in a word."""
        return str(CoachingGoal.State(self.row.state).label)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[CoachingGoal.State(self.row.state)]


def open_goals(viewer: Viewer, starter: int, *, at: datetime) -> list[ShownGoal]:
    """The goals of a starter the viewer may see, open ones first; each reading by someone else is journalled."""
    rows = CoachingGoal.objects.filter(starter=starter)
    mine = set(editable_by(viewer, rows).values_list("pk", flat=True))
    found = open_all(viewer, rows.order_by("settled_on", "-made_at"), at=at)
    shown = [ShownGoal(row, row.pk in mine) for row in found]
    return sorted(shown, key=lambda goal: not goal.is_open)


def goals_to_copy(viewer: Viewer) -> list[CoachingGoal]:
    """The viewer's own open goals, for the starter to copy into the development plan; nobody else gets any."""
    rows = visible_to(viewer, CoachingGoal.objects.filter(starter__in=viewer.persons, state=CoachingGoal.State.OPEN))
    return list(rows.order_by("-made_at", "pk"))


def open_goal_counts(viewer: Viewer, starters: Collection[int]) -> dict[int, int]:
    """How many open goals each of these starters has, as far as the viewer may see them."""
    rows = visible_to(viewer, CoachingGoal.objects.filter(starter__in=list(starters), state=CoachingGoal.State.OPEN))
    counts: dict[int, int] = {}
    for starter in rows.values_list("starter", flat=True):
        counts[starter] = counts.get(starter, 0) + 1
    return counts
