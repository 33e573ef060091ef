"""What was answered, counted: the rounds of one questionnaire, and the last of them by rater, sector and board.

Only fixed cuts, so that nobody finds one person by taking one count from another. Every stratum holds enough people,
and boards are only set apart within a sector that is shown, as far as enough people stay together in the rest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


Sums = dict[tuple[str, str], int]
Texts = Mapping[str, Sequence[str]]
Row = tuple[int, str, str, int]


def answers_of(viewer: Viewer, key: UUID) -> Answers:
    """All there is to show of a survey; raises Http404 for who may read no count of it."""
    survey = _readable(viewer, key)
    strata = {row.pk: row for row in Stratum.objects.filter(survey=survey).select_related("board")}
    rows = _rows(strata)
    by_sector = _summed(rows, by={pk: stratum.sector for pk, stratum in strata.items()})
    whole = _tallies(_together(by_sector.values()), _texts(Words.objects.filter(stratum__in=strata)))
    sectors = {sector: _tallies(sums, {}) for sector, sums in sorted(by_sector.items())}
    least = least_shown(survey.organisation)
    return Answers(
        rounds=(*_earlier(survey), _round(survey, definition_of(survey.questionnaire), whole)),
        cuts=tuple(_cuts(viewer, survey, strata, rows, sectors, least=least)),
        sectors=sectors,
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
    strata = {row.pk: row.board_id == board for row in Stratum.objects.filter(survey=survey)}
    sums = _summed(_rows(strata), by={pk: "own" if is_own else "others" for pk, is_own in strata.items()})
    mine = [pk for pk, is_own in strata.items() if is_own]
    words = Words.objects.filter(stratum__in=strata)
    tallies = _tallies(sums.get("own", {}), _texts(words.filter(stratum__in=mine)))
    others = _tallies(sums.get("others", {}), _texts(words.exclude(stratum__in=mine)))
    shown = {
        question: tally for question, tally in tallies.items() if not 0 < others.get(question, Tally()).people < least
    }
    return Answers((_round(survey, definition_of(survey.questionnaire), shown),), (), {}, least)


def tallies_by_group(viewer: Viewer, key: UUID) -> Mapping[str, Tallies]:
    """What each group of raters answered, by its value; under an empty one who was counted with others."""
    survey = _readable(viewer, key)
    groups = dict(Stratum.objects.filter(survey=survey).values_list("pk", "group"))
    return {group: _tallies(sums, {}) for group, sums in _summed(_rows(groups), by=groups).items()}


def _readable(viewer: Viewer, key: UUID) -> Survey:
    found = readable_surveys(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def _rows(strata: Iterable[int]) -> Sequence[Row]:
    rows = Counted.objects.filter(stratum__in=list(strata))
    return list(rows.values_list("stratum_id", "question", "answer", "people"))


def _summed(rows: Iterable[Row], *, by: Mapping[int, str]) -> dict[str, Sums]:
    """Add up counts by question and answer, for each name that `by` gives to strata."""
    found: dict[str, Sums] = {name: {} for name in by.values()}
    of = {stratum: found[name] for stratum, name in by.items()}
    for stratum, question, answer, people in rows:
        sums = of[stratum]
        sums[question, answer] = sums.get((question, answer), 0) + people
    return found


def _together(found: Iterable[Sums]) -> Sums:
    """Add up counts of different people."""
    total: Sums = {}
    for sums in found:
        for key, people in sums.items():
            total[key] = total.get(key, 0) + people
    return total


def _tallies(sums: Sums, texts: Texts) -> Tallies:
    """What people answered, by question; under an empty answer stand all who answered it."""
    counts: dict[str, dict[str, int]] = {question: {} for question, answer in sums if not answer}
    for (question, answer), people in sums.items():
        if answer:
            counts[question][answer] = people
    found = {question: Tally(sums[question, ""], answers) for question, answers in counts.items()}
    return found | {question: Tally(len(said), {}, tuple(said)) for question, said in texts.items()}


def _texts(rows: QuerySet[Words]) -> Texts:
    found: dict[str, list[str]] = defaultdict(list)
    for question, texts in rows.values_list("question", "texts"):
        found[question].extend(texts)
    return found


def _round(survey: Survey, questionnaire: Questionnaire, tallies: Tallies) -> Round:
    return Round(SchoolYear(survey.school_year), questionnaire, tallies, bytes(survey.secret))


def _earlier(survey: Survey) -> list[Round]:
    """The same questionnaire in earlier school years, each year as one, oldest first."""
    about = survey.about.partition(":")[0] if survey.about.startswith("gathering:") else survey.about
    same = Survey.objects.filter(
        questionnaire__key=survey.questionnaire.key,
        organisation=survey.organisation_id,
        school_year__lt=survey.school_year,
    )
    same = same.filter(about__startswith=f"{about}:") if about != survey.about else same.filter(about=about)
    years = {row.school_year: row for row in same.select_related("questionnaire").order_by("school_year", "opens_on")}
    counts = Counted.objects.filter(stratum__survey__in=same.order_by().values("pk"))
    sums: dict[int, Sums] = defaultdict(dict)
    summed = counts.values_list("stratum__survey__school_year", "question", "answer").annotate(Sum("people"))
    for year, question, answer, people in summed.order_by() if years else ():
        sums[year][question, answer] = people
    return [
        _round(row, definition_of(row.questionnaire), _tallies(sums[year], {})) for year, row in sorted(years.items())
    ]


def _cuts(
    viewer: Viewer,
    survey: Survey,
    strata: Mapping[int, Stratum],
    rows: Sequence[Row],
    sectors: Mapping[str, Tallies],
    *,
    least: int,
) -> Iterator[Cut]:
    """The cuts in which there is something to set side by side."""
    groups = {pk: _group_name(stratum.group) for pk, stratum in strata.items()}
    if len(set(groups.values())) > 1:
        yield Cut("group", _("Wie het invulden"), _("Groep"), _side_by_side(rows, groups))
    if len(sectors) > 1:
        names = dict(Organisation.InSector.choices)
        by_name = {str(names.get(sector, REST)): tallies for sector, tallies in sectors.items()}
        yield Cut("sector", _("Per sector"), _("Sector"), by_name)
    if leads(viewer, survey):
        shown = _boards_shown(strata.values(), least=least)
        boards = {pk: _board_name(stratum, shown) for pk, stratum in strata.items()}
        if len(set(boards.values())) > 1:
            yield Cut("board", _("Per bestuur"), _("Bestuur"), _side_by_side(rows, boards))


def _side_by_side(rows: Sequence[Row], names: Mapping[int, str]) -> Mapping[str, Tallies]:
    return {name: _tallies(sums, {}) for name, sums in sorted(_summed(rows, by=names).items())}


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
