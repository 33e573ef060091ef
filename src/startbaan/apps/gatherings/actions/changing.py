"""Changing a gathering and its sessions, or calling them off, so that it reaches everyone it concerns."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.agenda.actions import cancel_appointment, invite, uninvite
from startbaan.apps.gatherings.actions.arranging import (
    Content,
    NewSession,
    add_session,
    agenda_key,
    ask_for_days,
    put_in_agenda,
    tell_trainers,
)
from startbaan.apps.gatherings.actions.places import locked, resize
from startbaan.apps.gatherings.actions.session_places import resize_session
from startbaan.apps.gatherings.models import Attendance, Gathering, Session, SessionTrainer
from startbaan.apps.gatherings.queries.arranging import trainers_for
from startbaan.apps.gatherings.queries.changing import changes_of, concerned_by, given_by, sitting_in
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind

State = Attendance.State
IN_AGENDA = {"title", "day", "begins", "minutes", "place", "online_link"}


def change_gathering(*, by: Viewer, at: datetime, gathering: UUID, content: Content) -> None:
    """Change what is said of a gathering; change it in every agenda, tell everyone concerned, and journal it.

    Whoever has a place keeps it; more places let the waiting list move up. Raises `NotYours`, and `Refusal` for what
    is over or called off and for days that cannot be.
    """
    with refusals():
        row = arranged(by, gathering)
        ask_for_days(content, on=by.on)
        wanted = vars(content) | {"for_whom": row.for_whom}
        changes = changes_of(row, wanted)
        names = {change.name for change in changes}
        if not names:
            return
        for name in names:
            setattr(row, name, wanted[name])
        row.school_year = SchoolYear.of(row.day).start_year
        row.save(update_fields=[*names, "school_year"])
        logged = {change.name: (_kept(change.before), _kept(change.after)) for change in changes}
        log(by=by, at=at, verb="change_gathering", thing=row, changes=logged)
        put_in_agenda(by=by, at=at, gathering=row)
        if names - {"places"}:
            reached = concerned_by(row)
            _tell_changed(row, by=by, at=at, to=reached.beside if names & IN_AGENDA else reached.everyone)
        if "places" in names:
            resize(by=by, at=at, row=row)


def add_another_session(*, by: Viewer, at: datetime, gathering: UUID, wanted: NewSession) -> Session:
    """Add a session to a gathering, tell who gives it, and journal it; raises `NotYours` and `Refusal`."""
    with refusals():
        row = arranged(by, gathering)
        made = add_session(row, wanted, on=by.on)
        log(by=by, at=at, verb="add_session", thing=row, changes={"session": (None, made.title)})
        _let_give(made, row=row, by=by, at=at, trainers=set(wanted.trainers))
    return made


def change_session(*, by: Viewer, at: datetime, gathering: UUID, session: UUID, wanted: NewSession) -> None:
    """Change a session, tell who sits in it and who gives it, and journal it.

    Fewer places take nobody's away; more let who waits for it in. Raises `NotYours` and `Refusal`.
    """
    with refusals():
        row = arranged(by, gathering)
        made = _session(row, session)
        given = set(given_by(made))
        if not set(wanted.trainers) - given <= trainers_for(row.organisation_id, on=by.on).keys():
            raise Refusal(_("Kies de opleiders uit de lijst."))
        content = {**vars(wanted), "years": list(wanted.years)}
        names = [name for name in ("title", "about", "room", "places", "years") if getattr(made, name) != content[name]]
        for name in names:
            setattr(made, name, content[name])
        made.save()
        if names or given != set(wanted.trainers):
            log(by=by, at=at, verb="change_session", thing=row, changes=dict.fromkeys(names, (None, None)))
        _let_go(made, row=row, by=by, at=at, trainers=given - set(wanted.trainers))
        _let_give(made, row=row, by=by, at=at, trainers=set(wanted.trainers) - given)
        if {"title", "room", "about"} & set(names):
            subject = Said(gettext_noop("Je sessie op %(day)s is veranderd"), {"day": row.day})
            _tell_session(made, subject, by=by, at=at, to=sitting_in(made) | (given & set(wanted.trainers)))
        if "places" in names:
            resize_session(by=by, at=at, row=row, session=made)


def drop_session(*, by: Viewer, at: datetime, gathering: UUID, session: UUID) -> None:
    """Cancel a session; who sat in it keeps the place at the gathering, and is told to choose another. Journals it.

    Raises `NotYours` and `Refusal`.
    """
    with refusals():
        row = arranged(by, gathering)
        made = _session(row, session)
        sitting = sitting_in(made)
        Attendance.objects.filter(session=made).update(session=None, session_seat=None)
        Attendance.objects.filter(waits_for=made).update(waits_for=None)
        made.cancelled_at = at
        made.save(update_fields=["cancelled_at"])
        log(by=by, at=at, verb="drop_session", thing=row, changes={"session": (made.title, None)})
        subject = Said(gettext_noop("Je sessie op %(day)s gaat niet door"), {"day": row.day})
        line = Said(gettext_noop("Kies op de pagina van de bijeenkomst een andere sessie."))
        _tell_session(made, subject, by=by, at=at, to=sitting, line=line)
        _let_go(made, row=row, by=by, at=at, trainers=set(given_by(made)))


def call_off(*, by: Viewer, at: datetime, gathering: UUID, because: str) -> None:
    """Call a gathering off; take it out of every agenda, tell everyone concerned why, and journal it.

    Whoever has it in the agenda hears it from there, with why, and the others from here.
    Raises `NotYours`, and `Refusal` for what is over or called off.
    """
    with refusals():
        row = arranged(by, gathering)
        reached = concerned_by(row)
        row.state, row.cancelled_because = Gathering.State.CANCELLED, because.strip()
        row.save(update_fields=["state", "cancelled_because"])
        log(by=by, at=at, verb="call_off_gathering", thing=row)
        cancel_appointment(by=by, at=at, key=agenda_key(row), reason=row.cancelled_because)
    subject = Said(gettext_noop("“%(title)s” gaat niet door"), {"title": row.title})
    key = f"gathering:off:{row.key}"
    lines: list[str | Said] = [row.cancelled_because] if row.cancelled_because else []
    _tell(row, subject, lines, key, by=by, at=at, to=reached.beside)


def arranged(by: Viewer, gathering: UUID) -> Gathering:
    """Lock a gathering that the viewer arranges and that can still change; raises `NotYours` and `Refusal`."""
    row = locked(gathering)
    if not Gathering.objects.filter(Gathering.arranged_by(by), pk=row.pk).exists():
        raise NotYours(_("Deze bijeenkomst regel jij niet."))
    if row.is_cancelled:
        raise Refusal(_("Deze bijeenkomst gaat niet door. Er valt niets meer te veranderen."))
    if row.day < by.on:
        raise Refusal(_("Deze bijeenkomst is al geweest. Er valt niets meer te veranderen."))
    return row


def _session(row: Gathering, key: UUID) -> Session:
    found = Session.objects.filter(gathering=row, key=key, cancelled_at=None).first()
    if found is None:
        raise Refusal(_("Deze sessie gaat niet door."))
    return found


def _let_give(session: Session, *, row: Gathering, by: Viewer, at: datetime, trainers: Collection[int]) -> None:
    known = set(given_by(session))
    SessionTrainer.objects.bulk_create(
        [SessionTrainer(session=session, person_id=one) for one in sorted(set(trainers) - known)]
    )
    invite(by=by, at=at, key=agenda_key(row), people=trainers)
    tell_trainers(by=by, at=at, session=session, trainers=trainers)


def _let_go(session: Session, *, row: Gathering, by: Viewer, at: datetime, trainers: Collection[int]) -> None:
    """Let people give a session no longer; it leaves the agenda of who has no other reason to come."""
    if not trainers:
        return
    SessionTrainer.objects.filter(session=session, person__in=trainers).delete()
    giving = SessionTrainer.objects.filter(session__gathering=row, session__cancelled_at=None)
    coming = Attendance.objects.filter(gathering=row, state=State.PLACE)
    stay = {row.made_by_id, *giving.values_list("person", flat=True), *coming.values_list("starter", flat=True)}
    subject = Said(gettext_noop("Je geeft de sessie op %(day)s niet meer"), {"day": row.day})
    _tell_session(session, subject, by=by, at=at, to=trainers)
    uninvite(by=by, at=at, key=agenda_key(row), people=set(trainers) - stay)


def _tell_changed(row: Gathering, *, by: Viewer, at: datetime, to: Collection[int]) -> None:
    clock = f"{row.begins:%H.%M}"
    lines: list[str | Said] = [Said(gettext_noop("%(day)s om %(time)s uur."), {"day": row.day, "time": clock})]
    if row.place:
        lines.append(Said(gettext_noop("Plaats: %(place)s."), {"place": row.place}))
    if row.answer_until:
        lines.append(Said(gettext_noop("Laat het weten tot en met %(day)s."), {"day": row.answer_until}))
    subject = Said(gettext_noop("“%(title)s” is veranderd"), {"title": row.title})
    _tell(row, subject, lines, f"gathering:changed:{row.key}:{at.timestamp():.6f}", by=by, at=at, to=to)


def _tell_session(
    session: Session, subject: Said, *, by: Viewer, at: datetime, to: Collection[int], line: Said | None = None
) -> None:
    lines: list[str | Said] = [session.title]
    if session.room:
        lines.append(Said(gettext_noop("Plaats: %(place)s."), {"place": session.room}))
    key = f"gathering:session:{session.key}:{at.timestamp():.6f}"
    _tell(session.gathering, subject, [*lines, line] if line else lines, key, by=by, at=at, to=to)


def _tell(
    row: Gathering, subject: Said, lines: list[str | Said], key: str, *, by: Viewer, at: datetime, to: Collection[int]
) -> None:
    path = reverse("gatherings:gathering", args=[row.key])
    people = sorted(set(to) - set(by.persons))
    tell_each(
        [], on=by.on, at=at, named=[Notice(one, subject, lines, path, Kind.ATTENDANCE, None, key) for one in people]
    )


def _kept(value: object) -> str | None:
    return None if value is None else str(value)
