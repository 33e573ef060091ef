"""The work plan of a school or board: the lines of its starters, and for who arranges those of its coaches."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.overview import Overview, SchoolHours
from startbaan.apps.entitlements.queries.work_plan import coach_line, starter_line, work_plan_word
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line to copy, with the hours it is about."""

    name: str
    hours: float
    text: str


@dataclass(frozen=True, slots=True)
class PlanPart:
    """The lines of one school, or of the coaches of a board."""

    key: str
    title: str
    word: str
    lines: tuple[PlanLine, ...]

    @property
    def text(self) -> str:
        """All of them, one below the other."""
        return "\n".join(line.text for line in self.lines)

    @property
    def rows(self) -> int:
        """How much room they ask."""
        return min(len(self.lines) * 2, 16)


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """What one copies for a school year."""

    year: SchoolYear
    found: Overview
    parts: tuple[PlanPart, ...]


def work_plan(found: Overview) -> WorkPlan:
    """The lines of every starter shown, and of the coaches of a board for who keeps its register."""
    schools = [found.chosen] if found.chosen else found.schools
    return WorkPlan(found.year, found, (*(_school(school) for school in schools), *_coaches(found)))


def work_plan_sheet(plan: WorkPlan) -> tuple[list[str], list[list[str | float]]]:
    """The same as a sheet: where, who, how many hours, and the line."""
    headers = [_("School of bestuur"), _("Naam"), _("Uren"), _("Schooljaar"), _("Regel")]
    rows: list[list[str | float]] = [
        [part.title, line.name, line.hours, str(plan.year), line.text] for part in plan.parts for line in part.lines
    ]
    return headers, rows


def _school(found: SchoolHours) -> PlanPart:
    lines = tuple(
        PlanLine(str(one.starter), round(float(one.owed), 2), starter_line(str(one.starter), one.found))
        for one in found.starters
    )
    return PlanPart(f"school-{found.school.pk}", found.school.name, work_plan_word(found.school.sector), lines)


def _coaches(found: Overview) -> Iterator[PlanPart]:
    """The coaches of each board, unless one school was chosen."""
    boards = {coach.row.board_id: coach.row.board for coach in found.coaches} if found.chosen is None else {}
    for board in sorted(boards.values(), key=lambda board: board.name):
        coaches = [coach for coach in found.coaches if coach.row.board_id == board.pk]
        lines = tuple(PlanLine(str(one.row.person), one.available or one.asked, coach_line(one)) for one in coaches)
        title = _("Coaches van %(board)s") % {"board": board.name}
        yield PlanPart(f"coaches-{board.pk}", title, work_plan_word(board.sector), lines)
