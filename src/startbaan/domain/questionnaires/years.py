"""One question over the years: each year beside the last, in one line only where the question stayed the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.comparing import Stayed, difference
from startbaan.domain.questionnaires.definition import Question, Questionnaire
from startbaan.domain.questionnaires.estimates import Difference, Interval
from startbaan.domain.questionnaires.estimates import difference as less
from startbaan.domain.questionnaires.results import Measured, Rated, Result, result
from startbaan.domain.questionnaires.tallies import Tally


@dataclass(frozen=True, slots=True)
class Round:
    """What was asked in a school year, how it was answered by question, and the secret of that survey."""

    year: SchoolYear
    questionnaire: Questionnaire
    tallies: Mapping[str, Tally]
    secret: bytes


@dataclass(frozen=True, slots=True)
class InYear:
    """The result of one year, and what became of the question from then to the last year."""

    year: SchoolYear
    result: Result
    stayed: Stayed

    @property
    def is_comparable(self) -> bool:
        """Whether it may stand in one line with the last year."""
        return self.stayed is Stayed.SAME


def over_years(key: str, *, rounds: Sequence[Round], least: int) -> tuple[InYear, ...]:
    """Give a question of the last round in every year that asked it, oldest first. Raises `KeyError`.

    A year that asked it in other words, or with other answers, is there too, and says so.
    """
    if not rounds:
        return ()
    last = rounds[-1].questionnaire
    last.question(key)
    found = []
    for round_ in rounds:
        question = _question(round_.questionnaire, key)
        if question is None:
            continue
        (stayed,) = [step.stayed for step in difference(round_.questionnaire, after=last) if step.key == key]
        shown = result(question, tally=round_.tallies.get(key, Tally()), least=least, secret=round_.secret)
        found.append(InYear(round_.year, shown, stayed))
    return tuple(found)


def mean_in(found: Result) -> Interval | None:
    """Give the mean of a result, where it has one that is shown."""
    return found.mean if isinstance(found, Rated | Measured) else None


def change(years: Sequence[InYear]) -> Difference | None:
    """Say how much the mean changed from the last comparable year before to the last; None where either has none."""
    if not years or (now := mean_in(years[-1].result)) is None:
        return None
    means = [mean for year in years[:-1] if year.is_comparable and (mean := mean_in(year.result)) is not None]
    return less(now, other=means[-1]) if means else None


def _question(questionnaire: Questionnaire, key: str) -> Question | None:
    return next((question for question in questionnaire.questions if question.key == key), None)
