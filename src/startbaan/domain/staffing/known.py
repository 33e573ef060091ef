"""What a board knows already of its people: the picture that a list is held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.names import Name


@dataclass(frozen=True, slots=True)
class School:
    """A school of the board; where no track can be started, `no_track` says why."""

    id: int
    brin: str
    name: str
    no_track: Sentence | None = None


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """What is agreed about a post for a period."""

    id: int
    period: Period
    fte: Decimal
    scale: str
    step: int | None


@dataclass(frozen=True, slots=True)
class KnownPost:
    """Someone works at a school."""

    id: int
    school: int
    period: Period
    function: str
    contract: str
    terms: tuple[KnownTerms, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An e-mail address of someone; `is_given` when the employer gave it."""

    id: int
    email: str
    post: int | None
    period: Period
    is_given: bool


@dataclass(frozen=True, slots=True)
class KnownPair:
    """A holder is coach, buddy or manager of a starter."""

    id: int
    starter: int
    holder: int
    relation: str
    period: Period


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """The last track of someone: the first day after it, and the first day after its programme."""

    id: int
    end: date
    planned_end: date


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone with a personnel number of the board; `other_places` are the periods of roles and of the register."""

    id: int
    number: str
    name: Name
    route: str = ""
    qualified_on: date | None = None
    profession_started_on: date | None = None
    posts: tuple[KnownPost, ...] = ()
    addresses: tuple[KnownAddress, ...] = ()
    pairs: tuple[KnownPair, ...] = ()
    other_places: tuple[Period, ...] = ()
    track: KnownTrack | None = None

    @property
    def has_track(self) -> bool:
        """Whether a track was ever started."""
        return self.track is not None


@dataclass(frozen=True, slots=True)
class Manager:
    """Someone who may be named as line manager; without `id` someone who is new in the list itself."""

    number: str
    name: Name
    periods: tuple[Period, ...]
    id: int | None = None


@dataclass(frozen=True)
class Snapshot:
    """A board on one day: its schools, its people by personnel number, and what is taken elsewhere.

    `foreign` are the schools of other boards that a list names; `taken` the addresses that run, with whose they are;
    `own` are the persons of whoever looks, who start no track for themselves.
    """

    schools: Mapping[str, School]
    foreign: frozenset[str] = frozenset()
    persons: Mapping[str, KnownPerson] = field(default_factory=dict)
    taken: Mapping[str, tuple[tuple[int, Period], ...]] = field(default_factory=dict)
    managers: tuple[Manager, ...] = ()
    own: frozenset[int] = frozenset()


def union(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Join periods that touch or overlap."""
    joined: list[Period] = []
    for period in sorted(periods, key=lambda found: found.start):
        before = joined[-1] if joined else None
        if before is None or (before.end is not None and before.end < period.start):
            joined.append(period)
        elif before.end is not None and (period.end is None or period.end > before.end):
            joined[-1] = Period(before.start, period.end)
    return tuple(joined)


def inside(period: Period, places: Iterable[Period]) -> Period | None:
    """Give the first stretch of a period that lies inside these places, or nothing."""
    return next((found for place in union(places) if (found := place.intersection(period)) is not None), None)
