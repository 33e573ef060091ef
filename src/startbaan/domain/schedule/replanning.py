"""A plan that changes: what is done stays, the rest is compared with the new plan before anything moves."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from startbaan.domain.periods import Period
from startbaan.domain.schedule.definition import Activity, Definition
from startbaan.domain.schedule.plan import Slot
from startbaan.domain.schedule.windows import last_day


class State(StrEnum):
    """How far something planned has come."""

    PLANNED = "planned"
    AGREED = "agreed"
    DONE = "done"
    SKIPPED = "skipped"

    @property
    def settled(self) -> bool:
        """Whether a new plan leaves it as it is: done, decided against, or with a date agreed."""
        return self is not State.PLANNED


@dataclass(frozen=True, slots=True)
class Recorded:
    """Something as it stands in a track now."""

    slot: Slot
    window: Period
    state: State


class Placed(Protocol):
    """Something as a new plan has it."""

    @property
    def slot(self) -> Slot:
        """What tells it from all others."""

    @property
    def window(self) -> Period:
        """When it is to happen."""


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Moved(Generic[P]):
    """Something whose window changes."""

    before: Recorded
    after: P


@dataclass(frozen=True, slots=True)
class Difference(Generic[P]):
    """What a new plan would do. `past` is what it adds too late to happen; nothing of that is planned."""

    kept: tuple[Recorded, ...]
    unchanged: tuple[Recorded, ...]
    moved: tuple[Moved[P], ...]
    added: tuple[P, ...]
    removed: tuple[Recorded, ...]
    past: tuple[P, ...]

    @property
    def changes(self) -> int:
        """How many things move, appear or disappear."""
        return len(self.moved) + len(self.added) + len(self.removed)


def replan(recorded: Collection[Recorded], *, planned: Iterable[P], on: date) -> Difference[P]:
    """Compare a track with a new plan on a day: activities with activities, or onboarding with onboarding.

    What is settled stays whatever the new plan says. What is new and wholly before `on` is not added.
    """
    standing = {row.slot: row for row in recorded}
    unchanged: list[Recorded] = []
    moved: list[Moved[P]] = []
    added: list[P] = []
    past: list[P] = []
    slots: set[Slot] = set()
    for item in planned:
        slots.add(item.slot)
        before = standing.get(item.slot)
        if before is None:
            (added if last_day(item.window) >= on else past).append(item)
        elif before.state.settled:
            continue
        elif before.window == item.window:
            unchanged.append(before)
        else:
            moved.append(Moved(before, item))
    kept = tuple(row for row in recorded if row.state.settled)
    removed = tuple(row for row in recorded if not row.state.settled and row.slot not in slots)
    return Difference(kept, tuple(unchanged), tuple(moved), tuple(added), removed, tuple(past))


def waits_for(definition: Definition, *, slot: Slot, recorded: Collection[Recorded]) -> tuple[Activity, ...]:
    """Give what must be done first: the same number of it in the same year, or its last."""
    key, year, number = slot
    waiting = []
    for before in definition.activity(key).after:
        earlier = sorted((row for row in recorded if row.slot[:2] == (before, year)), key=lambda row: row.slot[2])
        needed = earlier[:number][-1:]
        if any(row.state not in {State.DONE, State.SKIPPED} for row in needed):
            waiting.append(definition.activity(before))
    return tuple(waiting)
