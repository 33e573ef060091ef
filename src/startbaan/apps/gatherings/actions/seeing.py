"""Writing down who came: by a code on one's own phone, or on the list; the hours received follow from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.apps.gatherings.queries.check_in import led_by, with_code
from startbaan.apps.gatherings.queries.lists import attendance_list, kept_by
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import do_attended, undo_attended
from startbaan.apps.programme.queries import activity_to_do
from startbaan.domain.gathering.codes import read_code
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.sentences import Problem

State, Seen, OfKind = Attendance.State, Attendance.Seen, Gathering.OfKind

# Which activity of the programme is done by being there.
DOES: Mapping[Gathering.OfKind, ActivityKind] = {
    OfKind.START_MEETING: ActivityKind.START_MEETING,
    OfKind.AFTERNOON: ActivityKind.AFTERNOON,
    OfKind.PANEL_TALK: ActivityKind.GATHERING,
    OfKind.RETURN_DAY: ActivityKind.GATHERING,
    OfKind.LOOK_ALONG_DAY: ActivityKind.GATHERING,
}


class WrongCode(Refusal):
    """A code that belongs to no gathering of today."""


@dataclass(frozen=True)
class Noted:
    """What somebody wrote down about one line of the list; minutes only of who came."""

    attendance: int
    seen: Attendance.Seen
    minutes: int | None = None


def check_in(*, by: Viewer, at: datetime, typed: str) -> Gathering:
    """Write down that the viewer is at the gathering of today with this code, place or no place; journal it.

    Nothing changes for who was seen there already. Raises `WrongCode` with what is wrong with it.
    """
    try:
        signs = read_code(typed)
    except Problem as problem:
        raise WrongCode(problem.sentence.said(_)) from problem
    found = with_code(signs, on=by.on)
    if found is None:
        raise WrongCode(_("Deze code klopt niet. Kijk nog eens op het scherm in de zaal."))
    with refusals():
        row = _locked(found.key)
        attendance = Attendance.objects.filter(gathering=row, starter__in=by.persons).order_by("pk").first()
        if attendance is None:
            attendance = Attendance(gathering=row, starter_id=by.person, state=State.DROPPED_IN, answered_at=at)
        if attendance.seen != Seen.CAME:
            _see(attendance, by=by, at=at, seen=Seen.CAME, minutes=row.minutes)
    return row


def note_seen(*, by: Viewer, at: datetime, gathering: UUID, notes: Sequence[Noted]) -> int:
    """Write down who came, who did not and how long, and journal each; give how many lines changed.

    Raises `NotYours` for a line that is not the viewer's to keep, and `Refusal` before its day and when it was called
    off.
    """
    with refusals():
        row = _locked(gathering)
        _ask_held(row, by=by)
        leads = Gathering.objects.filter(led_by(by), pk=row.pk).exists()
        lines = kept_by(by, row, leads=leads).select_related("gathering").in_bulk([note.attendance for note in notes])
        changed = 0
        for note in notes:
            if note.attendance not in lines:
                raise NotYours(_("Je houdt deze lijst niet bij."))
            line = lines[note.attendance]
            minutes = (note.minutes or row.minutes) if note.seen == Seen.CAME else None
            if (line.seen, line.minutes) != (note.seen, minutes):
                _see(line, by=by, at=at, seen=note.seen, minutes=minutes)
                changed += 1
    return changed


def drop_in(*, by: Viewer, at: datetime, gathering: UUID, person: UUID) -> Attendance:
    """Write down that somebody came who was invited and never answered; journal it.

    Raises `Http404` for who does not keep the list, and `Refusal` for somebody who was not invited or is on the list.
    """
    with refusals():
        row = _locked(gathering)
        _ask_held(row, by=by)
        invited = {one.key: one for one in attendance_list(by, row.key).invited}
        if person not in invited:
            raise Refusal(_("Kies iemand uit de lijst. Wie er niet op staat, checkt in met de code."))
        made = Attendance(gathering=row, starter=invited[person], state=State.DROPPED_IN, answered_at=at)
        _see(made, by=by, at=at, seen=Seen.CAME, minutes=row.minutes)
    return made


def renew_code(*, by: Viewer, at: datetime, gathering: UUID) -> None:
    """Make another code, so that the one before no longer works; journal it. Raises `NotYours`, and `Refusal`."""
    with refusals():
        row = _locked(gathering)
        if not Gathering.objects.filter(Gathering.arranged_by(by), pk=row.pk).exists():
            raise NotYours(_("Je regelt deze bijeenkomst niet."))
        if row.day != by.on or row.is_cancelled:
            raise Refusal(_("Een code is er alleen op de dag zelf."))
        row.code_turn += 1
        row.save(update_fields=["code_turn"])
        log(by=by, at=at, verb="renew_check_in_code", thing=row)


def _locked(key: UUID) -> Gathering:
    row = Gathering.objects.select_for_update(no_key=True, of=("self",)).filter(key=key).first()
    if row is None:
        raise NotYours(_("Deze bijeenkomst bestaat niet."))
    return row


def _ask_held(row: Gathering, *, by: Viewer) -> None:
    if row.is_cancelled:
        raise Refusal(_("Deze bijeenkomst gaat niet door."))
    if row.day > by.on:
        raise Refusal(_("Deze dag is nog niet geweest. Wie er was, schrijf je op de dag zelf of daarna op."))


def _see(line: Attendance, *, by: Viewer, at: datetime, seen: Attendance.Seen, minutes: int | None) -> None:
    """Write it down, and let the activity of the programme follow."""
    known = seen != Seen.NOT
    changes = {"seen": (line.seen, seen.value)}
    line.seen, line.minutes = seen, minutes
    line.seen_by_id, line.seen_at = (by.person, at) if known else (None, None)
    _follow(line, by=by, at=at)
    line.save()
    starter = line.starter_id
    log(by=by, at=at, verb="note_attendance", kind=Kind.ATTENDANCE, thing=line, starter=starter, changes=changes)


def _follow(line: Attendance, *, by: Viewer, at: datetime) -> None:
    """Let the activity that being there does be done on that day, or be to do again."""
    kind = DOES.get(OfKind(line.gathering.of_kind))
    if line.seen != Seen.CAME:
        if line.activity_id is not None:
            undo_attended(by=by, at=at, activity=line.activity_id)
            line.activity_id = None
    elif kind is not None:
        day, minutes = line.gathering.day, line.minutes or line.gathering.minutes
        activity = line.activity_id or activity_to_do(line.starter_id, kind, on=day)
        if activity and do_attended(by=by, at=at, activity=activity, done_on=day, minutes=minutes):
            line.activity_id = activity
