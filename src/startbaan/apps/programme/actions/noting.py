"""What happened beside the plan: unplanned contact, why something agreed was not held, what hangs on an activity."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions.activities import unplan_activity
from startbaan.apps.programme.actions.permission import locked_activity
from startbaan.apps.programme.models import Activity, Contact, NotHeld, Track
from startbaan.domain.privacy.policy import Kind


def note_contact(*, by: Viewer, at: datetime, starter: int, day: date, minutes: int, way: str) -> Contact:
    """Write down that starter and coach had contact outside the plan; journal it.

    Raises `NotYours` without write access to the starter's hours, and `Refusal` for a day to come, a day
    outside the starter's tracks, or an impossible length.
    """
    if not may_make(by, Kind.HOURS, starter):
        raise NotYours(_("Je schrijft geen uren van deze starter op."))
    if day > by.on:
        raise Refusal(_("Deze dag is nog niet geweest."))
    if way not in Contact.Way.values:
        raise Refusal(_("Kies hoe jullie elkaar spraken."))
    if not Track.objects.filter(starter=starter, period__contains=day).exists():
        raise Refusal(_("Op die dag liep er geen traject. Kies een andere dag."))
    made = Contact(starter_id=starter, day=day, minutes=minutes, way=way)
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="note_contact", kind=Kind.HOURS, thing=made, starter=starter)
    return made


def remove_contact(*, by: Viewer, at: datetime, contact: int) -> None:
    """Take a contact away that was written down by mistake; journal it.

    Raises `NotYours` without write access to the starter's hours.
    """
    row = editable_by(by, Contact.objects.filter(pk=contact)).select_for_update().first()
    if row is None:
        raise NotYours(_("Je mag dit contact niet weghalen."))
    log(by=by, at=at, verb="remove_contact", kind=Kind.HOURS, thing=row, starter=row.starter_id)
    row.delete()


def note_not_held(*, by: Viewer, at: datetime, activity: int, reason: str) -> None:
    """Write down why an activity did not happen today or on the day that was agreed, and free it for a new day.

    A second reason for the same day replaces the first. Journals that it was noted, not the reason.
    Raises `NotYours` without write access to the starter's hours, and `Refusal` when it was done or dropped,
    or for a reason that is not in the list.
    """
    row = locked_activity(by, activity)
    if not may_make(by, Kind.HOURS, row.starter_id):
        raise NotYours(_("Je schrijft geen uren van deze starter op."))
    if row.state != Activity.State.PLANNED:
        raise Refusal(_("Deze activiteit is al gedaan of vervallen."))
    if reason not in NotHeld.Reason.values:
        raise Refusal(_("Kies een van de redenen."))
    agreed = row.planned_on
    with refusals():
        NotHeld.objects.update_or_create(activity=row, day=min(agreed or by.on, by.on), defaults={"reason": reason})
        Activity.objects.filter(pk=row.pk).update(begun=True)
        log(by=by, at=at, verb="note_not_held", kind=Kind.HOURS, thing=row, starter=row.starter_id)
        if agreed is not None:
            unplan_activity(by=by, at=at, activity=row.pk)


def begin_activity(*, by: Viewer, activity: int) -> None:
    """Mark that something hangs on an activity, so that a new plan neither moves nor removes it.

    Raises `NotYours` without write access to the track.
    """
    row = locked_activity(by, activity)
    assert Activity.objects.filter(pk=row.pk).update(begun=True) == 1


def keep_for_manager(*, by: Viewer, activity: int) -> None:
    """Let only the line manager undo an activity that was done: what was written about it was handed in.

    Raises `NotYours` without write access to the track.
    """
    _keep(by, activity, kept=Activity.Kept.BY_MANAGER)


def close_activity(*, by: Viewer, activity: int) -> None:
    """Let nobody undo an activity that was done any more: what was written about it was signed or decided.

    Raises `NotYours` without write access to the track.
    """
    _keep(by, activity, kept=Activity.Kept.CLOSED)


def _keep(by: Viewer, activity: int, *, kept: Activity.Kept) -> None:
    row = locked_activity(by, activity)
    if row.state == Activity.State.DONE:
        row.kept = kept
        row.save(update_fields=["kept"])
