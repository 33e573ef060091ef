"""Reads one element of a programme from its YAML; a field left out keeps what the element had before."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from startbaan.domain.loading import Node
from startbaan.domain.schedule.definition import (
    Activity,
    ActivityKind,
    BudgetLine,
    Dates,
    GroupSize,
    Missed,
    OnboardingSubject,
    Pace,
    Standing,
    Times,
    Timing,
    Topic,
    Weeks,
)
from startbaan.domain.sources import Source, Status, Text, one_of, source, text, texts

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NO_TEXT = Text("", "")
NO_SOURCE = Source(Status.UNVERIFIED)
NEW_ACTIVITY = Activity(
    key="",
    kind=ActivityKind.GATHERING,
    part="",
    title=NO_TEXT,
    why=NO_TEXT,
    how=(),
    who=(),
    lead="",
    invited=(),
    years=(),
    times=Times(1, 1, 1),
    hours=None,
    timing=Weeks(()),
    after=(),
    least_minutes=0,
    notice_days=14,
    missed=Missed.SQUEEZE,
    group=None,
    agreements=(),
    topics=(),
    source=NO_SOURCE,
)
NEW_SUBJECT = OnboardingSubject(
    key="",
    title=NO_TEXT,
    why=NO_TEXT,
    items=(),
    with_whom=(),
    weeks=(1, 1),
    starter_ticks_alone=False,
    source=NO_SOURCE,
)
NEW_LINE = BudgetLine(
    key="",
    title=NO_TEXT,
    holder="starter",
    members=(),
    years=(),
    total=None,
    at_most=None,
    rest=None,
    rest_for=(),
    with_fte=False,
    source=NO_SOURCE,
)
NO_LEAP_YEAR = 2023
MOST_WEEKS = 52
MOST_TIMES = 60
MOST_YEARS = 10
MOST_DAYS = 365
TIMINGS = ("weeks", "between", "pace")


def topic(node: Node) -> Topic:
    """Read a key with its words beside it."""
    fields = node.fields(required=["key", "nl", "en"])
    return Topic(fields["key"].text(), Text(fields["nl"].text(), fields["en"].text()))


def pair(node: Node) -> tuple[int, int]:
    """Read two whole numbers, the first not above the second."""
    numbers = [item.whole(least=1, most=MOST_WEEKS, default=1) for item in node.items()]
    if len(numbers) != 2 or numbers[0] > numbers[1]:
        node.refuse("hier horen twee getallen, het eerste niet groter dan het tweede, bijvoorbeeld [1, 4]")
        return (1, 1)
    return (numbers[0], numbers[1])


def activity(node: Node, *, before: Activity, length_years: int) -> Activity:
    """Read an activity; with a new `before`, everything it needs must be there."""
    new = before is NEW_ACTIVITY
    must = ["key", *(["kind", "part", "title", "why", "how", "who", "lead", "source"] if new else [])]
    may = ["kind", "part", "title", "why", "how", "who", "lead", "source", "invited", "years", "times", "hours"]
    may += [*TIMINGS, "after", "least_minutes", "notice_days", "missed", "group", "agreements", "topics"]
    fields = node.fields(required=must, optional=[key for key in may if key not in must])
    timing = _timing(node, fields, before=before.timing, length_years=length_years)
    times = _kept(fields["times"], _times, _times_of(timing) if new else before.times)
    return Activity(
        key=fields["key"].text(),
        kind=_kept(fields["kind"], lambda item: one_of(item, before.kind), before.kind),
        part=_kept(fields["part"], Node.text, before.part),
        title=_kept(fields["title"], text, before.title),
        why=_kept(fields["why"], text, before.why),
        how=_kept(fields["how"], _how, before.how),
        who=_kept(fields["who"], Node.texts, before.who),
        lead=_kept(fields["lead"], Node.text, before.lead),
        invited=_kept(fields["invited"], Node.texts, before.invited),
        years=_kept(fields["years"], _years, before.years or tuple(range(1, length_years + 1))),
        times=times,
        hours=_kept(fields["hours"], Node.number, before.hours),
        timing=timing,
        after=_kept(fields["after"], Node.texts, before.after),
        least_minutes=_kept(fields["least_minutes"], Node.whole, before.least_minutes),
        notice_days=_kept(fields["notice_days"], lambda item: item.whole(most=MOST_DAYS), before.notice_days),
        missed=_kept(fields["missed"], lambda item: one_of(item, before.missed), before.missed),
        group=_kept(fields["group"], _group, before.group),
        agreements=_kept(fields["agreements"], texts, before.agreements),
        topics=_kept(fields["topics"], _topics, before.topics),
        source=_kept(fields["source"], source, before.source),
    )


def onboarding_subject(node: Node, *, before: OnboardingSubject) -> OnboardingSubject:
    """Read a subject of the onboarding list."""
    body = ["title", "why", "items", "with", "weeks", "source"]
    must = ["key", *(body if before is NEW_SUBJECT else [])]
    may = [key for key in [*body, "starter_ticks_alone"] if key not in must]
    fields = node.fields(required=must, optional=may)
    items = _kept(fields["items"], lambda found: tuple(topic(item) for item in found.items()), before.items)
    keys = [item.key for item in items]
    for key in {key for key in keys if keys.count(key) > 1}:
        fields["items"].refuse(f"het onderdeel “{key}” staat er twee keer")
    return OnboardingSubject(
        key=fields["key"].text(),
        title=_kept(fields["title"], text, before.title),
        why=_kept(fields["why"], text, before.why),
        items=items,
        with_whom=_kept(fields["with"], Node.texts, before.with_whom),
        weeks=_kept(fields["weeks"], pair, before.weeks),
        starter_ticks_alone=fields["starter_ticks_alone"].flag(default=before.starter_ticks_alone),
        source=_kept(fields["source"], source, before.source),
    )


def budget_line(node: Node, *, before: BudgetLine, length_years: int) -> BudgetLine:
    """Read a line of hours that must add up."""
    must = ["key", *(["title", "members", "source"] if before is NEW_LINE else [])]
    may = ["title", "members", "source", "holder", "years", "total", "at_most", "rest", "rest_for", "with_fte"]
    fields = node.fields(required=must, optional=[key for key in may if key not in must])
    line = BudgetLine(
        key=fields["key"].text(),
        title=_kept(fields["title"], text, before.title),
        holder=_kept(fields["holder"], Node.text, before.holder),
        members=_kept(fields["members"], Node.texts, before.members),
        years=_kept(fields["years"], _years, before.years or tuple(range(1, length_years + 1))),
        total=_kept(fields["total"], Node.number, before.total),
        at_most=_kept(fields["at_most"], Node.number, before.at_most),
        rest=_kept(fields["rest"], Node.number, before.rest),
        rest_for=_kept(fields["rest_for"], Node.texts, before.rest_for),
        with_fte=fields["with_fte"].flag(default=before.with_fte),
        source=_kept(fields["source"], source, before.source),
    )
    if (line.total is None) == (line.at_most is None):
        node.refuse(f"{line.key}: geef “total” of “at_most”, en niet allebei")
    if (line.at_most is None) != (line.rest is None):
        node.refuse(f"{line.key}: bij “at_most” hoort “rest” (wat er overblijft), en alleen daar")
    return line


def _kept(node: Node, read: Callable[[Node], T], before: T) -> T:
    return read(node) if node.given else before


def _years(node: Node) -> tuple[int, ...]:
    return tuple(sorted({item.whole(least=1, most=MOST_YEARS, default=1) for item in node.items()}))


def _how(node: Node) -> tuple[tuple[str, Text], ...]:
    return tuple((role, text(words)) for role, words in node.entries().items())


def _group(node: Node) -> GroupSize:
    return GroupSize(*pair(node))


def _times(node: Node) -> Times:
    if isinstance(node.value, int):
        number = node.whole(least=1, most=MOST_TIMES, default=1)
        return Times(number, number, number)
    fields = node.fields(required=["least", "most", "planned"])
    return Times(
        least=fields["least"].whole(most=MOST_TIMES),
        most=fields["most"].whole(least=1, most=MOST_TIMES, default=1),
        planned=fields["planned"].whole(least=1, most=MOST_TIMES, default=1),
    )


def _times_of(timing: Timing) -> Times:
    number = 1 if isinstance(timing, Standing) else max(1, len(timing.windows))
    return Times(number, number, number)


def _topics(node: Node) -> tuple[tuple[int, tuple[str, ...]], ...]:
    found = []
    for year, keys in node.entries().items():
        if year.isdecimal():
            found.append((int(year), keys.texts()))
        else:
            keys.refuse(f"hier hoort het nummer van een jaar, niet “{year}”")
    return tuple(found)


def _timing(node: Node, fields: dict[str, Node], *, before: Timing, length_years: int) -> Timing:
    given = [key for key in TIMINGS if fields[key].given]
    if len(given) > 1 or (not given and before == NEW_ACTIVITY.timing):
        node.refuse(f"geef één van {', '.join(TIMINGS)}")
        return before
    if not given:
        return before
    chosen = fields[given[0]]
    if given == ["pace"]:
        paces = tuple(one_of(item, Pace.WEEKLY) for item in chosen.items())
        if len(paces) != length_years:
            chosen.refuse(f"geef voor elk van de {length_years} jaren een ritme")
        return Standing(paces or (Pace.AS_NEEDED,))
    single = not any(isinstance(item.value, tuple) for item in chosen.items())
    members = (chosen,) if single else chosen.items()
    if given == ["weeks"]:
        return Weeks(tuple(pair(item) for item in members))
    return Dates(tuple(_dates(item) for item in members))


def _dates(node: Node) -> tuple[tuple[int, int], tuple[int, int]]:
    days = [_month_day(item) for item in node.items()]
    if len(days) != 2 or _place_in_year(days[0]) > _place_in_year(days[1]):
        node.refuse('hier horen twee dagen binnen één schooljaar, bijvoorbeeld ["09-01", "10-15"]')
        return ((8, 1), (8, 1))
    return (days[0], days[1])


def _month_day(node: Node) -> tuple[int, int]:
    written = node.text()
    try:
        day = datetime.strptime(f"{NO_LEAP_YEAR}-{written}", "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        node.refuse(f"“{written}” is geen dag; schrijf maand-dag, bijvoorbeeld 09-15 (en geen 29 februari)")
        return (8, 1)
    return (day.month, day.day)


def _place_in_year(day: tuple[int, int]) -> tuple[int, int]:
    month, number = day
    return ((month - 8) % 12, number)
