"""When a partnership is to be reviewed, and how many visits to others it still owes: by dated rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.sources import Source, Status, Text, one_of, source, text

FILE = CONTENT / "register" / "reviews.yaml"
NO_DAY = date(2000, 1, 1)
MOST_YEARS = 20


class Standing(StrEnum):
    """How a partnership stands."""

    RECOGNISED = "recognised"
    ASPIRANT = "aspirant"


class ReviewKind(StrEnum):
    """What is done to look at the quality of a partnership."""

    PEER_REVIEW = "peer-review"
    ASSESSING_REVIEW = "assessing-review"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Every:
    """From a day on: so many times in so many years; and where that stands."""

    start: date
    years: int
    times: int
    source: Source


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of review, for whom it is, and how often from which day on."""

    kind: ReviewKind
    title: Text
    about: Text
    standing: Standing
    values: tuple[Every, ...]

    def on(self, day: date) -> Every:
        """Give how often it is on a day; before the first day, what held then."""
        return next((value for value in reversed(self.values) if value.start <= day), self.values[0])


@dataclass(frozen=True, slots=True)
class Partnership:
    """How a partnership stands since when, and what was done before."""

    standing: Standing
    since: date
    done: tuple[tuple[ReviewKind, date], ...] = ()

    def last(self, kind: ReviewKind, *, until: date) -> date | None:
        """The last day on which it was done in this standing, on `until` or before."""
        days = [day for which, day in self.done if which is kind and self.since <= day <= until]
        return max(days, default=None)

    def times(self, kind: ReviewKind, *, since: date, until: date) -> int:
        """How often it was done from one day through another."""
        return sum(which is kind and since <= day <= until for which, day in self.done)


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done on `by` or before, how many times still, and in the years counted from which day."""

    rule: Rule
    by: date
    counted_from: date
    times_left: int

    @property
    def source(self) -> Source:
        """Where it stands."""
        return self.rule.on(self.counted_from).source

    def is_late(self, *, on: date) -> bool:
        """Whether the day has gone by."""
        return on > self.by


@cache
def rules() -> Mapping[ReviewKind, Rule]:
    """Read how often partnerships are reviewed; raises `Refused`."""
    return read(load_yaml(FILE))


def due(partnership: Partnership, *, on: date, by_rules: Mapping[ReviewKind, Rule] | None = None) -> tuple[Due, ...]:
    """Say what is to be done next, the nearest day first.

    A review is due so many years after the last one, the first time after the partnership got its standing. Visits are
    owed in the years from the last own review on; those that were made are taken off.
    """
    found = (_due(rule, partnership, on) for rule in (by_rules or rules()).values())
    wanted = [each for each in found if each.rule.standing is partnership.standing and each.times_left]
    return tuple(sorted(wanted, key=lambda each: (each.by, each.rule.kind)))


def _due(rule: Rule, partnership: Partnership, on: date) -> Due:
    own = ReviewKind.PEER_REVIEW if rule.kind is ReviewKind.VISIT else rule.kind
    start = partnership.last(own, until=on) or partnership.since
    every = rule.on(start)
    by = _years_after(start, years=every.years)
    made = partnership.times(rule.kind, since=start, until=on) if rule.kind is ReviewKind.VISIT else 0
    return Due(rule, by, start, max(0, every.times - made))


def _years_after(day: date, *, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def read(root: Node) -> Mapping[ReviewKind, Rule]:
    """Build the rules, one for each kind of review; raises `Refused`."""
    found = [_rule(node) for node in root.items()]
    kinds = [rule.kind for rule in found]
    for kind in ReviewKind:
        if kinds.count(kind) != 1:
            root.refuse(f"“{kind}” staat er {kinds.count(kind)} keer; zet hem er één keer in")
    root.settle()
    return {rule.kind: rule for rule in found}


def _rule(node: Node) -> Rule:
    fields = node.fields(required=["key", "title", "about", "standing", "every"])
    values = tuple(_every(item) for item in fields["every"].items())
    starts = [value.start for value in values]
    if not values or starts != sorted(set(starts)):
        fields["every"].refuse("zet de waarden op volgorde, elk met een eigen begindag")
    return Rule(
        kind=one_of(fields["key"], ReviewKind.VISIT),
        title=text(fields["title"]),
        about=text(fields["about"]),
        standing=one_of(fields["standing"], Standing.RECOGNISED),
        values=values,
    )


def _every(node: Node) -> Every:
    fields = node.fields(required=["from", "years", "source"], optional=["times"])
    found = source(fields["source"])
    if found.status is Status.CONFIRMED and not found.place:
        fields["source"].refuse("zeg waar dit bevestigd is (place)")
    return Every(
        start=fields["from"].day(default=NO_DAY),
        years=fields["years"].whole(least=1, most=MOST_YEARS, default=1),
        times=fields["times"].whole(least=1, most=MOST_YEARS, default=1) if fields["times"].given else 1,
        source=found,
    )
