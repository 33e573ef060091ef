"""How far somebody who learns to observe agrees with the example lessons, item by item and all in all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from startbaan.domain.instruments.definition import Instrument, Item
from startbaan.domain.instruments.training import Example, Lesson, Rule, Training
from startbaan.domain.measurement.agreement import NoAgreement, severity, weighted_kappa
from startbaan.domain.measurement.estimates import Estimate


@dataclass(frozen=True, slots=True)
class Beside:
    """One item: the own score beside the example; None where it was not seen, or is not to be seen."""

    item: Item
    own: int | None
    example: Example | None

    @property
    def by(self) -> int | None:
        """How many points higher than the example; None where one of the two has no score."""
        return None if self.own is None or self.example is None else self.own - self.example.score


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over how many items both scored, of how many in the examples; how many the same; kappa and severity.

    Kappa is None where it cannot be told: all scores are the same.
    """

    both: int
    of: int
    same: int
    kappa: Estimate | None
    severity: Estimate

    @property
    def kappa_high(self) -> float | None:
        """The upper end of the interval around kappa; one is complete, so never more."""
        return None if self.kappa is None else min(1.0, self.kappa.high)

    @property
    def is_even(self) -> bool:
        """Whether the difference in severity may as well be chance."""
        return self.severity.low <= 0 <= self.severity.high

    @property
    def seen(self) -> float:
        """Which share of the items of the examples got a score."""
        return self.both / self.of


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which parts of the rule are met."""

    agrees: bool
    is_near: bool
    saw_enough: bool

    @property
    def passed(self) -> bool:
        """Whether all of them are."""
        return self.agrees and self.is_near and self.saw_enough


def beside(scores: Mapping[str, int], *, lesson: Lesson, instrument: Instrument) -> tuple[Beside, ...]:
    """Lay own scores beside the example, for every item of the instrument, in its order."""
    return tuple(Beside(item, scores.get(item.key), lesson.by_item.get(item.key)) for item in instrument.items)


def agreement(lines: Iterable[Beside]) -> Agreement | None:
    """Say how far the own scores agree with the examples; nothing where no item has both."""
    shown = [line for line in lines if line.example is not None]
    pairs = [(line.own, line.example.score) for line in shown if line.own is not None and line.example is not None]
    if not pairs:
        return None
    own, example = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    try:
        kappa = weighted_kappa(own, example=example)
    except NoAgreement:
        kappa = None
    same = sum(first == second for first, second in pairs)
    return Agreement(len(pairs), len(shown), same, kappa, severity(own, example=example))


def overall(scored: Mapping[str, Mapping[str, int]], *, training: Training, instrument: Instrument) -> Agreement | None:
    """Say how far somebody agrees over the lessons scored so far, all their items together."""
    lessons = [lesson for lesson in training.lessons if lesson.key in scored]
    return agreement(
        line for lesson in lessons for line in beside(scored[lesson.key], lesson=lesson, instrument=instrument)
    )


def judged(found: Agreement | None, *, rule: Rule) -> Verdict:
    """Hold an agreement to the rule; without any nothing is met."""
    if found is None:
        return Verdict(agrees=False, is_near=False, saw_enough=False)
    return Verdict(
        agrees=found.kappa is not None and found.kappa.low >= rule.kappa_low,
        is_near=abs(found.severity.value) <= rule.severity,
        saw_enough=found.seen >= rule.seen,
    )
