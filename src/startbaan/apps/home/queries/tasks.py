"""What stands on one's day: tasks, and sections of tasks for each thing one is to others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from startbaan.apps.programme.queries import Due, OnboardingDue, Seen, Standing, page_language
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.schedule.phrases import enumeration
from startbaan.domain.words import word
from startbaan.ui.shapes import State
from startbaan.ui.wording import due_day, long_day, short_day

RANKS = {State.LATE: 0, State.ATTENTION: 1, State.NEXT: 2, State.PLANNED: 3, State.DONE: 4}
MOST, MOST_UNFOLDED = 6, 18


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, how it stands, by when, for or with whom, and where one does it."""

    title: str
    state: State
    on: date
    when: str
    detail: str
    url: str
    action: str
    advice: str = ""

    @property
    def urgency(self) -> tuple[int, date]:
        """Its place among others: what is late first, then by day."""
        return RANKS[self.state], self.on


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    number: str
    caption: str
    unit: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go for more."""

    label: str
    url: str


@dataclass(frozen=True)
class Section:
    """What one has to do in one capacity; `calm` is said when that is nothing."""

    title: str
    tasks: tuple[Task, ...]
    calm: str
    more: Link | None = None
    figures: tuple[Figure, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""

    @property
    def urgency(self) -> tuple[int, date]:
        """The urgency of its first task; what has none comes last."""
        return self.tasks[0].urgency if self.tasks else (len(RANKS), date.max)

    @property
    def first(self) -> tuple[Task, ...]:
        """What stands open on the page."""
        return self.tasks[:MOST]

    @property
    def rest(self) -> tuple[Task, ...]:
        """What one unfolds."""
        return self.tasks[MOST:MOST_UNFOLDED]

    @property
    def beyond(self) -> int:
        """How many more there are; for those one goes to the list."""
        return max(len(self.tasks) - MOST_UNFOLDED, 0)


def by_urgency(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The most pressing first."""
    return tuple(sorted(tasks, key=lambda task: task.urgency))


def own_task(item: Seen, *, names: Mapping[str, str], on: date) -> Task:
    """An activity as its starter sees it, with the names of who takes part where they are known."""
    return Task(
        title=item.title,
        state=item.standing.shape,
        on=item.day,
        when=when_of(item, on=on),
        detail=_with_whom(item, names),
        url=item.url,
        action=_verb(item.standing),
        advice=item.part_for(Relation.STARTER),
    )


def helper_task(due: Due, *, on: date) -> Task:
    """An activity as someone sees it who helps or leads its starter."""
    item = due.item
    return Task(
        title=_with_starter(item, str(due.starter)),
        state=item.standing.shape,
        on=item.day,
        when=when_of(item, on=on),
        detail="",
        url=item.url,
        action=_verb(item.standing),
        advice=due.my_part,
    )


def track_task(item: Seen, *, names: Mapping[str, str], on: date) -> Task:
    """An activity on the page of its starter; the title is the way to it."""
    return Task(
        title=name_of(item),
        state=item.standing.shape,
        on=item.day,
        when=when_of(item, on=on),
        detail=_with_whom(item, names),
        url=item.url,
        action="",
    )


def onboarding_task(due: OnboardingDue, *, on: date) -> Task:
    """The subjects of an onboarding list that wait for one's tick."""
    shown = ", ".join(due.titles[:3])
    more = _("en nog %(count)s") % {"count": len(due.titles) - 3} if len(due.titles) > 3 else ""
    title = (
        _("Loop je inwerklijst langs")
        if due.is_mine
        else _("Inwerklijst van %(starter)s") % {"starter": str(due.starter)}
    )
    return Task(
        title=title,
        state=State.LATE if due.late else State.NEXT,
        on=due.last_day,
        when=due_day(due.last_day, on) if due.late else _("uiterlijk %(day)s") % {"day": short_day(due.last_day)},
        detail=f"{shown} {more}".strip(),
        url=reverse("programme:my_onboarding") if due.is_mine else reverse("programme:onboarding", args=[due.key]),
        action=_("Bekijk de lijst"),
        advice=_("Bespreek wat er nog open staat en vink het af: %(titles)s.") % {"titles": f"{shown} {more}".strip()},
    )


def when_of(item: Seen, *, on: date) -> str:
    """By when, or on which day, as one says it."""
    if item.standing is Standing.LATE:
        return due_day(item.last_day, on)
    if item.standing is Standing.CHECK:
        return _("was afgesproken op %(day)s") % {"day": long_day(item.day)}
    if item.row.planned_on is None:
        return _("uiterlijk %(day)s") % {"day": short_day(item.last_day)}
    if item.at is None:
        return _("afgesproken op %(day)s") % {"day": long_day(item.day)}
    return _("%(day)s om %(time)s uur") % {"day": long_day(item.day), "time": item.at.strftime("%H.%M")}


def _with_starter(item: Seen, starter: str) -> str:
    """What a helper calls an activity of a starter: Klassenbezoek bij Sanne."""
    kind = item.words.kind
    if kind in {ActivityKind.LESSON_VISIT, ActivityKind.CLASS_VISIT}:
        visit = capfirst(_word(ActivityKind.LESSON_VISIT.value, item))
        return _("%(visit)s bij %(starter)s") % {"visit": _numbered(visit, item), "starter": starter}
    what = _("Gesprek") if kind is ActivityKind.APPRAISAL_TALK else capfirst(_word(kind.value, item))
    return _("%(what)s met %(starter)s") % {"what": _numbered(what, item), "starter": starter}


def name_of(item: Seen) -> str:
    """What others than the starter call an activity."""
    return _numbered(capfirst(_word(item.words.kind.value, item)), item)


def _numbered(name: str, item: Seen) -> str:
    return f"{name} {item.row.number}" if item.words.times.most > 1 else name


def _verb(standing: Standing) -> str:
    return {Standing.LATE: _("Plan of vink af"), Standing.CHECK: _("Vink af"), Standing.NOW: _("Plan")}.get(
        standing, _("Bekijk")
    )


def _with_whom(item: Seen, names: Mapping[str, str]) -> str:
    """Who takes part beside the starter, by name where that is known."""
    others = tuple(names.get(part, _word(part, item)) for part in item.words.who if part != "starter")
    return _("met %(who)s") % {"who": enumeration(others, language=page_language())} if others else ""


def _word(key: str, item: Seen) -> str:
    return word(key, sector=item.definition.sector, language=page_language())
