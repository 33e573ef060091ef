"""Counting sheets together: into counts by question and answer and into own words; no sheet is left of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from startbaan.apps.surveys.models import Counted, Stratum, Survey, Words
from startbaan.apps.surveys.queries.definitions import definition_of
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.definition import OpenQuestion, Questionnaire
from startbaan.domain.questionnaires.results import shuffled
from startbaan.domain.questionnaires.strata import Stratum as Counting
from startbaan.domain.questionnaires.tallies import names_of

ANY = ""  # the answer under which everybody who answered a question is counted
Sheets = Sequence[Mapping[str, Answer]]


def count(survey: Survey, *, sheets: Mapping[Counting, Sheets]) -> None:
    """Count sheets into the strata of a survey, beside what was counted there before."""
    strata = _strata(survey, {stratum: len(found) for stratum, found in sheets.items()})
    questionnaire = definition_of(survey.questionnaire)
    _add_counts({strata[stratum].pk: _counts(questionnaire, found) for stratum, found in sheets.items()})
    _add_words(survey, {strata[stratum].pk: _texts(questionnaire, found) for stratum, found in sheets.items()})


def _strata(survey: Survey, sizes: Mapping[Counting, int]) -> Mapping[Counting, Stratum]:
    """The rows of these strata, each with so many people more."""
    rows = {Counting(row.group, row.sector, row.board_id or 0): row for row in Stratum.objects.filter(survey=survey)}
    known = [rows[stratum] for stratum in sizes if stratum in rows]
    for stratum, size in sizes.items():
        if stratum in rows:
            rows[stratum].people += size
    Stratum.objects.bulk_update(known, ["people"])
    new = [stratum for stratum in sorted(sizes) if stratum not in rows]
    made = Stratum.objects.bulk_create(
        Stratum(
            survey=survey,
            group=stratum.group,
            sector=stratum.sector,
            board_id=stratum.board or None,
            people=sizes[stratum],
        )
        for stratum in new
    )
    return rows | dict(zip(new, made, strict=True))


def _counts(questionnaire: Questionnaire, sheets: Sheets) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for question in questionnaire.questions:
        given = [sheet[question.key] for sheet in sheets if question.key in sheet]
        if isinstance(question, OpenQuestion) or not given:
            continue
        found[question.key, ANY] = len(given)
        found.update((question.key, name) for answer in given for name in names_of(question, answer))
    return found


def _add_counts(found: Mapping[int, Counter[tuple[str, str]]]) -> None:
    before = Counted.objects.filter(stratum__in=found).values_list("stratum_id", "question", "answer", "people")
    people = {(stratum, question, answer): number for stratum, question, answer, number in before}
    rows = [
        Counted(
            stratum_id=stratum,
            question=question,
            answer=answer,
            people=number + people.get((stratum, question, answer), 0),
        )
        for stratum, counts in sorted(found.items())
        for (question, answer), number in sorted(counts.items())
    ]
    Counted.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["stratum", "question", "answer"], update_fields=["people"]
    )


def _texts(questionnaire: Questionnaire, sheets: Sheets) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for question in questionnaire.questions:
        if isinstance(question, OpenQuestion):
            found[question.key] = [str(sheet[question.key]) for sheet in sheets if question.key in sheet]
    return {question: texts for question, texts in found.items() if texts}


def _add_words(survey: Survey, found: Mapping[int, Mapping[str, Iterable[str]]]) -> None:
    before = {
        (stratum, question): texts
        for stratum, question, texts in Words.objects.filter(stratum__in=found).values_list(
            "stratum_id", "question", "texts"
        )
    }
    secret = bytes(survey.secret)
    rows = [
        Words(
            stratum_id=stratum,
            question=question,
            texts=list(shuffled([*before.get((stratum, question), ()), *texts], secret=secret, question=question)),
        )
        for stratum, words in sorted(found.items())
        for question, texts in sorted(words.items())
    ]
    Words.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["stratum", "question"], update_fields=["texts"]
    )
