"""On which parts of the week someone can be asked, and the moments that fit a number of people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.agenda.models import Availability, Invitation
from startbaan.apps.outbox.queries.waiting import regions_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Person
from startbaan.domain.meeting.fitting import FOR_TALKING, Diary, Stretch, fitting, spread
from startbaan.domain.meeting.moments import after, begin_of, day_of
from startbaan.domain.meeting.week import EVERY_WORKING_DAY, WORKING_DAYS, PartOfDay, WeekPart
from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Region, shipped_calendars

WEEKDAYS: tuple[Promise, ...] = (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"))
PARTS: dict[PartOfDay, Promise] = {
    PartOfDay.MORNING: _("ochtend"),
    PartOfDay.AFTERNOON: _("middag"),
    PartOfDay.AFTER_SCHOOL: _("na school"),
}


@dataclass(frozen=True)
class OwnWeek:
    """The parts of the week on which the viewer can be asked, and whether they said so themselves."""

    parts: frozenset[WeekPart]
    is_said: bool


@dataclass(frozen=True)
class Cell:
    """One part of one day in the form."""

    key: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class WeekRow:
    """One day in the form."""

    name: Promise
    cells: tuple[Cell, ...]


def own_week(viewer: Viewer) -> OwnWeek:
    """When the viewer can be asked; on every part of every working day as long as they said nothing."""
    parts = _parts(visible_to(viewer, Availability.objects.filter(person__in=viewer.persons)))
    return OwnWeek(parts or EVERY_WORKING_DAY, bool(parts))


def written(parts: Iterable[WeekPart]) -> list[str]:
    """These parts as a form knows them."""
    return [part.key for part in parts]


def week_rows(chosen: Collection[str]) -> list[WeekRow]:
    """The form: a row for each working day."""
    return [
        WeekRow(
            WEEKDAYS[weekday],
            tuple(
                Cell(key, f"{WEEKDAYS[weekday]} {PARTS[part]}", key in chosen)
                for part in PartOfDay
                for key in [WeekPart(weekday, part).key]
            ),
        )
        for weekday in WORKING_DAYS
    ]


def free_moments(
    people: Collection[int],
    *,
    minutes: int,
    between: Period,
    since: datetime,
    most: int = 12,
    liked: Sequence[PartOfDay] = FOR_TALKING,
) -> list[datetime]:
    """Some moments from `since` on at which all these people can be asked for that long; never who could not, or why.

    Whoever asks has asked first whether they may plan with these people; `between` has an end.
    """
    diaries = _diaries(people, between=between, since=since)
    return spread(list(fitting(diaries, minutes=minutes, days=between, since=since)), most=most, liked=liked)


def _diaries(people: Collection[int], *, between: Period, since: datetime) -> list[Diary]:
    """What keeps each of these people, with all that the same human being is to other employers."""
    assert between.end is not None
    humans = _humans(people)
    everyone = {person for persons in humans.values() for person in persons}
    weeks: dict[int, list[Availability]] = defaultdict(list)
    for row in Availability.objects.filter(person__in=everyone):
        weeks[row.person_id].append(row)
    taken = _taken(everyone, between=between)
    regions = regions_of(everyone, on=day_of(since))
    calendars = shipped_calendars()
    return [
        Diary(
            _parts(row for one in persons for row in weeks[one]) or EVERY_WORKING_DAY,
            tuple(stretch for one in persons for stretch in taken[one]),
            tuple(
                holiday.period
                for region in {region for one in persons for region in regions.get(one, ())}
                for holiday in calendars[Region(region)].holidays
            ),
        )
        for persons in humans.values()
    ]


def _humans(people: Collection[int]) -> dict[int, list[int]]:
    """Each of these people, with all that the same human being is to other employers."""
    humans = {person: [person] for person in people}
    for person, other in Person.objects.filter(pk__in=people).values_list("pk", "user__persons"):
        if other is not None and other != person:
            humans[person].append(other)
    return humans


def _taken(people: Collection[int], *, between: Period) -> dict[int, list[Stretch]]:
    assert between.end is not None
    rows = Invitation.objects.filter(
        person__in=people,
        appointment__cancelled_at=None,
        appointment__start_at__gte=begin_of(between.start),
        appointment__start_at__lt=begin_of(between.end),
    ).exclude(answer=Invitation.Answer.DECLINED)
    found: dict[int, list[Stretch]] = defaultdict(list)
    for person, start, minutes in rows.values_list("person", F("appointment__start_at"), F("appointment__minutes")):
        found[person].append(Stretch(start, after(start, minutes=minutes)))
    return found


def _parts(rows: Iterable[Availability]) -> frozenset[WeekPart]:
    return frozenset(WeekPart(row.weekday, PartOfDay(row.part)) for row in rows)


def days_said(people: Collection[int]) -> dict[int, frozenset[int]]:
    """On which days of the week each said they can be asked, Monday being 0; nothing for who said nothing.

    Never the parts of a day. Whoever asks has asked first whether they may plan with these people.
    """
    humans = _humans(people)
    everyone = {other for others in humans.values() for other in others}
    days = defaultdict(set)
    for person, weekday in Availability.objects.filter(person__in=everyone).values_list("person", "weekday"):
        days[person].add(weekday)
    found = {person: frozenset(day for one in others for day in days[one]) for person, others in humans.items()}
    return {person: said for person, said in found.items() if said}
