"""Opening a group for who signs up, and signing up and off."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.actions import count_guided_group
from startbaan.apps.peergroups.actions.meetings import let_go, take_along
from startbaan.apps.peergroups.models import InWeek, PeerGroup, PeerMember
from startbaan.apps.peergroups.queries.free import can_guide, hindrance_to, near_to, to_open
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Kind


@dataclass(frozen=True)
class NewGroup:
    """A group to be opened."""

    organisation: int
    name: str
    facilitator: int
    weekday: str
    places: int
    about: str


def open_free_group(*, by: Viewer, at: datetime, wanted: NewGroup) -> PeerGroup:
    """Open a group until the end of the school year, count it among the hours of who guides it, and journal it.

    Raises `NotYours` for who leads nothing there, and `Refusal` for who cannot guide it.
    """
    place = next((one for one in to_open(by).places if one.pk == wanted.organisation), None)
    if place is None:
        raise NotYours(_("Daar open jij geen groep."))
    if wanted.facilitator not in can_guide(place, on=by.on) or wanted.weekday not in InWeek.values:
        raise Refusal(_("Kies een begeleider en een dag uit de lijst."))
    year = SchoolYear.of(by.on)
    row = PeerGroup(
        organisation=place,
        name=wanted.name.strip(),
        facilitator_id=wanted.facilitator,
        weekday=wanted.weekday,
        school_year=year.start_year,
        period=Period(by.on, year.period.end),
        entry=PeerGroup.Entry.FREE,
        places=wanted.places,
        about=wanted.about.strip(),
        made_by_id=by.person,
        made_at=at,
    )
    with refusals():
        row.save(force_insert=True)
        log(by=by, at=at, verb="open_free_group", thing=row)
    _count(row, by=by, at=at)
    return row


def sign_up(*, by: Viewer, at: datetime, group: UUID) -> PeerMember:
    """Put the viewer in an open group for the rest of its days, put its meetings in their agenda, and journal it.

    Raises `NotYours` for who works nowhere near it, and `Refusal` when it is full, for who is in it, and for who works
    with its facilitator.
    """
    with refusals():
        row = _locked(by, group)
        if PeerMember.objects.filter(group=row, starter__in=by.persons, period__endswith__gt=by.on).exists():
            raise Refusal(_("Je zit al in deze groep."))
        if why := hindrance_to(by, row):
            raise Refusal(why)
        inside = PeerMember.objects.filter(group=row, period__endswith__gt=by.on).count()
        if inside >= (row.places or 0):
            raise Refusal(_("Deze groep is vol. Kies een andere groep."))
        made = PeerMember(starter_id=by.person, group=row, period=Period(by.on, row.period.end))
        made.save(force_insert=True)
        log(by=by, at=at, verb="join_group", kind=Kind.ATTENDANCE, thing=made, starter=made.starter_id)
        take_along(by=by, at=at, group=row, people=[by.person])
        _count(row, by=by, at=at)
    return made


def sign_off(*, by: Viewer, at: datetime, group: UUID) -> None:
    """Take the viewer out of an open group from today, and its meetings out of their agenda; journal it.

    Raises `NotYours` for who is not in it.
    """
    with refusals():
        row = _locked(by, group)
        member = PeerMember.objects.filter(group=row, starter__in=by.persons, period__contains=by.on).first()
        if member is None:
            raise NotYours(_("Je zit niet in deze groep."))
        log(by=by, at=at, verb="leave_group", kind=Kind.ATTENDANCE, thing=member, starter=member.starter_id)
        if member.period.start >= by.on:
            member.delete()
        else:
            member.period = Period(member.period.start, by.on)
            member.save(update_fields=["period"])
        let_go(by=by, at=at, group=row, people=[member.starter_id])


def _locked(by: Viewer, key: UUID) -> PeerGroup:
    row = PeerGroup.objects.select_for_update(no_key=True, of=("self",)).filter(key=key).first()
    if row is None or row.ended_at or not row.is_free or row.organisation_id not in near_to(by):
        raise NotYours(_("Deze groep staat niet voor jou open."))
    return row


def _count(row: PeerGroup, *, by: Viewer, at: datetime) -> None:
    members = PeerMember.objects.filter(group=row, period__endswith__gt=by.on).values_list("starter", flat=True)
    count_guided_group(
        by=by,
        at=at,
        key=row.key,
        facilitator=row.facilitator_id,
        organisation=row.organisation_id,
        year=SchoolYear(row.school_year),
        members=list(members),
    )
