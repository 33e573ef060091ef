"""Keeping the agenda and the minutes of a meeting, and doing what was agreed."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.gatherings.models import AgendaPoint, BodyAction, BodyDecision, Gathering
from startbaan.apps.gatherings.queries.bodies import fingerprint_of_point, members_of
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.policy import Kind

MOST = 60


class Overtaken(Refusal):
    """Somebody else changed the same point since it was read."""


def add_point(*, by: Viewer, at: datetime, gathering: UUID, title: str, words: str) -> AgendaPoint:
    """Put a point at the end of the agenda, and journal it. Raises `NotYours`, and `Refusal` for far too many."""
    with refusals():
        row = _kept(by, gathering)
        last = AgendaPoint.objects.filter(gathering=row).aggregate(last=Max("number"))["last"] or 0
        if last >= MOST:
            raise Refusal(_("Er staan al 60 punten op de agenda."))
        made = AgendaPoint(gathering=row, number=last + 1, title=title.strip(), words=words.strip())
        made.save(force_insert=True)
        log(by=by, at=at, verb="add_agenda_point", thing=made)
    return made


def write_point(
    *, by: Viewer, at: datetime, gathering: UUID, point: int, title: str, words: str, notes: str, was: str
) -> None:
    """Change a point of the agenda, and what was said about it; journal it.

    `was` is the fingerprint of the point as it was read. Raises `NotYours`, and `Overtaken` when it changed since.
    """
    with refusals():
        row = _point(by, gathering, point)
        if fingerprint_of_point(row) != was:
            raise Overtaken(
                _("Iemand anders veranderde dit punt, terwijl jij typte. Kijk wat er nu staat, en bewaar opnieuw.")
            )
        row.title, row.words, row.notes = title.strip(), words.strip(), notes.strip()
        row.save(update_fields=["title", "words", "notes"])
        log(by=by, at=at, verb="write_agenda_point", thing=row)


def raise_point(*, by: Viewer, at: datetime, gathering: UUID, point: int) -> None:
    """Let a point change places with the one before it, and journal it. Raises `NotYours`; the first stays first."""
    with refusals():
        row = _point(by, gathering, point)
        before = AgendaPoint.objects.filter(gathering=row.gathering, number__lt=row.number).order_by("-number").first()
        if before is None:
            return
        before.number, row.number = row.number, before.number
        before.save(update_fields=["number"])
        row.save(update_fields=["number"])
        log(by=by, at=at, verb="move_agenda_point", thing=row)


def remove_point(*, by: Viewer, at: datetime, gathering: UUID, point: int) -> None:
    """Take a point off the agenda, and journal it; decisions about it stay. Raises `NotYours`."""
    with refusals():
        row = _point(by, gathering, point)
        log(by=by, at=at, verb="remove_agenda_point", thing=row)
        number, meeting = row.number, row.gathering
        row.delete()
        AgendaPoint.objects.filter(gathering=meeting, number__gt=number).update(number=F("number") - 1)


def decide(*, by: Viewer, at: datetime, gathering: UUID, words: str, point: int | None) -> BodyDecision:
    """Write down what a meeting decided, perhaps under a point; journal it. Raises `NotYours` and `Refusal`."""
    with refusals():
        row = _kept(by, gathering)
        _ask_held(row, by=by)
        if point is not None and not AgendaPoint.objects.filter(gathering=row, pk=point).exists():
            raise Refusal(_("Kies een punt van deze agenda."))
        last = BodyDecision.objects.filter(gathering=row).aggregate(last=Max("number"))["last"] or 0
        made = BodyDecision(gathering=row, number=last + 1, words=words.strip(), point_id=point)
        made.save(force_insert=True)
        log(by=by, at=at, verb="decide", thing=made)
    return made


def withdraw_decision(*, by: Viewer, at: datetime, gathering: UUID, decision: UUID) -> None:
    """Take away a decision that was written down by mistake, and journal it. Raises `NotYours`."""
    with refusals():
        row = _kept(by, gathering)
        found = BodyDecision.objects.filter(gathering=row, key=decision).first()
        if found is None:
            raise NotYours(_("Dit besluit staat niet in dit verslag."))
        log(by=by, at=at, verb="withdraw_decision", thing=found)
        found.delete()


def agree_action(*, by: Viewer, at: datetime, gathering: UUID, words: str, owner: UUID, until: date) -> BodyAction:
    """Write down what a member will do and before when, tell them, and journal it.

    Raises `NotYours`, and `Refusal` for who is no member and a day before the meeting.
    """
    with refusals():
        row = _kept(by, gathering)
        person = members_of(row, on=by.on).filter(key=owner).first()
        if person is None:
            raise Refusal(_("Kies wie het doet uit de leden van het overleg."))
        if until < row.day:
            raise Refusal(_("Kies een dag na het overleg."))
        last = BodyAction.objects.filter(gathering=row).aggregate(last=Max("number"))["last"] or 0
        made = BodyAction(gathering=row, number=last + 1, words=words.strip(), owner=person, until=until)
        made.save(force_insert=True)
        log(by=by, at=at, verb="agree_action", thing=made)
        tell(
            by=by,
            to=[person.pk],
            subject=Said(gettext_noop("Je hebt een actiepunt, uiterlijk %(day)s"), {"day": until}),
            lines=[Said(gettext_noop("Uit: %(title)s."), {"title": row.title})],
            path=reverse("gatherings:my_actions"),
            kind=Kind.ATTENDANCE,
            starter=None,
            key=f"gathering:action:{made.key}",
            at=at,
        )
    return made


def finish_action(*, by: Viewer, at: datetime, action: UUID) -> BodyAction:
    """Say that an action is done, and journal it: by its owner or who keeps the minutes. Raises `NotYours`."""
    return _turn(by, action, at=at, done_on=by.on, verb="finish_action")


def reopen_action(*, by: Viewer, at: datetime, action: UUID) -> BodyAction:
    """Say that an action is not done after all, and journal it. Raises `NotYours`."""
    return _turn(by, action, at=at, done_on=None, verb="reopen_action")


def remove_action(*, by: Viewer, at: datetime, action: UUID) -> BodyAction:
    """Take away an action that was written down by mistake, and journal it. Raises `NotYours`."""
    with refusals():
        row = BodyAction.objects.filter(key=action).select_related("gathering").first()
        if row is None:
            raise NotYours(_("Dit actiepunt is er niet."))
        _kept(by, row.gathering.key)
        log(by=by, at=at, verb="remove_action", thing=row)
        row.delete()
    return row


def _turn(by: Viewer, action: UUID, *, at: datetime, done_on: date | None, verb: str) -> BodyAction:
    with refusals():
        rows = BodyAction.objects.select_for_update(of=("self",)).select_related("gathering")
        row = rows.filter(key=action).first()
        if row is None or not (row.owner_id in by.persons or _keeps(by, row.gathering)):
            raise NotYours(_("Dit is niet jouw actiepunt."))
        row.done_on = done_on
        row.save(update_fields=["done_on"])
        log(by=by, at=at, verb=verb, thing=row)
    return row


def _kept(by: Viewer, gathering: UUID) -> Gathering:
    """Take a meeting whose minutes the viewer keeps, for changing: one writes at a time."""
    rows = Gathering.objects.filter(Gathering.arranged_by(by), of_kind=Gathering.OfKind.BODY_MEETING, key=gathering)
    row = rows.select_for_update(no_key=True, of=("self",)).first()
    if row is None:
        raise NotYours(_("Je houdt het verslag van dit overleg niet bij."))
    return row


def _keeps(by: Viewer, row: Gathering) -> bool:
    return Gathering.objects.filter(Gathering.arranged_by(by), pk=row.pk).exists()


def _point(by: Viewer, gathering: UUID, point: int) -> AgendaPoint:
    row = AgendaPoint.objects.filter(gathering=_kept(by, gathering), pk=point).select_related("gathering").first()
    if row is None:
        raise NotYours(_("Dit punt staat niet op deze agenda."))
    return row


def _ask_held(row: Gathering, *, by: Viewer) -> None:
    if row.day > by.on:
        raise Refusal(_("Dit overleg is nog niet geweest. Een besluit schrijf je op de dag zelf of daarna op."))
