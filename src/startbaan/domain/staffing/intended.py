"""What taking over a list would do: row by row for who looks, person by person for who writes it down."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from startbaan.domain.periods import Period
from startbaan.domain.sentences import Sentence
from startbaan.domain.staffing.known import KnownPost
from startbaan.domain.staffing.names import Name
from startbaan.domain.staffing.people import RefusedRow


class Outcome(StrEnum):
    """What a row that is taken over comes to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changes, before and after as one reads it; empty is nothing."""

    label: Sentence
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowPreview:
    """A row that is taken over: who, where, what changes, and what it means for a track."""

    row_number: int
    number: str
    name: str
    school: str
    since: date
    fte: Decimal | None
    outcome: Outcome
    lines: tuple[Line, ...] = ()
    notes: tuple[Sentence, ...] = ()
    starter: str = ""
    starts_track: bool = False


@dataclass(frozen=True, slots=True)
class TermsPlan:
    """What is agreed about a post for a period: a row that is there already, or a new one."""

    id: int | None
    period: Period
    fte: Decimal
    scale: str
    step: int | None


@dataclass(frozen=True, slots=True)
class PostPlan:
    """A post as it will be; without `known` a new one."""

    school: int
    period: Period
    function: str
    contract: str
    terms: tuple[TermsPlan, ...]
    known: KnownPost | None

    @property
    def is_changed(self) -> bool:
        """Say whether the post itself becomes different."""
        return self.known is not None and (self.period, self.function, self.contract) != (
            self.known.period,
            self.known.function,
            self.known.contract,
        )


@dataclass(frozen=True, slots=True)
class AddressPlan:
    """A new address; `post` is the place of its post in the plan of the person."""

    email: str
    period: Period
    post: int | None


@dataclass(frozen=True, slots=True)
class ManagerPlan:
    """Who becomes line manager, and when; by personnel number when new in the same list."""

    period: Period
    id: int | None
    number: str


@dataclass(frozen=True, slots=True)
class TrackPlan:
    """A track to start."""

    school: int
    start_on: date


@dataclass(frozen=True, slots=True)
class TrackEnd:
    """The last day of a track from now on; without a day it goes on to the end of its programme."""

    id: int
    last: date | None


Cut = tuple[int, Period | None]


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """A person as they will be; `cut` rows get another period, or go when nothing of it is left."""

    number: str
    id: int | None
    name: Name
    is_renamed: bool
    profile: tuple[str, date | None, date | None]
    is_profiled: bool
    posts: tuple[PostPlan, ...]
    addresses: tuple[AddressPlan, ...] = ()
    cut_addresses: tuple[Cut, ...] = ()
    cut_pairs: tuple[Cut, ...] = ()
    managers: tuple[ManagerPlan, ...] = ()
    track: TrackPlan | None = None
    track_end: TrackEnd | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A list held against a board: what is taken over, what is refused, and what else to tell."""

    rows: tuple[RowPreview, ...]
    persons: tuple[PersonPlan, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Sentence, ...]

    def count(self, outcome: Outcome) -> int:
        """How many rows come to this."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def tracks(self) -> int:
        """How many tracks start."""
        return sum(person.track is not None for person in self.persons)
