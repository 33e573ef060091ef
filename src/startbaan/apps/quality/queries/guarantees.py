"""The self-evaluation on the four guarantees: the partnership's own statements, and how far it is with each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import get_language

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import Finding, GuaranteeScore, GuaranteeStatements
from startbaan.apps.quality.queries.reach import Reach, reach_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import Questionnaire, ScaleQuestion
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.questionnaires.statements import with_statements
from startbaan.domain.sentences import Problem

KEY = "guarantees"


@dataclass(frozen=True)
class StatementLine:
    """One statement: how far it is this year and was last year, in words."""

    key: str
    text: str
    point: int | None
    word: str
    before: str


@dataclass(frozen=True)
class GuaranteeLine:
    """One guarantee with its statements."""

    key: str
    title: str
    about: str
    source: str
    text: str
    statements: tuple[StatementLine, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class GuaranteesPage:
    """The self-evaluation of a partnership in one school year."""

    reach: Reach
    year: SchoolYear
    guarantees: tuple[GuaranteeLine, ...]
    points: tuple[tuple[int, str], ...]
    is_written: bool
    is_asked: bool

    @property
    def scored(self) -> int:
        """How many statements were looked at this year."""
        return sum(line.point is not None for each in self.guarantees for line in each.statements)

    @property
    def statements(self) -> int:
        """How many statements there are."""
        return sum(len(each.statements) for each in self.guarantees)


def guarantees_page(viewer: Viewer, key: str) -> GuaranteesPage:
    """The self-evaluation of this school year; raises Http404 for who does not follow the whole partnership."""
    reach = reach_of(viewer, key)
    if not reach.reads_all:
        raise Http404
    year = SchoolYear.of(viewer.on)
    rows = statements_of(reach.partnership, until=year)
    pasted = rows.get(year.start_year) or (rows[max(rows)] if rows else {})
    scores = _scores(reach.partnership, year)
    asked, language = questions_of(pasted, year=year), get_language() or "nl"
    found = list(Finding.objects.filter(partnership=reach.partnership, origin="guarantees"))
    basis = _basis()
    points = tuple(enumerate((point.said(language) for point in basis.scales[0].points), start=1))
    words = dict(points)
    return GuaranteesPage(
        reach=reach,
        year=year,
        guarantees=tuple(
            GuaranteeLine(
                key=theme.key,
                title=theme.title.said(language),
                about=theme.about.said(language),
                source=theme.source.named(language),
                text=pasted.get(theme.key, ""),
                statements=tuple(_line(each, scores, year, words) for each in _of_theme(asked, theme.key)),
                findings=tuple(row for row in found if row.title.startswith(f"{theme.title.nl}: ")),
            )
            for theme in basis.themes
        ),
        points=points,
        is_written=bool(rows.get(year.start_year)),
        is_asked=asked is not None,
    )


def statements_of(partnership: Organisation, *, until: SchoolYear) -> dict[int, dict[str, str]]:
    """The statements of a partnership by school year and guarantee."""
    rows = GuaranteeStatements.objects.filter(partnership=partnership, school_year__lte=until.start_year)
    found: dict[int, dict[str, str]] = {}
    for row in rows.order_by("school_year"):
        found.setdefault(row.school_year, {})[row.guarantee] = row.text
    return found


def questions_of(pasted: Mapping[str, str], *, year: SchoolYear) -> Questionnaire | None:
    """The statements as a questionnaire; None as long as there is nothing to ask."""
    try:
        return with_statements(_basis(), pasted=pasted, version=str(year.start_year))
    except Problem:
        return None


def guarantee_keys() -> Sequence[tuple[str, str, str]]:
    """The four guarantees: key, name and what each is about."""
    language = get_language() or "nl"
    return [(theme.key, theme.title.said(language), theme.about.said(language)) for theme in _basis().themes]


def _basis() -> Questionnaire:
    return next(found for found in shipped().values() if found.key == KEY)


def _of_theme(asked: Questionnaire | None, theme: str) -> list[ScaleQuestion]:
    return [each for each in asked.about_theme(theme) if isinstance(each, ScaleQuestion)] if asked else []


def _scores(partnership: Organisation, year: SchoolYear) -> dict[tuple[int, str], int]:
    years = (year.start_year, year.previous.start_year)
    rows = GuaranteeScore.objects.filter(partnership=partnership, school_year__in=years)
    return {(row.school_year, row.statement): row.point for row in rows}


def _line(
    asked: ScaleQuestion, scores: Mapping[tuple[int, str], int], year: SchoolYear, words: Mapping[int, str]
) -> StatementLine:
    point = scores.get((year.start_year, asked.key))
    before = scores.get((year.previous.start_year, asked.key))
    return StatementLine(asked.key, asked.text.nl, point, words.get(point or 0, ""), words.get(before or 0, ""))
