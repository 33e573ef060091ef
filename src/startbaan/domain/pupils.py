"""What the pupils of one class say of the lessons, together: from enough answers on, in counts, never a sheet.

Of each question the answers are counted apart, so that two answers of one pupil are nowhere together. A question that
too few could answer is left out, as the database leaves it out. Means have an interval: `questionnaires.estimates`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from startbaan.domain.instruments.definition import Domain, Instrument, Item
from startbaan.domain.questionnaires.estimates import Interval, mean_of, mean_of_means
from startbaan.domain.sentences import Sentence, say
from startbaan.domain.sources import Text

LEAST = 10
MOST = 100  # pupils of one class: our own bound
DONT_KNOW = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many pupils gave one answer to one question; `DONT_KNOW` is an answer too."""

    question: str
    answer: int
    people: int


@dataclass(frozen=True, slots=True)
class Said:
    """How many gave one answer, and which part that is of those who gave one."""

    words: Text
    people: int
    share: float


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to one question: lowest first, who did not know apart, and the mean with its interval."""

    item: Item
    said: tuple[Said, ...]
    unknown: int
    people: int
    mean: Interval


@dataclass(frozen=True, slots=True)
class Part:
    """What was answered to the questions of one domain, and what too few could answer."""

    domain: Domain
    answered: tuple[Answered, ...]
    withheld: tuple[Item, ...]
    mean: Interval | None


@dataclass(frozen=True, slots=True)
class Results:
    """What enough pupils said together, domain by domain in the order of the instrument."""

    people: int
    parts: tuple[Part, ...]
    ends: tuple[Text, Text]
    points: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one pupil sent: the answers that can be counted, and per question what is wrong."""

    answers: Mapping[str, int]
    problems: Mapping[str, Sentence]

    @property
    def is_whole(self) -> bool:
        """Whether it can be counted."""
        return not self.problems


def read_sheet(instrument: Instrument, *, typed: Mapping[str, str]) -> Sheet:
    """Read what a pupil chose for each question; a question without an answer and any other value is refused."""
    answers, problems = {}, {}
    for number, item in enumerate(instrument.items, start=1):
        written = typed.get(item.key, "")
        if not written:
            problems[item.key] = say("Kies bij vraag %(number)s een antwoord.", number=number)
        elif written in _values(instrument):
            answers[item.key] = int(written)
        else:
            problems[item.key] = say("Kies bij vraag %(number)s een van de antwoorden die er staan.", number=number)
    return Sheet(answers, problems)


def results(instrument: Instrument, *, counts: Iterable[Count], people: int) -> Results:
    """Put counts beside the questions they belong to; of a question without counts too few gave an answer.

    `people` is how many pupils sent their answers: `LEAST` or more.
    """
    assert people >= LEAST
    found: dict[str, dict[int, int]] = {}
    for count in counts:
        found.setdefault(count.question, {})[count.answer] = count.people
    parts = tuple(_part(instrument, domain, found) for domain in instrument.domains)
    return Results(people, parts, (instrument.scale[0], instrument.scale[-1]), len(instrument.scale))


def _values(instrument: Instrument) -> frozenset[str]:
    return frozenset(str(answer) for answer in (DONT_KNOW, *instrument.scores))


def _part(instrument: Instrument, domain: Domain, found: Mapping[str, Mapping[int, int]]) -> Part:
    answered = tuple(_answered(instrument, item, found[item.key]) for item in domain.items if item.key in found)
    withheld = tuple(item for item in domain.items if item.key not in found)
    return Part(domain, answered, withheld, mean_of_means([each.mean for each in answered]) if answered else None)


def _answered(instrument: Instrument, item: Item, counts: Mapping[int, int]) -> Answered:
    known = {score: counts.get(score, 0) for score in instrument.scores}
    people = sum(known.values())
    said = tuple(Said(instrument.anchor(score), count, count / people) for score, count in known.items())
    bounds = (instrument.scores[0], instrument.scores[-1])
    return Answered(item, said, counts.get(DONT_KNOW, 0), people, mean_of(known, bounds=bounds))
