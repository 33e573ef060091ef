"""Coupling a coach, a buddy or a manager to a starter, and ending that."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions.refusing import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation


def couple(*, by: Viewer, starter: int, holder: int, relation: Relation, period: Period, at: datetime) -> Pair:
    """Make someone the coach, buddy or manager of a starter for a period, and journal it.

    Raises `NotYours` unless the viewer is the manager or coordinator or HR of this starter, and
    `Refusal` where the database refuses (overlap, coach who is the manager, outside both periods).
    """
    if not _may_couple(by, starter):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR koppelen mensen aan een starter."))
    with refusals():
        pair = Pair.objects.create(starter_id=starter, holder_id=holder, relation=relation.value, period=period)
        changes: journal.Changes = {"relation": (None, relation.value), "from": (None, period.start.isoformat())}
        log(by=by, at=at, verb="couple", kind=Kind.NAME_CARD, thing=pair, starter=starter, changes=changes)
    return pair


def uncouple(*, by: Viewer, pair: Pair, last_day: date, at: datetime) -> None:
    """End a pair after this last day, and journal it; a pair that would not have begun is removed.

    Raises `NotYours` as `couple` does.
    """
    if not _may_couple(by, pair.starter_id):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR ontkoppelen mensen van een starter."))
    with refusals():
        changes: journal.Changes = {"until": (None, last_day.isoformat())}
        log(by=by, at=at, verb="uncouple", kind=Kind.NAME_CARD, thing=pair, starter=pair.starter_id, changes=changes)
        if last_day < pair.period.start:
            pair.delete()
        else:
            pair.period = Period.through(pair.period.start, last=last_day)
            pair.save(update_fields=["period"])


def correct_first_day(*, by: Viewer, pair: Pair, first_day: date, at: datetime) -> None:
    """Let a running pair have begun on another day, and journal it.

    Raises `NotYours` as `couple` does, and `Refusal` when the pair does not run today, for a day still to come, and
    where the database refuses (overlap with another, outside what both work).
    """
    if not _may_couple(by, pair.starter_id):
        raise NotYours(_("Alleen de leidinggevende, de coördinator en HR koppelen mensen aan een starter."))
    before: Period = pair.period
    if by.on not in before:
        raise Refusal(_("Deze koppeling loopt nu niet."))
    if first_day > by.on:
        raise Refusal(_("Kies vandaag of een dag die al was."))
    pair.period = Period(first_day, before.end)
    with refusals():
        pair.save(update_fields=["period"])
        changes: journal.Changes = {"from": (before.start.isoformat(), first_day.isoformat())}
        log(
            by=by,
            at=at,
            verb="correct_first_day",
            kind=Kind.NAME_CARD,
            thing=pair,
            starter=pair.starter_id,
            changes=changes,
        )


def _may_couple(viewer: Viewer, starter: int) -> bool:
    may = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
    return any(stands(viewer, relation, starter) for relation in may)
