"""What the answers to one question say together, about enough people only: there is no result about fewer.

How much is shown beside each other is limited, for what is shown together can say more than each part:

- Every result holds an `Enough`, which cannot be made of fewer people than the threshold; of fewer, a question only
  gives `Withheld`, which holds no number at all.
- Answers to a choice are counts that add up: those about too few are hidden, and so many more that they cannot be
  worked out (`shown_counts`). Ticked options do not add up, so each stands alone: hidden where few ticked it, or few
  did not.
- Points of a scale add up too, and their mean says something about them. All points are shown with the mean when each
  is about enough people or about nobody. Otherwise neighbouring points are taken together until they are; those bands
  stand beside the mean only when the mean, which is shown to a tenth, leaves as many points open as the threshold. With
  fewer people the mean is shown alone, or, where a figure from elsewhere is set beside it, that share alone.

What it cannot do: when all people give the same answer, that says something about each of them. And two results about
almost the same people can be taken from each other: who reads a whole must not read it with a small part left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from startbaan.domain.privacy.policy import shown_counts
from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Question,
    RankingQuestion,
    ScaleQuestion,
    SeveralQuestion,
)
from startbaan.domain.questionnaires.estimates import Interval, mean_of, share_of
from startbaan.domain.questionnaires.tallies import AT, Tally

WHOLE = 100
MEAN_OPEN_BY = 10  # a mean to a tenth leaves a sum open by a tenth of a point for each person


class TooFew(ValueError):
    """A result about fewer people than the threshold."""


@dataclass(frozen=True, slots=True)
class Enough:
    """So many people, at least as many as the threshold."""

    people: int
    least: int

    def __post_init__(self) -> None:
        if self.least < 1 or self.people < self.least:
            raise TooFew


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring points of a scale, from `first` through `last`, and how many people answered in between."""

    first: int
    last: int
    people: int


@dataclass(frozen=True, slots=True)
class Rated:
    """Points of a scale: at least the mean or the share; the bands where they may stand beside it."""

    enough: Enough
    mean: Interval | None
    share: Interval | None
    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        assert self.mean is not None or self.share is not None


@dataclass(frozen=True, slots=True)
class Measured:
    """Numbers: their mean."""

    enough: Enough
    mean: Interval


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options of which each chose one: how many people chose each, or None where it is kept back."""

    enough: Enough
    counts: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Ticked:
    """Options of which each chose several: which share of the people chose each, or None where it is kept back."""

    enough: Enough
    shares: Mapping[str, Interval | None]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Options in the order of their points, most first: from 0, nobody put it before another, to 100, everyone did."""

    enough: Enough
    points: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Said:
    """Own words, in an order that follows from nothing but a secret and the words."""

    enough: Enough
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Too few people: nothing is shown, also not how few."""


Shown: TypeAlias = Rated | Measured | Chosen | Ticked | Ranked | Said
Result: TypeAlias = Shown | Withheld


def result(question: Question, *, tally: Tally, least: int, secret: bytes) -> Result:
    """Say what the answers to a question say together, as far as it is about at least `least` people.

    `secret` belongs to the survey, was drawn by chance, and says nothing of when or by whom; it shuffles own words.
    """
    try:
        enough = Enough(tally.people, least)
    except TooFew:
        return Withheld()
    match question:
        case ScaleQuestion():
            return _rated(question, tally, enough)
        case NumberQuestion():
            return Measured(enough, mean_of(_numbers(tally), bounds=question.bounds).rounded())
        case ChoiceQuestion():
            counts = {option.key: tally.counts.get(option.key, 0) for option in question.options}
            return Chosen(enough, shown_counts(counts, least=least))
        case SeveralQuestion():
            return Ticked(enough, {option.key: _ticked(tally, option.key, enough) for option in question.options})
        case RankingQuestion():
            return Ranked(enough, _points(question, tally))
        case OpenQuestion():
            return Said(enough, shuffled(tally.texts, secret=secret, question=question.key))


def shuffled(texts: Iterable[str], *, secret: bytes, question: str) -> tuple[str, ...]:
    """Put texts in an order of their own for each question, whatever order they come in.

    So two answers of one person do not stand at the same place, and a new answer does not stand last.
    """

    def place(text: str) -> bytes:
        return sha256(b"\x00".join((secret, question.encode(), text.encode()))).digest()

    return tuple(sorted(texts, key=place))


def bands_of(counts: Mapping[int, int], *, bounds: tuple[int, int], least: int) -> tuple[Band, ...]:
    """Take points of a scale together with their neighbours, from low to high, until each band is about enough people.

    Points that are about enough people or nobody stay as they are when all are. Whatever is left over at the top joins
    the band before it. `counts` are about at least `least` people.
    """
    low, high = bounds
    points = range(low, high + 1)
    if all(counts.get(point, 0) >= least or not counts.get(point, 0) for point in points):
        return tuple(Band(point, point, counts.get(point, 0)) for point in points)
    bands: list[Band] = []
    first, people = low, 0
    for point in points:
        people += counts.get(point, 0)
        if people >= least:
            bands.append(Band(first, point, people))
            first, people = point + 1, 0
    if first <= high:
        before = bands.pop()
        bands.append(Band(before.first, high, before.people + people))
    return tuple(bands)


def _rated(question: ScaleQuestion, tally: Tally, enough: Enough) -> Rated:
    counts = _numbers(tally)
    mean = mean_of(counts, bounds=question.bounds).rounded()
    share = _share(question, counts, enough)
    bands = bands_of(counts, bounds=question.bounds, least=enough.least)
    is_whole = all(band.first == band.last for band in bands)
    if not is_whole and enough.people < MEAN_OPEN_BY * enough.least:
        return Rated(enough, mean if share is None else None, share, ())
    edges = {band.first for band in bands}
    fits = share is None or question.compared is None or question.compared.from_point in edges
    return Rated(enough, mean, share, bands if fits and len(bands) > 1 else ())


def _share(question: ScaleQuestion, counts: Mapping[int, int], enough: Enough) -> Interval | None:
    """The share from the point on that counts elsewhere, where enough people are on either side, or nobody is."""
    if question.compared is None:
        return None
    part = sum(count for point, count in counts.items() if point >= question.compared.from_point)
    return _part(part, enough)


def _ticked(tally: Tally, key: str, enough: Enough) -> Interval | None:
    return _part(tally.counts.get(key, 0), enough)


def _part(part: int, enough: Enough) -> Interval | None:
    if any(0 < people < enough.least for people in (part, enough.people - part)):
        return None
    return share_of(part, people=enough.people).rounded(2)


def _numbers(tally: Tally) -> dict[int, int]:
    return {int(name): count for name, count in tally.counts.items()}


def _points(question: RankingQuestion, tally: Tally) -> dict[str, Interval]:
    """Count each option by its places, from 0 for the last of all to 100 for the first.

    This is the count of Borda (1784): an option has a point for each that it was put before. Who was allowed to name
    only some leaves the places behind those open; whatever was not named gets the mean of these.
    """
    last = len(question.options) - 1
    found = {option.key: _points_of(option.key, tally, last=last, most=question.most) for option in question.options}
    return dict(sorted(found.items(), key=lambda pair: -pair[1].value))


def _points_of(key: str, tally: Tally, *, last: int, most: int) -> Interval:
    """Count in half points, for the mean of places may lie between two."""
    halves: Counter[int] = Counter()
    for place in range(1, most + 1):
        halves[2 * (last + 1 - place)] += tally.counts.get(f"{key}{AT}{place}", 0)
    halves[max(0, last - most)] += tally.people - sum(halves.values())
    found = mean_of(halves, bounds=(0, 2 * last))
    return Interval(*(end * WHOLE / (2 * last) for end in (found.value, found.low, found.high))).rounded(0)
