"""Changing who stands where in a proposal: each change is one step under the lock of its round, and can be undone."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Placing, PlacingStep, Round, Run
from startbaan.apps.peergroups.queries.placing import Place, Places, grouping_of, last_step, places_of
from startbaan.apps.peergroups.queries.pooling import Asked, asked
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log
from startbaan.domain.grouping.checking import slot_name
from startbaan.domain.grouping.editing import Edit, joined, left, moved, swapped
from startbaan.domain.grouping.pool import Grouping, Slot
from startbaan.domain.sentences import Problem, Sentence, packed, say, unpacked


class Overtaken(Refusal):
    """Somebody changed the proposal after it was shown: nothing is done, so that nothing of theirs is lost."""


Reckon = Callable[[Asked, Places], tuple[Places, Sentence]]


def place(*, by: Viewer, at: datetime, row: Round, grouping: Grouping, words: Sentence) -> None:
    """Put a computed grouping on the screen of a round that the caller has locked; who was locked stays so."""
    before = places_of(row)
    after = {
        starter: Place(slot, starter in before and before[starter] == Place(slot, locked=True))
        for starter, slot in grouping.items()
    }
    _keep(by=by, at=at, row=row, before=before, after=after, words=words)


def move(*, by: Viewer, at: datetime, round_key: UUID, version: int, starter: str, slot: Slot) -> None:
    """Put a starter in another group, whatever rule that breaks; raises `Overtaken`."""

    def reckon(found: Asked, before: Places) -> tuple[Places, Sentence]:
        _ask_for(found, starter, slot)
        edit = moved(found.pool, grouping_of(before, found.pool), starter=starter, slot=slot)
        where = slot_name(slot, names=found.names)
        return _after(before, edit), say("%(who)s staat nu hier: %(group)s.", who=found.names[starter], group=where)

    _step(by=by, at=at, round_key=round_key, version=version, reckon=reckon)


def swap(*, by: Viewer, at: datetime, round_key: UUID, version: int, one: str, other: str) -> None:
    """Let two starters change groups; raises `Overtaken`."""

    def reckon(found: Asked, before: Places) -> tuple[Places, Sentence]:
        for starter in (one, other):
            _ask_for(found, starter)
        if one not in before or other not in before:
            raise Refusal(_("Ruilen kan alleen tussen twee mensen die allebei een groep hebben."))
        edit = swapped(found.pool, grouping_of(before, found.pool), one=one, other=other)
        words = say("%(one)s en %(other)s zijn geruild.", one=found.names[one], other=found.names[other])
        return _after(before, edit), words

    _step(by=by, at=at, round_key=round_key, version=version, reckon=reckon)


def put_in(*, by: Viewer, at: datetime, round_key: UUID, version: int, starter: str) -> None:
    """Give somebody without a group one, with as few changes for others as can be; raises `Refusal` without room."""

    def reckon(found: Asked, before: Places) -> tuple[Places, Sentence]:
        _ask_for(found, starter)
        if starter in before:
            raise Refusal(_("Deze starter heeft al een groep."))
        try:
            edit = joined(found.pool, grouping_of(before, found.pool), starter=starter, locked=_locked(before))
        except Problem as problem:
            raise Refusal(_("Er is geen plaats te maken. Maak een groep groter, of kies zelf een groep.")) from problem
        return _after(before, edit), _said_of(edit, say("%(who)s doet mee.", who=found.names[starter]))

    _step(by=by, at=at, round_key=round_key, version=version, reckon=reckon)


def take_out(*, by: Viewer, at: datetime, round_key: UUID, version: int, starter: str) -> None:
    """Take somebody out of the groups, and mend with few moves a group that gets too small."""

    def reckon(found: Asked, before: Places) -> tuple[Places, Sentence]:
        if starter not in before:
            raise Refusal(_("Deze starter heeft geen groep."))
        if starter not in found.pool.starter:
            rest = {one: kept for one, kept in before.items() if one != starter}
            return rest, say("%(who)s heeft geen groep meer.", who=found.names.get(starter, starter))
        edit = left(found.pool, grouping_of(before, found.pool), starter=starter, locked=_locked(before))
        return _after(before, edit), _said_of(edit, say("%(who)s heeft geen groep meer.", who=found.names[starter]))

    _step(by=by, at=at, round_key=round_key, version=version, reckon=reckon)


def fasten(*, by: Viewer, at: datetime, round_key: UUID, version: int, starters: Collection[str]) -> None:
    """Lock where these starters stand, for when the rest is computed anew."""
    _set_locked(by=by, at=at, round_key=round_key, version=version, change=dict.fromkeys(starters, True))


def release(*, by: Viewer, at: datetime, round_key: UUID, version: int, starters: Collection[str]) -> None:
    """Let these starters be moved again when the rest is computed anew."""
    _set_locked(by=by, at=at, round_key=round_key, version=version, change=dict.fromkeys(starters, False))


def undo(*, by: Viewer, at: datetime, round_key: UUID, version: int) -> None:
    """Set back what was changed last, by whomever; raises `Overtaken`."""
    row = locked_round(by, round_key, version=version)
    last = last_step(row)
    if last is None:
        raise Refusal(_("Er is niets om terug te zetten."))
    after = {starter: Place.read(kept) for starter, kept in last.before.items()}
    _write(row, before=places_of(row), after=after)
    last.delete()
    log(by=by, at=at, verb="undo_proposal", thing=row, changes={"version": (str(version), str(row.version))})


def locked_round(by: Viewer, key: UUID, *, version: int) -> Round:
    """Take the lock on a round whose proposal the viewer may change, as it was shown to them; raises `Overtaken`."""
    row = Round.objects.select_for_update(no_key=True, of=("self",)).filter(Round.arranged_by(by), key=key).first()
    if row is None:
        raise NotYours(_("Deze ronde maak jij niet."))
    if row.published_at is not None:
        raise Refusal(
            _(
                "Deze groepen zijn uitgebracht. Laat wie later komt of weggaat meedoen of eruit gaan op de pagina Later erbij of eruit."
            )
        )
    if Run.objects.filter(round=row, state__in=[Run.State.WAITING, Run.State.RUNNING]).exists():
        raise Refusal(_("Er wordt nu gerekend. Wacht tot dat klaar is, of stop het eerst."))
    if row.version != version:
        raise Overtaken(_overtaken(row))
    return row


def _overtaken(row: Round) -> str:
    last = last_step(row)
    if last is None:
        return _("Iemand anders veranderde intussen het voorstel. Kijk of je wijziging nog klopt.")
    said = _("%(who)s veranderde intussen iets: “%(what)s” Kijk of je wijziging nog klopt.")
    return said % {"who": last.made_by, "what": _said(last.words)}


def _said(words: object) -> str:
    found = unpacked(words)
    return found.said(_) if isinstance(found, Sentence) else str(found)


def _step(*, by: Viewer, at: datetime, round_key: UUID, version: int, reckon: Reckon) -> None:
    row = locked_round(by, round_key, version=version)
    before = places_of(row)
    after, words = reckon(asked(row), before)
    _keep(by=by, at=at, row=row, before=before, after=after, words=words)


def _set_locked(*, by: Viewer, at: datetime, round_key: UUID, version: int, change: Mapping[str, bool]) -> None:
    def reckon(found: Asked, before: Places) -> tuple[Places, Sentence]:
        after = {one: replace(kept, locked=change.get(one, kept.locked)) for one, kept in before.items()}
        who = ", ".join(found.names.get(one, one) for one in sorted(change) if one in before)
        locks = True in change.values()
        return after, say("Vastgezet: %(who)s.", who=who) if locks else say("Losgemaakt: %(who)s.", who=who)

    _step(by=by, at=at, round_key=round_key, version=version, reckon=reckon)


def _keep(*, by: Viewer, at: datetime, row: Round, before: Places, after: Places, words: Sentence) -> None:
    """Write a change down, and what stood there before it; nothing where nothing changes."""
    if dict(before) == dict(after):
        return
    _write(row, before=before, after=after)
    PlacingStep.objects.create(
        round=row,
        number=row.version,
        made_by_id=by.person,
        made_at=at,
        words=packed(words),
        before={starter: kept.kept for starter, kept in before.items()},
    )
    log(by=by, at=at, verb="change_proposal", thing=row, changes={"version": (None, str(row.version))})


def _write(row: Round, *, before: Places, after: Places) -> None:
    changed = {starter for starter in {*before, *after} if before.get(starter) != after.get(starter)}
    Placing.objects.filter(round=row, starter__in=[int(one) for one in changed & before.keys()]).delete()
    Placing.objects.bulk_create(
        [
            Placing(
                round=row,
                starter_id=int(one),
                facilitator_id=int(after[one].slot.facilitator),
                weekday=after[one].slot.weekday.value,
                locked=after[one].locked,
            )
            for one in sorted(changed & after.keys())
        ]
    )
    row.version += 1
    row.save(update_fields=["version"])


def _after(before: Places, edit: Edit) -> dict[str, Place]:
    """Where everyone stands after a change; who moved by hand stays locked where they were locked."""
    after = dict(before)
    for one in edit.moves:
        if one.after is None:
            after.pop(one.starter, None)
        else:
            after[one.starter] = Place(one.after, one.starter in before and before[one.starter].locked)
    return after


def _said_of(edit: Edit, first: Sentence) -> Sentence:
    """Say what happened, and how many others change groups for it."""
    others = len(edit.moves) - 1
    if others < 1:
        return first
    return say("%(first)s Daarvoor wisselen anderen van groep: %(others)s.", first=first, others=others)


def _locked(places: Places) -> frozenset[str]:
    return frozenset(starter for starter, kept in places.items() if kept.locked)


def _ask_for(found: Asked, starter: str, slot: Slot | None = None) -> None:
    """Refuse who does not belong to the round, and a group that cannot be there."""
    if starter not in found.pool.starter:
        raise Refusal(_("Deze starter hoort niet meer bij deze ronde."))
    if slot is not None and slot not in found.pool.slots:
        raise Refusal(_("Deze begeleider kan niet op die dag. Kies een andere groep."))
