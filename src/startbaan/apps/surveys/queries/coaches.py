"""What starters said of their coaches over the years, for the board: only of those with enough answers together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Sum
from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration, Organisation, Person
from startbaan.apps.surveys.models import Stratum, Survey
from startbaan.apps.surveys.queries.access_to import own_boards, readable_surveys
from startbaan.apps.surveys.queries.thresholds import least_shown
from startbaan.domain.periods import SchoolYear

COACH = "coach:"
Rounds = Mapping[str, list[Survey]]


@dataclass(frozen=True)
class CoachYear:
    """One school year of one coach: whether starters were asked, and how many answers were counted."""

    year: SchoolYear
    survey: Survey | None
    people: int

    @property
    def is_shown(self) -> bool:
        """Whether there is something to read."""
        return bool(self.survey and self.people)

    @property
    def is_running(self) -> bool:
        """Whether starters can still answer."""
        return bool(self.survey and self.survey.state == Survey.State.OPEN)


@dataclass(frozen=True)
class CoachLine:
    """A coach of a board, with the school years beside each other."""

    coach: Person
    board: str
    is_external: bool
    years: tuple[CoachYear, ...]

    @property
    def last(self) -> CoachYear | None:
        """The last year there is something to read of; its page has the earlier years too."""
        return next((year for year in reversed(self.years) if year.is_shown), None)

    @property
    def was_asked(self) -> bool:
        """Whether starters were ever asked about this coach."""
        return any(year.survey for year in self.years)


@dataclass(frozen=True)
class Coaches:
    """The coaches of one's boards: those from outside, and the own ones; and the years that have a column."""

    external: tuple[CoachLine, ...]
    internal: tuple[CoachLine, ...]
    years: tuple[SchoolYear, ...]
    least: int


def coaches_over_years(viewer: Viewer) -> Coaches:
    """The coaches of the boards whose counts the viewer reads; raises Http404 for who reads none."""
    boards = own_boards(viewer)
    if not boards:
        raise Http404
    rounds = _rounds(viewer, boards)
    counted = _counted(survey for found in rounds.values() for survey in found)
    years = sorted({survey.school_year for found in rounds.values() for survey in found})
    shown = tuple(map(SchoolYear, years)) or (SchoolYear.of(viewer.on),)
    rows = CoachRegistration.objects.filter(board__in=boards).select_related("person", "board")
    ordered = rows.order_by("person__sort_name", "person", "board", "-period")
    lines = [
        CoachLine(person, board.name, first.is_external, _years(shown, rounds.get(_key(board.pk, person), []), counted))
        for person, board, first in _by_coach(ordered)
    ]
    return Coaches(
        external=tuple(line for line in lines if line.is_external),
        internal=tuple(line for line in lines if not line.is_external),
        years=shown,
        least=min((least_shown(row.board) for row in ordered), default=0),
    )


def _by_coach(rows: Iterable[CoachRegistration]) -> Iterator[tuple[Person, Organisation, CoachRegistration]]:
    """Each coach once for each board, as last registered there."""
    for _pair, found in groupby(rows, key=lambda row: (row.person_id, row.board_id)):
        first = next(found)
        yield first.person, first.board, first


def _rounds(viewer: Viewer, boards: Iterable[int]) -> Rounds:
    """The surveys about each coach of these boards, the oldest first."""
    rows = readable_surveys(viewer).filter(about__startswith=COACH, organisation__in=list(boards))
    found: dict[str, list[Survey]] = defaultdict(list)
    for row in rows.order_by("opens_on", "pk"):
        found[f"{row.organisation_id} {row.about}"].append(row)
    return found


def _key(board: int, coach: Person) -> str:
    return f"{board} {COACH}{coach.key}"


def _counted(surveys: Iterable[Survey]) -> Mapping[int, int]:
    """How many answers were counted in each survey; what is still sealed is in none of them."""
    rows = Stratum.objects.filter(survey__in=[survey.pk for survey in surveys]).order_by()
    return dict(rows.values_list("survey").annotate(Sum("people")))


def _years(years: Iterable[SchoolYear], surveys: Iterable[Survey], counted: Mapping[int, int]) -> tuple[CoachYear, ...]:
    by_year = {survey.school_year: survey for survey in surveys}
    found = [(year, by_year.get(year.start_year)) for year in years]
    return tuple(CoachYear(year, survey, counted.get(survey.pk, 0) if survey else 0) for year, survey in found)
