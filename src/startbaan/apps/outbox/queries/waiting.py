"""For whom something waits, whether its moment has come, and where it goes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, F, IntegerField, Min, Q, QuerySet, Value, When

from startbaan.apps.outbox.models import MailChoice, Message
from startbaan.apps.people.models import Address, Post, Role
from startbaan.domain.schedule.calendar import Calendar, Region, shipped_calendars
from startbaan.domain.schedule.posting import Choice, Rhythm, is_open, last_round

WAITING = Q(state=Message.State.WAITING)
INVITES = ~Q(calendar="")


@dataclass(frozen=True)
class Due:
    """Whose moment has come: what was told up to `until` goes out together, invitations each by themselves."""

    person: int
    until: datetime | None
    invitations: bool


def due(*, now: datetime) -> list[Due]:
    """Find for whom something goes out now; `now` is a moment in the Netherlands.

    Nothing on a day without school or in the weekend, and nothing for who has no address: that waits.
    """
    rows = Message.objects.filter(WAITING).order_by().values("to")
    waiting = rows.annotate(
        plain=Min("told_at", filter=~INVITES), first=Min("told_at"), invitations=Count("pk", filter=INVITES)
    ).values_list("to", "plain", "first", "invitations")
    choices, regions = choices_of(_waiting_for()), regions_of(_waiting_for(), on=now.date())
    reachable = set(addresses_of(_waiting_for(), on=now.date()))
    return [
        found
        for person, plain, first, invitations in waiting
        if person in reachable
        and (
            found := _due(
                person,
                choice=choices.get(person, STANDARD),
                calendars=calendars(regions.get(person, ())),
                now=now,
                plain=plain,
                first=first,
                invitations=invitations,
            )
        )
    ]


def choices_of(persons: QuerySet[Message, int] | Iterable[int]) -> dict[int, Choice]:
    """How these persons want to be told, where they chose."""
    rows = MailChoice.objects.filter(person__in=persons)
    return {row.person_id: choice_of(row) for row in rows}


def choice_of(row: MailChoice) -> Choice:
    """A choice as the calendar reads it."""
    return Choice(Rhythm(row.rhythm), row.hour, row.weekday, row.appointments_at_once)


def regions_of(persons: QuerySet[Message, int] | Iterable[int], *, on: date) -> Mapping[int, set[str]]:
    """The holiday regions in which these persons work: of their schools, else of the schools their role is for."""
    found: dict[int, set[str]] = defaultdict(set)
    posts = Post.objects.filter(person__in=persons, period__contains=on).exclude(school__holiday_region="")
    for person, region in posts.values_list("person", "school__holiday_region").distinct():
        found[person].add(region)
    roles = Role.objects.filter(person__in=persons, period__contains=on)
    for place in ("organisation", "organisation__parent", "organisation__children"):
        rows = roles.filter(**{f"{place}__of_kind": "school"}).exclude(**{f"{place}__holiday_region": ""})
        for person, region in rows.values_list("person", f"{place}__holiday_region").distinct():
            found[person].add(region)
    return found


def calendars(regions: Iterable[str]) -> tuple[Calendar, ...]:
    """The calendars of these regions; of all where none is known, so that only what is free everywhere is free."""
    shipped = shipped_calendars()
    return tuple(shipped[Region(region)] for region in sorted(regions)) or tuple(shipped.values())


def addresses_of(persons: QuerySet[Message, int] | Iterable[int], *, on: date) -> dict[int, str]:
    """Where mail to these persons goes: the address at a school running today, else that of signing in.

    An address that is of no school counts only when its owner signs in with it, or would for the first time.
    """
    at_school = Q(post__period__contains=on)
    signs_in = Q(confirmed_at__isnull=False) | Q(person__user__isnull=True)
    rows = Address.objects.filter(at_school | (Q(post=None) & signs_in), person__in=persons, period__contains=on)
    ranked = rows.annotate(
        rank=Case(When(at_school, then=Value(0)), default=Value(1), output_field=IntegerField())
    ).order_by("rank", F("confirmed_at").asc(nulls_last=True), "pk")
    found: dict[int, str] = {}
    for person, email in ranked.values_list("person", "email"):
        found.setdefault(person, email)
    return found


def waiting_keys(prefix: str) -> list[str]:
    """The keys that begin like this under which something waits."""
    rows = Message.objects.filter(WAITING, key__startswith=prefix)
    return sorted(set(rows.order_by().values_list("key", flat=True)))


def unreachable(*, on: date) -> int:
    """For how many persons something waits although mail has nowhere to go."""
    waiting = set(_waiting_for().distinct())
    return len(waiting - set(addresses_of(waiting, on=on)))


STANDARD = Choice()


def _waiting_for() -> QuerySet[Message, int]:
    return Message.objects.filter(WAITING).order_by().values_list("to", flat=True)


def _due(
    person: int,
    *,
    choice: Choice,
    calendars: tuple[Calendar, ...],
    now: datetime,
    plain: datetime | None,
    first: datetime,
    invitations: int,
) -> Due | None:
    apart = choice.appointments_at_once
    until = last_round(choice, calendars, now=now)
    oldest = plain if apart else first
    gathers = until is not None and oldest is not None and oldest <= until
    invites = apart and invitations > 0 and is_open(calendars, now.date())
    return Due(person, until if gathers else None, invites) if gathers or invites else None
