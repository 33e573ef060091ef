"""What somebody wants to change: one frozen case for each sort of change."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from startbaan.apps.changes.models import Change, Leaving

Sort = Change.Sort
Reason = Leaving.Reason


@dataclass(frozen=True)
class OtherHours:
    """From a day on another working-time factor (1 is full time) at one post."""

    post: int
    on: date
    fte: Decimal
    sort: Sort = Sort.FTE


@dataclass(frozen=True)
class Away:
    """Away for long, from a first day, expected back on a day; noted before, only the day of return is another."""

    on: date
    back: date
    sort: Sort = Sort.ABSENCE


@dataclass(frozen=True)
class OtherSchool:
    """From a day on at another school of the same board, with a manager there where one is named."""

    post: int
    school: int
    on: date
    manager: int | None = None
    sort: Sort = Sort.SCHOOL


@dataclass(frozen=True)
class Leave:
    """Leaving the board after a last day, for a reason of the list."""

    on: date
    reason: Reason
    sort: Sort = Sort.LEAVING


@dataclass(frozen=True)
class Longer:
    """A track one year longer."""

    on: date
    sort: Sort = Sort.EXTENSION


@dataclass(frozen=True)
class Qualified:
    """Qualified since a day."""

    on: date
    sort: Sort = Sort.QUALIFIED


@dataclass(frozen=True)
class Finished:
    """A track finished on a day, after its closing talk."""

    on: date
    talk_on: date
    sort: Sort = Sort.COMPLETION


Wanted = OtherHours | Away | OtherSchool | Leave | Longer | Qualified | Finished
