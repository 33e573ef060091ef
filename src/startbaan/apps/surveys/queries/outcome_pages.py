"""The page of a result: what survey it is, how many took part, and every question; and the same as rows of a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries.access_to import own_boards
from startbaan.apps.surveys.queries.answers import answers_of, answers_of_board
from startbaan.apps.surveys.queries.outcome import Answered, Outcome
from startbaan.apps.surveys.queries.pages import survey_seen_by
from startbaan.apps.surveys.queries.taking_part import taking_part
from startbaan.domain.periods import SchoolYear
from startbaan.domain.staffing.lines import Value
from startbaan.ui.wording import number

WHOLE, MOST_HEADS = 100, 3


@dataclass(frozen=True)
class Tile:
    """A number with what it counts."""

    number: str
    caption: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True)
class OutcomePage:
    """A survey with its result, of everybody or of one board."""

    survey: Survey
    outcome: Outcome
    asked: int
    answered: int
    on: date
    board: Organisation | None
    boards: tuple[Organisation, ...]

    @property
    def eyebrow(self) -> str:
        """Whose survey it is and of which school year."""
        whose = self.board or self.survey.organisation
        return _("%(place)s, schooljaar %(year)s") % {"place": whose, "year": SchoolYear(self.survey.school_year)}

    @property
    def lead(self) -> str:
        """What was asked about."""
        return self.outcome.questionnaire.about.said(self.outcome.language)

    @property
    def is_running(self) -> bool:
        """Whether answers may still come in."""
        return self.survey.state == Survey.State.OPEN

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """How many took part, and the marks that say most."""
        asked = [found for found in self.outcome.questions if found.is_required and found.head]
        heads = [Tile(found.head.written, found.text, note=found.head.said) for found in asked if found.head]
        return (*self._taking_part(), *heads[:MOST_HEADS])

    def _taking_part(self) -> Iterator[Tile]:
        """How many of all who were asked; of one board it is not told."""
        if self.board is None and self.asked:
            share = round(self.answered / self.asked * WHOLE)
            unit, note = (
                _("van %(asked)s") % {"asked": number(self.asked)},
                _("%(share)s%% vulde in") % {"share": share},
            )
            yield Tile(number(self.answered), _("Antwoorden"), unit, note)


def outcome_page(viewer: Viewer, key: UUID, *, board: str, language: str) -> OutcomePage:
    """Give a result to who may read it, of a board by itself where that is asked; raises Http404."""
    survey = survey_seen_by(viewer, key)
    asked, answered = taking_part(viewer, key)
    boards = _boards(viewer, survey)
    chosen = next((found for found in boards if found.key == board), None)
    answers = answers_of_board(viewer, key, board=chosen.pk) if chosen else answers_of(viewer, key)
    return OutcomePage(survey, Outcome(answers, language), asked, answered, viewer.on, chosen, boards)


def _boards(viewer: Viewer, survey: Survey) -> tuple[Organisation, ...]:
    """The own boards of the viewer, in the survey of a partnership."""
    if survey.organisation.of_kind != Organisation.OfKind.PARTNERSHIP:
        return ()
    own = own_boards(viewer)
    return tuple(Organisation.objects.filter(pk__in=own).order_by("name", "pk")) if own else ()


def headings() -> list[str]:
    """The words above the columns of the sheet."""
    return [_("Nummer"), _("Vraag"), _("Onderdeel"), _("Wat"), _("Maat"), _("Waarde"), _("Marge"), _("Mensen")]


def sheet_rows(outcome: Outcome) -> Iterator[list[Value]]:
    """Give the figures of the page as rows; what is about too few people says so, and own words are left out."""
    for asked in outcome.questions:
        yield from _rows_of(asked)


def _rows_of(asked: Answered) -> Iterator[list[Value]]:
    first: list[Value] = [asked.number, asked.text]
    if asked.is_withheld:
        yield [*first, "", "", "", _("te weinig mensen"), "", ""]
        return
    if asked.head:
        head = asked.head
        yield [*first, _("Alles samen"), "", head.label, head.value, head.interval, head.people]
    for chart in asked.charts:
        for line in chart.lines:
            value = line.written if line.value is None else line.value
            yield [*first, chart.caption, line.label, chart.value, value, line.interval, line.people]
    if asked.words:
        yield [*first, _("Eigen woorden staan alleen op de pagina."), "", "", "", "", asked.people]
