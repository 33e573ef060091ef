"""What is paid for in guidance: each line with how it is counted, and who pays from which day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.sources import Source, Text


class Payer(StrEnum):
    """Who pays."""

    PARTNERSHIP = "partnership"
    BOARD = "board"
    SCHOOL = "school"


class Basis(StrEnum):
    """What is counted, and so what a rate is for."""

    PLACES = "places"
    HOURS = "hours"
    GROUP_HOURS = "group_hours"


class Coach(StrEnum):
    """Whose coach a line is about."""

    OWN = "own"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Payers:
    """Who may pay for a line from a day on, the usual one first; and where that stands."""

    start: date
    payers: tuple[Payer, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is paid for. Without kinds it counts all a starter does; with a coach, only what that coach does.

    An optional line is counted, and costs nothing until somebody enters a rate for it.
    """

    key: str
    title: Text
    about: Text
    basis: Basis
    kinds: frozenset[ActivityKind]
    coach: Coach | None
    is_optional: bool
    values: tuple[Payers, ...]

    @property
    def is_billed(self) -> bool:
        """Whether what was done is paid by invoice."""
        return self.coach is Coach.EXTERNAL

    @property
    def is_joint(self) -> bool:
        """Whether the partnership pays, today as ever: then its programme leader enters the rate, and nobody else."""
        return all(value.payers == (Payer.PARTNERSHIP,) for value in self.values)

    def on(self, day: date) -> Payers:
        """Say who pays on a day; before the first day, what held then."""
        return next((value for value in reversed(self.values) if value.start <= day), self.values[0])
