"""Several groups side by side: the mean of each that is large enough, and how much they differ.

A group that is too small is left out, and with it as many others as it takes, so that it cannot be worked out from what
all groups say together (`shown_counts`, the same rule as for every count).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from startbaan.domain.privacy.policy import shown_counts
from startbaan.domain.questionnaires.definition import NumberQuestion, Questionnaire, ScaleQuestion
from startbaan.domain.questionnaires.estimates import Difference, Interval, difference, mean_of, mean_of_means
from startbaan.domain.questionnaires.results import Enough, TooFew
from startbaan.domain.questionnaires.tallies import Tally


@dataclass(frozen=True, slots=True)
class GroupMean:
    """What one group answered on average; of a theme, with the fewest people that answered one of its questions."""

    group: str
    enough: Enough
    mean: Interval


@dataclass(frozen=True, slots=True)
class Gap:
    """How much more one group answered than another."""

    more: str
    less: str
    difference: Difference


@dataclass(frozen=True)
class SideBySide:
    """The groups that are shown, as they were ordered, the names of those kept back, and the gaps, widest first."""

    key: str
    means: tuple[GroupMean, ...]
    withheld: tuple[str, ...]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """How much each two groups differ; of eighty boards these are thousands, so only made when asked for."""
        found = [_gap(one, other) for one, other in combinations(self.means, 2)]
        return tuple(sorted(found, key=lambda gap: (-gap.difference.value, gap.more, gap.less)))

    @property
    def talking_point(self) -> Gap | None:
        """The widest gap that is clear: what to talk about first."""
        return next((gap for gap in self.gaps if gap.difference.is_clear), None)


def large_enough(people: Mapping[str, int], *, least: int) -> frozenset[str]:
    """Give the groups that may be shown beside each other and beside the whole; groups without anybody are not."""
    shown = shown_counts(dict(people), least=least)
    return frozenset(group for group, count in shown.items() if count)


def question_by_group(
    question: ScaleQuestion | NumberQuestion, *, tallies: Mapping[str, Tally], least: int
) -> SideBySide:
    """Set what groups answered to one question side by side."""
    shown = large_enough({group: tally.people for group, tally in tallies.items()}, least=least)
    means = [_mean(group, [question], {question.key: tallies[group]}, least) for group in tallies if group in shown]
    return _side_by_side(question.key, [mean for mean in means if mean is not None], tallies)


def theme_by_group(
    questionnaire: Questionnaire, *, theme: str, tallies: Mapping[str, Mapping[str, Tally]], least: int
) -> SideBySide:
    """Set the means of groups over the scales of one theme side by side.

    `tallies` holds for each group what it answered, by question. A group is shown when it is large enough for each of
    the questions, so that its mean is about the same questions as that of the others.
    """
    questions = [found for found in questionnaire.about_theme(theme) if isinstance(found, ScaleQuestion)]
    fewest = {
        group: min((_of(question, answered).people for question in questions), default=0)
        for group, answered in tallies.items()
    }
    shown = large_enough(fewest, least=least)
    means = [_mean(group, questions, tallies[group], least) for group in tallies if group in shown]
    return _side_by_side(theme, [mean for mean in means if mean is not None], tallies)


def talking_points(found: Iterable[SideBySide]) -> tuple[SideBySide, ...]:
    """Give what groups clearly see differently, the widest gap first."""
    clear = [(each, gap) for each in found if (gap := each.talking_point) is not None]
    return tuple(each for each, gap in sorted(clear, key=lambda pair: (-pair[1].difference.value, pair[0].key)))


def _of(question: ScaleQuestion | NumberQuestion, answered: Mapping[str, Tally]) -> Tally:
    return answered.get(question.key, Tally())


def _mean(
    group: str, questions: Collection[ScaleQuestion | NumberQuestion], answered: Mapping[str, Tally], least: int
) -> GroupMean | None:
    tallies = [(question, _of(question, answered)) for question in questions]
    try:
        enough = Enough(min(tally.people for _question, tally in tallies), least)
    except TooFew:
        return None
    means = [
        mean_of({int(name): count for name, count in tally.counts.items()}, bounds=question.bounds)
        for question, tally in tallies
    ]
    return GroupMean(group, enough, mean_of_means(means).rounded())


def _side_by_side(key: str, means: Collection[GroupMean], groups: Collection[str]) -> SideBySide:
    shown = {mean.group for mean in means}
    return SideBySide(key, tuple(means), tuple(group for group in groups if group not in shown))


def _gap(one: GroupMean, other: GroupMean) -> Gap:
    more, less = (one, other) if one.mean.value >= other.mean.value else (other, one)
    return Gap(more.group, less.group, difference(more.mean, other=less.mean))
