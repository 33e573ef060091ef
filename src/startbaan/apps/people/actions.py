"""Changing who people are to each other, and what a starter shares."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.models import Confidential, Pair, Share
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Access, Kind, Relation, relations_with

# Raised by a trigger, so that no model names it.
_TRIGGERED = {
    "pair_lies_inside": "Een koppeling loopt niet langer dan beide mensen er werken. Pas eerst die periode aan."
}


class Refusal(Exception):
    """Something that cannot be done, with the reason for a person."""


class NotYours(Refusal):
    """The viewer may not do this."""


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the database refuses inside the block into a `Refusal` with the words of that constraint."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refusal(words_of(error)) from error


def words_of(error: IntegrityError) -> str:
    """Give the sentence that belongs to the constraint an error names."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = diagnosis.constraint_name if diagnosis else None
    if name in _TRIGGERED:
        return _(_TRIGGERED[name])
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return _(str(constraint.violation_error_message))
    return _("Dit kan niet samen met wat er al staat. Controleer de gegevens.")


def log(
    *,
    by: Viewer,
    at: datetime,
    verb: str,
    kind: Kind | None = None,
    thing: Model | str = "",
    starter: int | None = None,
    changes: journal.Changes | None = None,
) -> None:
    """Journal what this viewer did."""
    journal.record(
        at=at,
        actor=by.persons[0] if by.persons else None,
        actor_name=by.name,
        verb=verb,
        kind=kind,
        thing=thing,
        starter=starter,
        changes=changes,
    )


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


def share(*, by: Viewer, row: Confidential, relation: Relation, until: date | None, at: datetime) -> Share:
    """Let those who stand in this relation to the starter today read one item, until a day or until revoked.

    Raises `NotYours` when it is not the starter who shares, and `Refusal` when the table does not let
    this kind be shared so, when nobody stands in the relation now, or when it is shared already.
    """
    if row.starter_id not in by.persons:
        raise NotYours(_("Alleen jij als starter beslist met wie je dit deelt."))
    if relation not in relations_with(row.kind, Access.SHARED):
        raise Refusal(_("Dit kun je niet met deze persoon delen."))
    pair = None
    if relation in PAIR_RELATIONS:
        running = Pair.objects.filter(starter=row.starter_id, relation=relation.value, period__contains=by.on)
        shared = Share.objects.filter(item=row.item, revoked_at=None).exclude(pair=None).values("pair")
        pair = running.exclude(pk__in=shared).order_by("pk").first()
        if pair is None:
            raise Refusal(_("Er is nu niemand met wie je dit zo kunt delen, of het is al gedeeld."))
    with refusals():
        made = Share(
            starter_id=row.starter_id,
            item=row.item,
            kind_shared=row.kind.value,
            relation=relation.value,
            pair=pair,
            shared_at=at,
            until=until,
        )
        made.save(force_insert=True)
        log(by=by, at=at, verb="share", kind=row.kind, thing=row, starter=row.starter_id)
    return made


def unshare(*, by: Viewer, share: UUID, at: datetime) -> None:
    """Take back what was shared; from now on it is closed again.

    Raises `NotYours` when it is not the starter's own share.
    """
    changed = Share.objects.filter(pk=share, starter__in=by.persons, revoked_at=None).update(revoked_at=at)
    if changed != 1:
        raise NotYours(_("Deze deling is niet van jou, of is al ingetrokken."))
    log(by=by, at=at, verb="unshare", thing=f"people.share:{share}", starter=by.person)


def _may_couple(viewer: Viewer, starter: int) -> bool:
    may = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
    return any(stands(viewer, relation, starter) for relation in may)
