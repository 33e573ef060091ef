"""Saying whether one comes to a meeting, and writing down who was there; the hours received follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda import actions as agenda
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.peergroups.actions.meetings import agenda_key, kept_meeting
from startbaan.apps.peergroups.models import PeerAttendance, PeerMeeting, PeerMember
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import attend_early, attend_more, do_attended, undo_attended
from startbaan.apps.programme.queries import activity_to_do
from startbaan.domain.meeting.moments import day_of
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.definition import ActivityKind

Answer, Seen = PeerAttendance.Answer, PeerAttendance.Seen


@dataclass(frozen=True)
class Noted:
    """What somebody wrote down about one member; minutes only of who came."""

    starter: int
    seen: PeerAttendance.Seen
    minutes: int | None = None
    because: str = ""


def answer_meeting(
    *, by: Viewer, at: datetime, meeting: UUID, answer: PeerAttendance.Answer, because: str = ""
) -> PeerAttendance:
    """Write down whether the viewer comes and why not, put it in or take it out of their agenda, and journal it.

    Who cannot come is told to the facilitator. Raises `NotYours` for who is not in the group, and `Refusal` for a
    meeting that is over or was called off.
    """
    with refusals():
        row = PeerMeeting.objects.filter(key=meeting).select_related("group").first()
        person = _member(by, row) if row else None
        if row is None or person is None:
            raise NotYours(_("Je zit niet in deze groep."))
        if row.cancelled_at or row.start_at <= at:
            raise Refusal(_("Deze bijeenkomst is al geweest of gaat niet door."))
        made, _is_new = PeerAttendance.objects.get_or_create(starter_id=person, meeting=row)
        made.answer, made.because, made.answered_at = answer, because.strip(), at
        made.save(update_fields=["answer", "because", "answered_at"])
        log(by=by, at=at, verb="answer_peer_meeting", kind=Kind.ATTENDANCE, thing=made, starter=person)
        if answer == Answer.CANNOT:
            agenda.uninvite(by=by, at=at, key=agenda_key(row), people=[person])
            _tell_facilitator(made, row, by=by, at=at)
        else:
            agenda.invite(by=by, at=at, key=agenda_key(row), people=[person])
    return made


def note_present(*, by: Viewer, at: datetime, meeting: UUID, notes: Sequence[Noted]) -> int:
    """Write down who came, who was excused and who stayed away, and journal each; give how many lines changed.

    The activity of the programme is done by who came. Raises `NotYours` for who does not keep it or for somebody who
    is not in the group, and `Refusal` before its day and when it was called off.
    """
    with refusals():
        row = kept_meeting(by, meeting)
        if row.cancelled_at:
            raise Refusal(_("Deze bijeenkomst gaat niet door."))
        if day_of(row.start_at) > by.on:
            raise Refusal(_("Deze dag is nog niet geweest. Wie er was, schrijf je op de dag zelf of daarna op."))
        members = _members(row)
        lines = {one.starter_id: one for one in PeerAttendance.objects.filter(meeting=row)}
        changed = 0
        for note in notes:
            if note.starter not in members or note.starter in by.persons:
                raise NotYours(_("Deze starter zit niet in de groep."))
            line = lines.get(note.starter) or PeerAttendance(starter_id=note.starter, meeting=row)
            changed += _see(line, note, row, by=by, at=at)
        if changed and row.held_at is None:
            row.held_at = at
            row.save(update_fields=["held_at"])
    return changed


def _see(line: PeerAttendance, note: Noted, row: PeerMeeting, *, by: Viewer, at: datetime) -> bool:
    """Write one line down, and let the activity of the programme follow; False when nothing changed."""
    minutes = (note.minutes or row.minutes) if note.seen == Seen.CAME else None
    because = "" if note.seen == Seen.CAME else note.because.strip()
    if (line.seen, line.minutes, line.because) == (note.seen, minutes, because) and line.pk:
        return False
    if not line.pk and note.seen == Seen.NOT:
        return False
    changes = {"seen": (line.seen, note.seen.value)}
    line.seen, line.minutes, line.because = note.seen, minutes, because
    line.seen_by_id, line.seen_at = (None, None) if note.seen == Seen.NOT else (by.person, at)
    _follow(line, row, by=by, at=at)
    line.save()
    starter = line.starter_id
    log(by=by, at=at, verb="note_peer_attendance", kind=Kind.ATTENDANCE, thing=line, starter=starter, changes=changes)
    return True


def _follow(line: PeerAttendance, row: PeerMeeting, *, by: Viewer, at: datetime) -> None:
    """Let the activity that being there does be done on that day, or be to do again."""
    if line.seen != Seen.CAME:
        if line.activity_id is not None:
            undo_attended(by=by, at=at, activity=line.activity_id)
            line.activity_id = None
        return
    day, minutes = day_of(row.start_at), line.minutes or row.minutes
    activity = line.activity_id or activity_to_do(line.starter_id, ActivityKind.PEER_MEETING, on=day)
    if activity is None:
        line.activity_id = _another(line.starter_id, by=by, at=at, day=day, minutes=minutes)
    elif do_attended(by=by, at=at, activity=activity, done_on=day, minutes=minutes):
        line.activity_id = activity


def _another(starter: int, *, by: Viewer, at: datetime, day: date, minutes: int) -> int | None:
    """Let one count that is planned for later in the year, or else one more than was planned."""
    kind = ActivityKind.PEER_MEETING
    early = attend_early(by=by, at=at, starter=starter, kind=kind, done_on=day, minutes=minutes)
    return early or attend_more(by=by, at=at, starter=starter, kind=kind, done_on=day, minutes=minutes)


def _member(by: Viewer, row: PeerMeeting) -> int | None:
    rows = PeerMember.objects.filter(group=row.group_id, starter__in=by.persons, period__contains=day_of(row.start_at))
    return rows.values_list("starter", flat=True).first()


def _members(row: PeerMeeting) -> set[int]:
    rows = PeerMember.objects.filter(group=row.group_id, period__contains=day_of(row.start_at))
    return set(rows.values_list("starter", flat=True))


def _tell_facilitator(made: PeerAttendance, row: PeerMeeting, *, by: Viewer, at: datetime) -> None:
    tell(
        by=by,
        to=[row.group.facilitator_id],
        subject=Said(gettext_noop("%(name)s kan niet op %(day)s"), {"name": by.name, "day": day_of(row.start_at)}),
        lines=[f"Intervisie: {row.group.name}"],
        path=reverse("peergroups:meeting", args=[row.key]),
        kind=Kind.ATTENDANCE,
        starter=made.starter_id,
        key=f"peer_meeting:cannot:{row.key}:{made.starter_id}:{at.timestamp():.6f}",
        at=at,
        item=made,
    )
