"""What was held on a day, and who was there: what others ask about, as a survey does the day after."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from startbaan.apps.gatherings.models import Attendance, Gathering

NOT_HELD = (Gathering.State.DRAFT, Gathering.State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Held:
    """A gathering that was held, and the people who were there."""

    key: UUID
    organisation: int
    title: str
    of_kind: str
    day: date
    people: tuple[int, ...]


def held_on(day: date) -> list[Held]:
    """Give what was held on a day; where nobody was ticked, those who had a place count as having been there."""
    return _held(Gathering.objects.filter(day=day))


def held_lately(organisation: int, *, since: date, until: date) -> list[Held]:
    """Give what an organisation held between two days, the last first, and who was there."""
    return _held(Gathering.objects.filter(organisation=organisation, day__gte=since, day__lte=until))


def _held(rows: QuerySet[Gathering]) -> list[Held]:
    found = list(rows.exclude(state__in=NOT_HELD).order_by("-day", "pk"))
    came: dict[int, list[int]] = defaultdict(list)
    had_a_place: dict[int, list[int]] = defaultdict(list)
    attended = Attendance.objects.filter(gathering__in=[row.pk for row in found]).order_by("starter")
    for gathering, person, state, seen in attended.values_list("gathering", "starter", "state", "seen"):
        if seen == Attendance.Seen.CAME:
            came[gathering].append(person)
        if state == Attendance.State.PLACE:
            had_a_place[gathering].append(person)
    return [
        Held(row.key, row.organisation_id, row.title, row.of_kind, row.day, tuple(came[row.pk] or had_a_place[row.pk]))
        for row in found
    ]
