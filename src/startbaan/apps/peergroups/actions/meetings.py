"""Agreeing on the days of a group, changing and calling off a meeting, and keeping it in the agendas."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.agenda import actions as agenda
from startbaan.apps.peergroups.access import arranges, guides
from startbaan.apps.peergroups.models import PeerAttendance, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.meeting.moments import day_of

MOST_MEETINGS = 6


def agree_days(
    *, by: Viewer, at: datetime, group: UUID, starts: Sequence[datetime], minutes: int, place: str
) -> list[PeerMeeting]:
    """Put these meetings of a group down, and in the agenda of its members and its facilitator; journal each.

    Raises `NotYours` for who neither guides it nor leads where it is from, and `Refusal` for a moment that is past or
    outside its days, for two on one day, and for too many.
    """
    with refusals():
        row = _kept_group(by, group)
        _ask_for_moments(row, starts, at=at)
        made = [
            PeerMeeting(
                group=row, start_at=start, minutes=minutes, place=place.strip(), made_by_id=by.person, made_at=at
            )
            for start in sorted(starts)
        ]
        for meeting in made:
            meeting.save(force_insert=True)
            log(by=by, at=at, verb="agree_peer_meeting", thing=meeting)
            _put(meeting, row, by=by, at=at)
            agenda.invite(by=by, at=at, key=agenda_key(meeting), people=_people(row, meeting))
    return made


def move_meeting(*, by: Viewer, at: datetime, meeting: UUID, start: datetime, minutes: int, place: str) -> PeerMeeting:
    """Move a meeting, and ask everyone anew whether they can when its moment changes; tell them and journal it.

    Raises `NotYours` and `Refusal` as `agree_days` does, and for a meeting that was held or called off.
    """
    with refusals():
        row = kept_meeting(by, meeting)
        if row.held_at or row.cancelled_at or row.start_at <= at:
            raise Refusal(_("Deze bijeenkomst is al geweest of gaat niet door. Leg een nieuwe dag vast."))
        _ask_for_moments(row.group, [start], at=at, besides=row)
        if row.start_at != start:
            PeerAttendance.objects.filter(meeting=row).delete()
        row.start_at, row.minutes, row.place = start, minutes, place.strip()
        row.save(update_fields=["start_at", "minutes", "place"])
        log(by=by, at=at, verb="move_peer_meeting", thing=row)
        _put(row, row.group, by=by, at=at)
        agenda.invite(by=by, at=at, key=agenda_key(row), people=_people(row.group, row))
    return row


def call_off(*, by: Viewer, at: datetime, meeting: UUID, because: str) -> PeerMeeting:
    """Call a meeting off, tell everyone why and journal it; raises `NotYours`, and `Refusal` for one that was held."""
    with refusals():
        row = kept_meeting(by, meeting)
        if row.held_at:
            raise Refusal(_("Deze bijeenkomst is gehouden. Afzeggen kan niet meer."))
        if row.cancelled_at:
            raise Refusal(_("Deze bijeenkomst was al afgezegd."))
        row.cancelled_at, row.cancelled_because = at, because.strip()
        row.save(update_fields=["cancelled_at", "cancelled_because"])
        log(by=by, at=at, verb="call_off_peer_meeting", thing=row)
        agenda.cancel_appointment(by=by, at=at, key=agenda_key(row), reason=row.cancelled_because)
    return row


def take_along(*, by: Viewer, at: datetime, group: PeerGroup, people: Collection[int]) -> None:
    """Put the meetings ahead of a group in the agenda of who joins it; nobody is refused here."""
    for meeting in _ahead(group, at=at):
        agenda.invite(by=by, at=at, key=agenda_key(meeting), people=people)


def let_go(*, by: Viewer, at: datetime, group: PeerGroup, people: Collection[int]) -> None:
    """Take the meetings ahead of a group out of the agenda of who leaves it; nobody is refused here."""
    for meeting in _ahead(group, at=at):
        agenda.uninvite(by=by, at=at, key=agenda_key(meeting), people=people)


def call_off_ahead(*, by: Viewer, at: datetime, group: PeerGroup, because: str) -> int:
    """Call off what is ahead of a group that stops, out of every agenda, and journal each; nobody is refused here.

    Gives how many that were.
    """
    meetings = _ahead(group, at=at)
    for row in meetings:
        row.cancelled_at, row.cancelled_because = at, because
        row.save(update_fields=["cancelled_at", "cancelled_because"])
        log(by=by, at=at, verb="call_off_peer_meeting", thing=row)
        agenda.cancel_appointment(by=by, at=at, key=agenda_key(row), reason=because)
    return len(meetings)


def agenda_key(meeting: PeerMeeting) -> str:
    """Under which key a meeting stands in the agenda."""
    return f"peer_meeting:{meeting.key}"


def kept_meeting(by: Viewer, key: UUID) -> PeerMeeting:
    """Lock a meeting that the viewer guides or arranges; raises `NotYours`."""
    rows = PeerMeeting.objects.select_for_update(no_key=True, of=("self",)).select_related("group")
    row = rows.filter(key=key).first()
    if row is None or not (guides(by, row.group) or arranges(by, row.group)):
        raise NotYours(_("Deze bijeenkomst houd jij niet bij."))
    return row


def _kept_group(by: Viewer, key: UUID) -> PeerGroup:
    row = PeerGroup.objects.select_for_update(no_key=True, of=("self",)).filter(key=key).first()
    if row is None or not (guides(by, row) or arranges(by, row)):
        raise NotYours(_("Voor deze groep leg jij geen dagen vast."))
    if row.ended_at:
        raise Refusal(_("Deze groep is opgeheven."))
    return row


def _ask_for_moments(
    row: PeerGroup, starts: Sequence[datetime], *, at: datetime, besides: PeerMeeting | None = None
) -> None:
    if not starts:
        raise Refusal(_("Kies minstens één moment."))
    live = PeerMeeting.objects.filter(group=row, cancelled_at=None)
    live = live.exclude(pk=besides.pk) if besides else live
    days = [day_of(start) for start in live.values_list("start_at", flat=True)]
    if len(days) + len(starts) > MOST_MEETINGS:
        raise Refusal(_("Een groep komt hoogstens %(most)s keer bij elkaar.") % {"most": MOST_MEETINGS})
    for start in starts:
        if start <= at:
            raise Refusal(_("Kies een moment dat nog komt."))
        if day_of(start) not in row.period:
            raise Refusal(_("Kies een dag waarop de groep nog loopt."))
        if day_of(start) in days:
            raise Refusal(_("Op die dag komt de groep al bij elkaar. Kies een andere dag."))
        days.append(day_of(start))


def _put(meeting: PeerMeeting, row: PeerGroup, *, by: Viewer, at: datetime) -> None:
    agenda.put_event(
        by=by,
        at=at,
        key=agenda_key(meeting),
        title=f"Intervisie: {row.name}",
        start=meeting.start_at,
        minutes=meeting.minutes,
        place=meeting.place,
        path=reverse("peergroups:meeting", args=[meeting.key]),
    )


def _people(row: PeerGroup, meeting: PeerMeeting) -> set[int]:
    """The members on the day of a meeting, and the facilitator."""
    members = PeerMember.objects.filter(group=row, period__contains=day_of(meeting.start_at))
    return {row.facilitator_id, *members.values_list("starter", flat=True)}


def _ahead(group: PeerGroup, *, at: datetime) -> list[PeerMeeting]:
    return list(PeerMeeting.objects.filter(group=group, cancelled_at=None, start_at__gt=at).order_by("start_at"))
