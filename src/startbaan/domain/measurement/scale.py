"""A scale as a page needs it: items with their thresholds, and the measure of one observation; plain Python.

The same as `steps` and `persons` say for many at once: partial credit, P(X_i = c | θ) ∝ exp(cθ − η_ic), and Warm's
estimate, θ with r − T(θ) + J(θ) / 2 I(θ) = 0 and standard error I^(−1/2) (Warm 1989, Psychometrika 54, 427–450).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import exp, fsum, log

from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.sentences import Problem, say

MOST_ROUNDS = 60
PRECISE = 1e-10
LONGEST_STEP = 1.0
FARTHEST = 60.0


class NotAScale(Problem):
    """A file that is no set of parameters, or one in which errors are missing."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item and its thresholds in logits; its scores are 0 to as many as there are thresholds."""

    name: str
    thresholds: tuple[Estimate, ...]

    def chances(self, at: float) -> tuple[float, ...]:
        """Give the chance of every score at a measure."""
        exponents = [0.0, *accumulate(at - threshold.value for threshold in self.thresholds)]
        most = max(exponents)
        odds = [exp(exponent - most) for exponent in exponents]
        total = fsum(odds)
        return tuple(each / total for each in odds)

    def reached(self, at: float) -> tuple[float, ...]:
        """Give the chance of score 1 or more, of 2 or more, and so on, at a measure."""
        return tuple(accumulate(self.chances(at)[:0:-1]))[::-1]


@dataclass(frozen=True, slots=True)
class Scale:
    """The items of an instrument, in their order."""

    items: tuple[Item, ...]


def measure(answers: Mapping[str, int], *, scale: Scale) -> Estimate:
    """Measure one observation by the items that were scored, at least one; finite even for all-lowest."""
    seen = [item for item in scale.items if item.name in answers]
    assert seen
    score = sum(answers[item.name] for item in seen)
    most = sum(len(item.thresholds) for item in seen)
    middle = fsum(step.value for item in seen for step in item.thresholds) / most
    at = middle + log((score + 0.5) / (most - score + 0.5))
    low, high, information = -FARTHEST, FARTHEST, 1.0
    for _round in range(MOST_ROUNDS):
        mean, information, third = _moments(seen, at)
        rest = score - mean + third / (2 * information)
        low, high = (at, high) if rest > 0 else (low, at)
        step = max(-LONGEST_STEP, min(LONGEST_STEP, rest / information))
        if abs(step) < PRECISE:
            break
        at = at + step if low < at + step < high else (low + high) / 2
    return Estimate(at, information**-0.5)


def _moments(items: list[Item], at: float) -> tuple[float, float, float]:
    """Add up mean, variance and third moment of the scores of items at a measure."""
    total = [0.0, 0.0, 0.0]
    for item in items:
        chances = item.chances(at)
        mean = fsum(score * chance for score, chance in enumerate(chances))
        total[0] += mean
        total[1] += fsum((score - mean) ** 2 * chance for score, chance in enumerate(chances))
        total[2] += fsum((score - mean) ** 3 * chance for score, chance in enumerate(chances))
    return total[0], total[1], total[2]


def read_scale(content: bytes) -> Scale:
    """Read the items of what `calibrate` wrote. Raises `NotAScale`."""
    try:
        rows = {
            str(item["item"]): [(float(step["value"]), float(step["se"])) for step in item["thresholds"]]
            for item in json.loads(content)["items"]
        }
    except (ValueError, KeyError, TypeError) as problem:
        raise NotAScale(
            say(
                "Het bestand met items is niet te lezen. Gebruik een bestand dat `startbaan calibrate` schreef, met "
                "van elk item de drempels en hun standaardfout."
            )
        ) from problem
    known = [abs(value) < FARTHEST and 0 < se < FARTHEST for steps in rows.values() for value, se in steps]
    if not rows or not all(rows.values()) or not all(known):
        raise NotAScale(say("In het bestand met items mist een drempel of een standaardfout."))
    return Scale(tuple(Item(name, tuple(Estimate(*step) for step in steps)) for name, steps in rows.items()))
