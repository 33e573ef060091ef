"""What was answered, counted: the rounds of one questionnaire, and the last of them by rater, sector and board.

Only fixed cuts, so that nobody finds one person by taking one count from another. Every stratum holds enough people,
and boards are only set apart within a sector that is shown, as far as enough people stay together in the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.models import Counted, Stratum, Survey, Words
from startbaan.apps.surveys.queries.access_to import leads, own_boards, readable_surveys
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.apps.surveys.queries.outcome import Answers, Cut
from startbaan.apps.surveys.queries.thresholds import least_shown
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import Questionnaire
from startbaan.domain.questionnaires.groups import large_enough
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.domain.questionnaires.years import Round
from startbaan.domain.words import plural

Tallies = Mapping[str, Tally]
REST = ""


@dataclass
class _Sum:
    """Counts of several strata together, by question."""

    people: Counter[str] = field(default_factory=Counter)
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, question: str, answer: str, people: int) -> None:
        """Add a count; without an answer it is of everybody who answered the question."""
        if answer:
            self.counts[question][answer] += people
        else:
            self.people[question] += people

    @property
    def tallies(self) -> Tallies:
        """What they answered, by question."""
        counted = {question: Tally(people, self.counts[question]) for question, people in self.people.items()}
        return counted | {question: Tally(len(texts), {}, tuple(texts)) for question, texts in self.texts.items()}


Row = tuple[int, str, str, int]


def answers_of(viewer: Viewer, key: UUID) -> Answers:
    """All there is to show of a survey; raises Http404 for who may read no count of it."""
    survey = _readable(viewer, key)
    strata = {row.pk: row for row in Stratum.objects.filter(survey=survey).select_related("board")}
    rows = _rows(strata)
    whole = _summed(rows, by=lambda _stratum: "whole")["whole"]
    _add_texts(whole, Words.objects.filter(stratum__in=strata))
    last = _round(survey, definition_of(survey.questionnaire), whole.tallies)
    by_sector = _summed(rows, by=lambda stratum: strata[stratum].sector)
    least = least_shown(survey.organisation)
    return Answers(
        rounds=(*_earlier(survey), last),
        cuts=tuple(_cuts(viewer, survey, strata, rows, least=least)),
        sectors={sector: found.tallies for sector, found in sorted(by_sector.items())},
        least=least,
    )


def answers_of_board(viewer: Viewer, key: UUID, *, board: int) -> Answers:
    """What one's own board answered in the survey of a partnership; raises Http404.

    Of a question that too few people at other boards answered there is nothing, for the whole would tell of those.
    """
    survey = _readable(viewer, key)
    if board not in own_boards(viewer):
        raise Http404
    own = Organisation.objects.get(pk=board)
    least = least_shown(own)
    strata = {row.pk: row for row in Stratum.objects.filter(survey=survey)}
    sums = _summed(_rows(strata), by=lambda stratum: "own" if strata[stratum].board_id == board else "others")
    mine = [stratum for stratum, row in strata.items() if row.board_id == board]
    _add_texts(sums["own"], Words.objects.filter(stratum__in=mine))
    _add_texts(sums["others"], Words.objects.filter(stratum__in=strata.keys() - set(mine)))
    others = sums["others"].tallies
    shown = {
        question: tally
        for question, tally in sums["own"].tallies.items()
        if not 0 < others.get(question, Tally()).people < least
    }
    return Answers((_round(survey, definition_of(survey.questionnaire), shown),), (), {}, least)


def tallies_by_group(viewer: Viewer, key: UUID) -> Mapping[str, Tallies]:
    """What each group of raters answered, by its value; under an empty one who was counted with others."""
    survey = _readable(viewer, key)
    strata = {row.pk: row for row in Stratum.objects.filter(survey=survey)}
    sums = _summed(_rows(strata), by=lambda stratum: strata[stratum].group)
    return {group: found.tallies for group, found in sums.items()}


def _readable(viewer: Viewer, key: UUID) -> Survey:
    found = readable_surveys(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _rows(strata: Iterable[int]) -> Sequence[Row]:
    rows = Counted.objects.filter(stratum__in=list(strata))
    return list(rows.values_list("stratum_id", "question", "answer", "people"))


def _summed(rows: Iterable[Row], *, by: Callable[[int], str]) -> dict[str, _Sum]:
    """Add up counts by what their stratum belongs to."""
    found: dict[str, _Sum] = defaultdict(_Sum)
    names: dict[int, str] = {}
    for stratum, question, answer, people in rows:
        name = names.get(stratum)
        if name is None:
            name = names[stratum] = by(stratum)
        found[name].add(question, answer, people)
    return found


def _add_texts(found: _Sum, rows: QuerySet[Words]) -> None:
    for question, texts in rows.values_list("question", "texts"):
        found.texts[question].extend(texts)


def _round(survey: Survey, questionnaire: Questionnaire, tallies: Tallies) -> Round:
    return Round(SchoolYear(survey.school_year), questionnaire, tallies, bytes(survey.secret))


def _earlier(survey: Survey) -> list[Round]:
    """The same questionnaire in earlier school years, each year as one, oldest first."""
    about = survey.about.partition(":")[0] if survey.about.startswith("gathering:") else survey.about
    same = Survey.objects.filter(
        questionnaire__key=survey.questionnaire.key,
        organisation=survey.organisation_id,
        school_year__lt=survey.school_year,
        reader=survey.reader_id,
    )
    same = same.filter(about__startswith=f"{about}:") if about != survey.about else same.filter(about=about)
    years = {row.school_year: row for row in same.select_related("questionnaire").order_by("school_year", "opens_on")}
    counts = Counted.objects.filter(stratum__survey__in=same.order_by().values("pk"))
    sums: dict[int, _Sum] = defaultdict(_Sum)
    summed = counts.values_list("stratum__survey__school_year", "question", "answer").annotate(Sum("people"))
    for year, question, answer, people in summed.order_by() if years else ():
        sums[year].add(question, answer, people)
    return [_round(row, definition_of(row.questionnaire), sums[year].tallies) for year, row in sorted(years.items())]


def _cuts(
    viewer: Viewer, survey: Survey, strata: Mapping[int, Stratum], rows: Sequence[Row], *, least: int
) -> Iterable[Cut]:
    def cut(key: str, title: str, row: str, label: Callable[[int], str]) -> Iterable[Cut]:
        groups = {name: found.tallies for name, found in sorted(_summed(rows, by=label).items())}
        if len(groups) > 1:
            yield Cut(key, title, row, groups)

    sectors = dict(Organisation.InSector.choices)
    yield from cut("group", _("Wie het invulden"), _("Groep"), lambda pk: _group_name(strata[pk].group))
    yield from cut("sector", _("Per sector"), _("Sector"), lambda pk: str(sectors.get(strata[pk].sector, REST)))
    if leads(viewer, survey):
        shown = _boards_shown(strata.values(), least=least)
        yield from cut("board", _("Per bestuur"), _("Bestuur"), lambda pk: _board_name(strata[pk], shown))


def _group_name(group: str) -> str:
    return plural(group) if group else REST


def _board_name(stratum: Stratum, shown: frozenset[int]) -> str:
    return str(stratum.board) if stratum.board_id in shown else REST


def _boards_shown(strata: Iterable[Stratum], *, least: int) -> frozenset[int]:
    """The boards that may stand apart: leaving enough people in the rest of their sector.

    Sectors that are not shown themselves are one to who reads, so their boards leave enough in all of these together.
    """
    rows = list(strata)
    people: Counter[str] = Counter()
    for stratum in rows:
        people[stratum.sector] += stratum.people
    sectors = large_enough(people, least=least)
    boards: dict[str, Counter[str]] = defaultdict(Counter)
    for stratum in rows:
        pool = stratum.sector if stratum.sector in sectors else REST
        boards[pool][str(stratum.board_id or REST)] += stratum.people
    shown = {board for found in boards.values() for board in large_enough(found, least=least)}
    return frozenset(int(board) for board in shown if board)
