"""The list *Starters*: which of the circle one asked for, in which order, and what a page shows of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Count, DateField, F, Q
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst
from django.utils.translation import get_language

from startbaan.apps.home.queries.attention import Badge, badge_of
from startbaan.apps.home.queries.circle import Known, Workplace, circle_of
from startbaan.apps.home.queries.signals import close_to, signals_of, tallies
from startbaan.apps.home.queries.standing import LAST_DAY, RANKS, Standing
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.models import Activity
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.signals import Name
from startbaan.domain.words import Sector, word

YEARS = (1, 2, 3, 4)
FEW_SCHOOLS = 12
Place = tuple[int | str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asked of the list; nothing asked is everything, by name."""

    words: tuple[str, ...] = ()
    school: int | None = None
    board: int | None = None
    coach: int | None = None
    year: int | None = None
    standing: Standing | None = None
    signal: Name | None = None
    order: str = "naam"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a list can be narrowed to, ready to be written."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; empty where the viewer may see no more than the name card."""

    key: str
    name: str
    school: str
    coach: str
    buddy: str
    year: int | None = None
    start_on: date | None = None
    done: int = 0
    total: int = 0
    milestone: str = ""
    milestone_on: date | None = None
    is_agreed: bool = False
    is_late: bool = False
    standing: Standing | None = None
    signals: tuple[Badge, ...] = ()


@dataclass(frozen=True)
class Starters:
    """The circle of a viewer with the signals about each, and which of it was asked for."""

    circle: Sequence[Known]
    asked: Asked
    raised: Mapping[int, frozenset[Name]]

    @cached_property
    def found(self) -> list[Known]:
        """The starters asked for, in the order asked for."""
        return sorted(self._asked_for(), key=_ORDERS[self.asked.order])

    def _asked_for(self) -> Iterator[Known]:
        for known in self.circle:
            if _fits(known, self.asked) and self.asked.signal in {None, *self.raised.get(known.pk, ())}:
                yield known

    @cached_property
    def signals(self) -> list[tuple[Badge, int]]:
        """About how many of the circle each signal is."""
        there = [name for names in self.raised.values() for name in names]
        return [(badge_of(name), count) for name in Name if (count := there.count(name))]

    @cached_property
    def boards(self) -> list[Choice]:
        """The boards one can choose from."""
        found = ((place.board, place.board_name) for known in self.circle for place in known.places)
        return _choices(found, chosen=self.asked.board)

    @cached_property
    def schools(self) -> list[Choice]:
        """The schools one can choose from."""
        found = ((place.school, place.name) for known in self.circle for place in known.places)
        return _choices(found, chosen=self.asked.school)

    @cached_property
    def workplaces(self) -> list[Workplace]:
        """The schools whose contact list is offered: the one asked for, or all where they are few."""
        by_number = {place.school: place for known in self.circle for place in known.places}
        if self.asked.school in by_number:
            return [by_number[self.asked.school]]
        if len(by_number) > FEW_SCHOOLS:
            return []
        return sorted(by_number.values(), key=lambda place: place.name.casefold())

    @cached_property
    def coaches(self) -> list[Choice]:
        """The coaches one can choose from, by family name."""
        coaches = sorted({known.coach for known in self.circle if known.coach}, key=lambda coach: coach.sort_name)
        return [Choice(str(coach.pk), coach.name, coach.pk == self.asked.coach) for coach in coaches]

    @cached_property
    def years(self) -> list[Choice]:
        """The years one can choose from."""
        there = {known.course.year for known in self.circle if known.course}
        return [Choice(str(year), str(year), year == self.asked.year) for year in YEARS if year in there]

    @cached_property
    def standings(self) -> list[tuple[Standing, int]]:
        """How many of the circle stand how, the most pressing first."""
        there = [known.standing for known in self.circle]
        return [(standing, count) for standing in Standing if (count := there.count(standing))]

    @cached_property
    def sector(self) -> Sector | None:
        """The sector of all of them, where it is one."""
        sectors = {place.sector for known in self.circle for place in known.places}
        return Sector(sectors.pop()) if len(sectors) == 1 else None

    @cached_property
    def shows_courses(self) -> bool:
        """Whether the viewer may see how any of them goes."""
        return any(known.course for known in self.circle)


def starters(viewer: Viewer, asked: Asked) -> Starters:
    """Find the starters someone asked for."""
    circle = circle_of(viewer, words=asked.words)
    signals = signals_of(viewer, circle, tallies(viewer, circle), close_to(viewer))
    raised = {
        starter: frozenset(found.name for mine in by_relation.values() for found in mine)
        for starter, by_relation in signals.items()
    }
    return Starters(circle, asked, raised)


def rows_of(listed: Starters, found: Sequence[Known], *, on: date) -> list[Row]:
    """Say of each of these starters how far the year is and what comes next; two statements whatever their number."""
    coursed = [known for known in found if known.course]
    done = _done(coursed)
    steps = _next_steps(coursed)
    return [
        _row(known, done.get(known.pk, (0, 0)), steps.get(known.pk), _badges(listed, known), on=on) for known in found
    ]


def _badges(listed: Starters, known: Known) -> tuple[Badge, ...]:
    """The signals in words, without what the standing says already."""
    said = {Name.NO_COACH} if known.standing is Standing.NO_COACH else set()
    names = listed.raised.get(known.pk, frozenset()) - said
    return tuple(badge_of(name) for name in Name if name in names)


def _fits(known: Known, asked: Asked) -> bool:
    return (
        known.is_found
        and (asked.school is None or any(place.school == asked.school for place in known.places))
        and (asked.board is None or any(place.board == asked.board for place in known.places))
        and (asked.coach is None or (known.coach is not None and known.coach.pk == asked.coach))
        and (asked.year is None or (known.course is not None and known.course.year == asked.year))
        and (asked.standing is None or known.standing is asked.standing)
    )


def _by_school(known: Known) -> Place:
    return known.school.casefold(), known.sort_name


def _by_coach(known: Known) -> Place:
    return known.coach.sort_name if known.coach else "", known.sort_name


def _by_year(known: Known) -> Place:
    return known.course.year if known.course else 0, known.sort_name


def _by_standing(known: Known) -> Place:
    return RANKS[known.standing] if known.standing else len(RANKS), known.sort_name


def _by_name(known: Known) -> Place:
    return 0, known.sort_name


_ORDERS = {"naam": _by_name, "school": _by_school, "coach": _by_coach, "jaar": _by_year, "stand": _by_standing}
ORDERS = tuple(_ORDERS)


def _choices(found: Iterable[tuple[int, str]], *, chosen: int | None) -> list[Choice]:
    in_order = sorted(set(found), key=lambda pair: (pair[1].casefold(), pair[0]))
    return [Choice(str(value), label, value == chosen) for value, label in in_order]


def _done(found: Sequence[Known]) -> dict[int, tuple[int, int]]:
    """Of each starter, how many activities of this year are done, and of how many."""
    tracks = {known.course.track: known for known in found if known.course}
    rows = Activity.objects.filter(track__in=tracks).exclude(state=Activity.State.DROPPED)
    counted = rows.values_list("track", "year").annotate(
        done=Count("pk", filter=Q(state=Activity.State.DONE)), total=Count("pk")
    )
    return {
        known.pk: (done, total)
        for track, year, done, total in counted.order_by()
        if (known := tracks[track]).course and year == max(known.course.year, 1)
    }


@dataclass(frozen=True, slots=True)
class _Step:
    key: str
    number: int
    day: date
    is_agreed: bool


def _next_steps(found: Sequence[Known]) -> dict[int, _Step]:
    """Of each starter, the first thing still to do: by the day agreed on, else by the last day."""
    tracks = [known.course.track for known in found if known.course]
    rows = Activity.objects.filter(track__in=tracks, state=Activity.State.PLANNED)
    rows = rows.annotate(last_day=Cast(LAST_DAY - timedelta(days=1), DateField())).annotate(
        day=Coalesce(F("planned_on"), F("last_day"))
    )
    first = rows.order_by("starter", "day", "pk").distinct("starter")
    return {
        starter: _Step(key, number, day, planned_on is not None)
        for starter, key, number, day, planned_on in first.values_list("starter", "key", "number", "day", "planned_on")
    }


def _row(known: Known, done: tuple[int, int], step: _Step | None, badges: tuple[Badge, ...], *, on: date) -> Row:
    coach = known.coach.name if known.coach else ""
    buddy = known.buddy.name if known.buddy else ""
    course = known.course
    if course is None:
        return Row(known.key, known.name, known.school, coach, buddy)
    return Row(
        key=known.key,
        name=known.name,
        school=known.school,
        coach=coach,
        buddy=buddy,
        year=course.year,
        start_on=course.start_on,
        done=done[0],
        total=done[1],
        milestone=title_of(course.definition, step.key, number=step.number) if step else "",
        milestone_on=step.day if step else None,
        is_agreed=step.is_agreed if step else False,
        is_late=step is not None and step.day < on,
        standing=course.standing,
        signals=badges,
    )


def title_of(definition: Definition, key: str, *, number: int) -> str:
    """What others than the starter call an activity, with its number where it comes more than once a year."""
    words = definition.activity(key)
    title = capfirst(word(words.kind.value, sector=definition.sector, language=get_language() or "nl"))
    return f"{title} {number}" if words.times.most > 1 else title
