"""Showing what a change would do, doing it in one transaction, and undoing it for a day."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.changes.access import Moved, RowChange, set_back, watching
from startbaan.apps.changes.actions.carrying_out import carry_out, told_under
from startbaan.apps.changes.actions.wanted import Wanted
from startbaan.apps.changes.models import Change, ChangedRow
from startbaan.apps.outbox.actions import take_back
from startbaan.apps.outbox.queries import Told, told_since
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions.appointments import put_in_agenda
from startbaan.apps.programme.models import Activity

UNDO_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class Foreseen:
    """What a change would do: every row before and after, who would be told what, and the mark of exactly this."""

    changes: tuple[RowChange, ...]
    told: tuple[Told, ...]
    mark: str


class _NotForReal(Exception):
    """Takes back what was only tried."""


def foresee(*, by: Viewer, at: datetime, starter: int, wanted: Wanted) -> Foreseen:
    """Do the change and take it back, and give what it did: so that what is shown is what will happen.

    Raises `NotYours` and `Refusal` as carrying it out does.
    """
    found: list[Foreseen] = []
    try:
        with transaction.atomic():
            with watching(starter) as watch:
                carry_out(wanted, by=by, at=at, starter=starter)
            found.append(Foreseen(watch.changes, told_since(at), mark_of(watch.changes)))
            raise _NotForReal
    except _NotForReal:
        return found[0]


def apply(*, by: Viewer, at: datetime, starter: int, wanted: Wanted, mark: str) -> Change:
    """Do a change as it was shown, in one transaction, and keep every row as it was.

    Raises `NotYours` and `Refusal` as carrying it out does, and `Refusal` when it would not do any more
    what was shown.
    """
    with refusals():
        with watching(starter) as watch:
            carry_out(wanted, by=by, at=at, starter=starter)
        if mark_of(watch.changes) != mark:
            raise Refusal(_("Er is intussen iets veranderd. Kijk opnieuw wat er gebeurt, en bevestig dan."))
        change = Change.objects.create(
            starter_id=starter, sort=wanted.sort, on=wanted.on, made_by_id=by.person, made_at=at
        )
        ChangedRow.objects.bulk_create(
            [
                ChangedRow(
                    change=change, number=number, table=row.table, row=row.row, before=row.before, after=row.after
                )
                for number, row in enumerate(watch.changes, start=1)
            ]
        )
        log(by=by, at=at, verb="apply_change", kind=Change.kind, thing=change, starter=starter)
    return change


def undo(*, by: Viewer, at: datetime, change: UUID) -> Change:
    """Set every row back as it was before a change, within a day, and journal it.

    Raises `NotYours` unless the viewer made it or may write it, and `Refusal` when it was undone already, a
    day has gone by, or something changed since.
    """
    row = undoable(by, change)
    if row.undone_at is not None:
        raise Refusal(_("Deze verandering is al ongedaan gemaakt."))
    if at - row.made_at > UNDO_WITHIN:
        raise Refusal(_("Ongedaan maken kan één dag lang. Leg nu een nieuwe verandering vast."))
    try:
        with refusals():
            changed = rows_of(row)
            set_back(changed)
            _agree_again(changed, by=by, at=at)
            take_back(keys=[told_under(row.sort, starter=row.starter_id, at=row.made_at)])
            row.undone_at, row.undone_by_id = at, by.person
            row.save(update_fields=["undone_at", "undone_by"])
            log(by=by, at=at, verb="undo_change", kind=Change.kind, thing=row, starter=row.starter_id)
    except Moved as moved:
        raise Refusal(_("Intussen is hier iets aan veranderd. Leg een nieuwe verandering vast.")) from moved
    return row


def _agree_again(changed: Sequence[RowChange], *, by: Viewer, at: datetime) -> None:
    """Put back in the agenda what was agreed before the change and let go by it."""
    activities = [
        change.row
        for change in changed
        if change.table == Activity._meta.db_table and change.before and change.before["planned_on"]
    ]
    for activity in Activity.objects.filter(pk__in=activities).select_related("track__version", "words_from"):
        put_in_agenda(activity, by=by, at=at)


def undoable(by: Viewer, key: UUID) -> Change:
    """Take a change for undoing; raises `NotYours` when it is not the viewer's own, nor one the viewer may write."""
    rows = Change.objects.select_for_update(of=("self",)).select_related("starter").filter(key=key)
    row = rows.filter(made_by__in=by.persons).first() or editable_by(by, rows).first()
    if row is None:
        raise NotYours(_("Deze verandering is niet van jou."))
    return row


def rows_of(change: Change) -> tuple[RowChange, ...]:
    """What a change did, in its order."""
    rows = ChangedRow.objects.filter(change=change).order_by("number")
    return tuple(RowChange(row.table, row.row, row.before, row.after) for row in rows)


def mark_of(changes: Sequence[RowChange]) -> str:
    """Sum up what changes, whatever numbers new rows get."""
    said = [
        (change.table, change.row if change.before else 0, change.before, _unnumbered(change)) for change in changes
    ]
    written = sorted(json.dumps(part, sort_keys=True, default=str) for part in said)
    return hashlib.sha256("\n".join(written).encode()).hexdigest()[:24]


def _unnumbered(change: RowChange) -> dict[str, object] | None:
    if change.after is None:
        return None
    made = () if change.before else ("id", "key", "post_id")
    return {name: value for name, value in change.after.items() if name not in made}
