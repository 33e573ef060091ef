"""The programme as its makers wrote it, frozen: what a starter does, with whom, how long, when in a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from startbaan.domain.sources import Source, Status, Text
from startbaan.domain.words import Sector


class ActivityKind(StrEnum):
    """What sort of thing an activity is, whatever a programme calls it; each is a word of the glossary."""

    START_MEETING = "start_meeting"
    ONBOARDING = "onboarding"
    BUDDY_CONTACT = "buddy_contact"
    START_TALK = "start_talk"
    LESSON_VISIT = "lesson_visit"
    COACH_TALK = "coach_talk"
    INTERIM_TALK = "interim_talk"
    FINAL_TALK = "final_talk"
    PEER_MEETING = "peer_meeting"
    CLASS_VISIT = "class_visit"
    APPRAISAL_TALK = "appraisal_talk"
    AFTERNOON = "afternoon"
    GATHERING = "gathering"
    LEARNING_WISH = "learning_wish"
    DEVELOPMENT_PLAN = "development_plan"
    HOURS_AGREEMENT = "hours_agreement"


# What coach and starter do together.
TALKS = (
    ActivityKind.LESSON_VISIT,
    ActivityKind.COACH_TALK,
    ActivityKind.INTERIM_TALK,
    ActivityKind.FINAL_TALK,
)
GUIDING = (ActivityKind.START_TALK, *TALKS)


class YearsFrom(StrEnum):
    """From when the years of a track are counted."""

    START = "start"
    SCHOOL_YEAR = "school_year"


class PartTime(StrEnum):
    """Whether someone who works part-time gets all hours of the programme or a share of them."""

    FULL = "full"
    PRO_RATA = "pro_rata"


class Missed(StrEnum):
    """What happens to a moment of the calendar that a short first year has no room for."""

    SQUEEZE = "squeeze"
    NEXT = "next"
    DROP = "drop"


class Pace(StrEnum):
    """How often something standing happens; no report of it is asked."""

    WEEKLY = "weekly"
    AS_NEEDED = "as_needed"


class Reckoning(StrEnum):
    """How the hours of a coach who also guides peer consultation are counted."""

    PER_GROUP = "per_group"
    PER_TRACK = "per_track"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something with a key and a name, that other things may point at."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the programme."""

    key: str
    title: Text
    about: Text


@dataclass(frozen=True, slots=True)
class RoleDescription:
    """Who takes part, under its word of the glossary, and what is expected of them."""

    key: str
    tasks: tuple[Text, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Weeks:
    """From which school week of the track's year to which; weeks of holiday do not count."""

    windows: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """Between which days (month, day) of the school year, whenever the starter began."""

    windows: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """All year long, at a pace for each year of the programme."""

    paces: tuple[Pace, ...]

    def pace(self, year: int) -> Pace:
        """Give the pace of a year; years after the last keep its pace."""
        return self.paces[min(year, len(self.paces)) - 1]


Timing = Weeks | Dates | Standing


@dataclass(frozen=True, slots=True)
class Times:
    """How often in a year: at least, at most, and as it is planned."""

    least: int
    most: int
    planned: int


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people make a group."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing to do, once or several times a year. `how` says to each who takes part what is theirs to do."""

    key: str
    kind: ActivityKind
    part: str
    title: Text
    why: Text
    how: tuple[tuple[str, Text], ...]
    who: tuple[str, ...]
    lead: str
    invited: tuple[str, ...]
    years: tuple[int, ...]
    times: Times
    hours: float | None
    timing: Timing
    after: tuple[str, ...]
    least_minutes: int
    notice_days: int
    missed: Missed
    group: GroupSize | None
    agreements: tuple[Text, ...]
    topics: tuple[tuple[int, tuple[str, ...]], ...]
    source: Source

    def topics_of(self, year: int) -> tuple[str, ...]:
        """Give the keys of the example subjects of one year."""
        return dict(self.topics).get(year, ())

    def how_for(self, role: str) -> Text | None:
        """Say what is theirs to do to someone with this role."""
        return dict(self.how).get(role)


@dataclass(frozen=True, slots=True)
class OnboardingSubject:
    """A subject of the onboarding list: what belongs to it, with whom, and in which school weeks."""

    key: str
    title: Text
    why: Text
    items: tuple[Topic, ...]
    with_whom: tuple[str, ...]
    weeks: tuple[int, int]
    starter_ticks_alone: bool
    source: Source


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """Hours in a year that must add up: exactly `total`, or `at_most` with what is left as `rest`."""

    key: str
    title: Text
    holder: str
    members: tuple[str, ...]
    years: tuple[int, ...]
    total: float | None
    at_most: float | None
    rest: float | None
    rest_for: tuple[str, ...]
    with_fte: bool
    source: Source

    @property
    def amount(self) -> float:
        """The hours this line stands for."""
        return self.total if self.total is not None else (self.at_most or 0.0)


@dataclass(frozen=True, slots=True)
class CoachHours:
    """The hours a coach gets in a year."""

    per_track: float
    with_peers: float
    per_group: float
    reckoning: Reckoning
    source: Source

    def for_caseload(self, *, tracks: int, groups: int) -> float:
        """Give the hours of a coach with so many tracks and peer groups."""
        if self.reckoning is Reckoning.PER_TRACK and groups:
            return self.with_peers * tracks
        return self.per_track * tracks + self.per_group * groups


@dataclass(frozen=True, slots=True)
class Coaching:
    """How many years the part with coaching lasts, and from which year it is there for whoever asks."""

    part: str
    min_years: int
    max_years: int
    on_request_from_year: int


@dataclass(frozen=True, slots=True)
class Extension:
    """How many years a track may be made longer, and which year those repeat."""

    most_years: int
    like_year: int


@dataclass(frozen=True, slots=True)
class Escalation:
    """Who else is told, under their word of the glossary, of what is so many weeks late."""

    weeks_late: int
    to: str


# Our own choice, for a programme that says nothing of it.
USUAL_ESCALATION = (Escalation(2, "line_manager"), Escalation(4, "board_coordinator"))


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the sources leave open, and what this programme chose."""

    key: str
    question: Text
    choice: Text


@dataclass(frozen=True, slots=True)
class About:
    """What the programme is for: its introduction, aim, core values, themes and principles."""

    introduction: Text
    aim: Text
    values: tuple[Text, ...]
    themes: tuple[Text, ...]
    principles: tuple[Text, ...]


class Keyed(Protocol):
    """Something that is pointed at by its key."""

    @property
    def key(self) -> str:
        """The key."""


K = TypeVar("K", bound=Keyed)


def _by_key(things: Iterable[K], key: str) -> K:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


@dataclass(frozen=True)
class Definition:
    """A version of a programme. A track remembers which version it was made from."""

    key: str
    version: str
    title: Text
    sector: Sector
    status: Status
    length_years: int
    years_from: YearsFrom
    first_year_least_weeks: int
    part_time: PartTime
    extension: Extension
    coaching: Coaching
    coach_hours: CoachHours | None
    about: About
    sources: tuple[Topic, ...]
    parts: tuple[Part, ...]
    roles: tuple[RoleDescription, ...]
    topics: tuple[Topic, ...]
    activities: tuple[Activity, ...]
    onboarding: tuple[OnboardingSubject, ...]
    budget: tuple[BudgetLine, ...]
    open_questions: tuple[OpenQuestion, ...]
    variant_of: str = ""
    escalation: tuple[Escalation, ...] = USUAL_ESCALATION

    def __hash__(self) -> int:
        return hash((self.key, self.version))

    @property
    def name(self) -> str:
        """The key and version, as a variant and a file name them."""
        return f"{self.key}-{self.version}"

    def activity(self, key: str) -> Activity:
        """Give the activity with this key; raises `KeyError`."""
        return _by_key(self.activities, key)

    def subject(self, key: str) -> OnboardingSubject:
        """Give the onboarding subject with this key; raises `KeyError`."""
        return _by_key(self.onboarding, key)

    def line(self, key: str) -> BudgetLine:
        """Give the budget line with this key; raises `KeyError`."""
        return _by_key(self.budget, key)

    def hours_in(self, *, year: int) -> float:
        """Add up the hours that have a figure in one year."""
        return sum(activity.hours or 0.0 for activity in self.activities if year in activity.years)
