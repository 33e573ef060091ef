"""Naming the sessions one wants, sharing them out fairly, and taking one that is free."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.gatherings.actions.changing import arranged
from startbaan.apps.gatherings.actions.places import leave_session, locked
from startbaan.apps.gatherings.actions.session_places import notice_of
from startbaan.apps.gatherings.models import Attendance, Gathering, Preference, Session
from startbaan.apps.gatherings.queries.choosing import SessionChoice, Way, choosing_of, way_of
from startbaan.apps.gatherings.queries.sharing import Outcome, outcome_of
from startbaan.apps.outbox.actions import tell_each
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind

State = Attendance.State


class Overtaken(Refusal):
    """Somebody signed up, cancelled or chose since the outcome was shown."""


def prefer_sessions(*, by: Viewer, at: datetime, gathering: UUID, wanted: Sequence[UUID]) -> None:
    """Keep which sessions the viewer wants, most wanted first, in place of what they said before; journal it.

    Raises `NotYours` for who has no place and does not wait, and `Refusal` when it is too late, for another number than
    everybody names, for one named twice and for one that is not meant for them.
    """
    with refusals():
        found = _own(by, locked(gathering))
        if found.way is not Way.PREFER:
            raise Refusal(_("Voorkeuren opgeven kan niet meer."))
        open_ = {one.row.key: one.row for one in found.sessions}
        if not set(wanted) <= open_.keys():
            raise Refusal(_("Kies sessies uit de lijst."))
        if len(wanted) != found.number or len(set(wanted)) != len(wanted):
            raise Refusal(_("Kies bij elke keuze een andere sessie."))
        Preference.objects.filter(attendance=found.attendance).delete()
        Preference.objects.bulk_create(
            [
                Preference(attendance=found.attendance, session=open_[key], choice=choice)
                for choice, key in enumerate(wanted, start=1)
            ]
        )
        person = found.attendance.starter_id
        log(by=by, at=at, verb="prefer_sessions", kind=Kind.ATTENDANCE, thing=found.attendance, starter=person)


def take_session(*, by: Viewer, at: datetime, gathering: UUID, session: UUID) -> Attendance:
    """Give the viewer a seat in a session, or let them wait for it when it is full; journal it.

    Who had another session gives that up, and who waits for that moves up. Raises `NotYours`, and `Refusal` when one
    cannot take a session now, for one that is not meant for them, and for a full one while having another.
    """
    with refusals():
        row = locked(gathering)
        found = _own(by, row)
        attendance = found.attendance
        if found.way is not Way.TAKE:
            raise Refusal(_("Een sessie kiezen kan nu niet."))
        offered = next((one for one in found.sessions if one.row.key == session), None)
        if offered is None:
            raise Refusal(_("Kies sessies uit de lijst."))
        if attendance.session_id == offered.row.pk:
            return attendance
        if offered.is_full and attendance.session_id is not None:
            raise Refusal(_("Deze sessie is vol. Je houdt de sessie die je hebt."))
        if attendance.session_id is not None:
            leave_session(attendance, row=row, by=by, at=at)
        _sit(attendance, offered.row, is_full=offered.is_full)
        log(by=by, at=at, verb="take_session", kind=Kind.ATTENDANCE, thing=attendance, starter=attendance.starter_id)
        return attendance


def share_sessions(*, by: Viewer, at: datetime, gathering: UUID, mark: str) -> int:
    """Give everyone with a place and no session the one that is fair, with the reason; tell each, and journal it.

    Gives how many got one; who gets none waits for what they wanted most. `mark` is that of the outcome that was
    shown. Raises `NotYours`, `Refusal` while people may still choose, and `Overtaken`.
    """
    with refusals():
        row = arranged(by, gathering)
        if way_of(row, viewer=by) not in {Way.WAIT, Way.TAKE} or row.choose_until is None:
            raise Refusal(_("Mensen kunnen nog voorkeuren opgeven. Verdeel de sessies daarna."))
        outcome = outcome_of(row)
        if outcome.mark != mark:
            raise Overtaken(_("Iemand meldde zich intussen aan of af. Bekijk de verdeling opnieuw."))
        rows = _written(row, outcome)
        row.state = Gathering.State.SETTLED
        row.save(update_fields=["state"])
        log(by=by, at=at, verb="share_sessions", thing=row, changes={"people": (None, str(len(rows)))})
        notices = [notice_of(row, one, one.session, at=at) for one in rows if one.session is not None]
        tell_each([], on=by.on, at=at, named=notices)
    return len(notices)


def _own(by: Viewer, row: Gathering) -> SessionChoice:
    found = choosing_of(by, row)
    if found is None:
        raise NotYours(_("Meld je eerst aan. Daarna kies je een sessie."))
    return found


def _sit(attendance: Attendance, session: Session, *, is_full: bool) -> None:
    attendance.why = []
    if is_full:
        attendance.waits_for = session
    else:
        attendance.session, attendance.waits_for = session, None
        attendance.session_seat = _free_seats(session, 1)[0]
    attendance.save(update_fields=["session", "session_seat", "waits_for", "why"])


def _written(row: Gathering, outcome: Outcome) -> list[Attendance]:
    """Write who got which session and why."""
    rows = {one.starter_id: one for one in Attendance.objects.filter(gathering=row, state=State.PLACE, session=None)}
    sizes = dict.fromkeys(outcome.rows, 0)
    for placed in outcome.sharing.placed:
        if placed.session:
            sizes[placed.session] += 1
    seats = {key: iter(_free_seats(session, sizes[key])) for key, session in outcome.rows.items()}
    for chooser in outcome.choosers:
        one, session = rows[chooser.person], outcome.session_of(chooser.person)
        one.session, one.why, one.waits_for = session, outcome.why(chooser), None
        if session is not None:
            one.session_seat = next(seats[str(session.pk)])
        elif chooser.wanted:
            one.waits_for = outcome.rows[chooser.wanted[0]]
    Attendance.objects.bulk_update(rows.values(), ["session", "session_seat", "waits_for", "why"])
    return list(rows.values())


def _free_seats(session: Session, number: int) -> list[int]:
    """The lowest seats of a session that nobody has, so many."""
    taken = set(Attendance.objects.filter(session=session).values_list("session_seat", flat=True))
    free = (seat for seat in count(1) if seat not in taken)
    return [seat for seat, _number in zip(free, range(number), strict=False)]
