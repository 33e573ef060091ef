"""How far an observer agrees with an example that was scored: weighted kappa and severity, with their intervals.

Plain Python.

Cohen's kappa with squared weights (Cohen 1968, Psychological Bulletin 70, 213–220): a difference of two scores counts
four times one of one. Its error is that of Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72, 323–327).
"""

from collections import Counter
from collections.abc import Sequence
from math import fsum, sqrt

from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.sentences import Problem, say


class NoAgreement(Problem):
    """Scores that are all the same, so that agreement and chance cannot be told apart."""


def weighted_kappa(scores: Sequence[int], *, example: Sequence[int]) -> Estimate:
    """Say how far scores agree with those of the example, beyond chance; one is complete. Raises `NoAgreement`.

    The error of complete agreement, nought by the formula, is that of one score that differed by one step.
    """
    assert len(scores) == len(example)
    assert scores
    if len(set(scores) | set(example)) == 1:
        raise NoAgreement(say("Alle scores zijn gelijk. Of jullie het eens zijn, is dan niet te zeggen."))
    found, error = _kappa(list(scores), list(example))
    if error > 0:
        return Estimate(found, error)
    highest, lowest = max(example), min(example)
    moved = [example[0] + (1 if example[0] < highest else -1), *scores[1:]]
    _, error = _kappa(moved, list(example))
    return Estimate(found, error if error > 0 else 1 / (len(scores) * (highest - lowest or 1)))


def severity(scores: Sequence[int], *, example: Sequence[int]) -> Estimate:
    """Say how many points higher than the example somebody scores on average; below nought is stricter.

    The error where all differ by the same, nought by the formula, is that of one score that differed by one step more.
    """
    assert len(scores) == len(example)
    assert scores
    many = len(scores)
    apart = [score - shown for score, shown in zip(scores, example, strict=True)]
    mean = fsum(apart) / many
    if many == 1 or len(set(apart)) == 1:
        return Estimate(mean, 1 / many)
    return Estimate(mean, sqrt(fsum((each - mean) ** 2 for each in apart) / (many - 1) / many))


def _kappa(scores: list[int], example: list[int]) -> tuple[float, float]:
    """Give kappa and its standard error."""
    many = len(scores)
    low, high = min(*scores, *example), max(*scores, *example)
    pairs, one, other = Counter(zip(scores, example, strict=True)), Counter(scores), Counter(example)

    def weight(first: int, second: int) -> float:
        return 1 - ((first - second) / (high - low)) ** 2

    of_score = {first: fsum(weight(first, each) * times for each, times in other.items()) / many for first in one}
    of_example = {second: fsum(weight(each, second) * times for each, times in one.items()) / many for second in other}
    seen = fsum(weight(*pair) * times for pair, times in pairs.items()) / many
    chance = fsum(of_score[first] * times for first, times in one.items()) / many
    if chance >= 1:
        return 1.0, 0.0
    square = fsum(
        times / many * (weight(first, second) * (1 - chance) - (of_score[first] + of_example[second]) * (1 - seen)) ** 2
        for (first, second), times in pairs.items()
    )
    spread = square - (seen * chance - 2 * chance + seen) ** 2
    return (seen - chance) / (1 - chance), sqrt(max(spread, 0.0) / many) / (1 - chance) ** 2
