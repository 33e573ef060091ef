"""Changing who stands where in a proposal: each change is one step under the lock of its round, and can be undone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Placing, PlacingStep, Round, Run
from startbaan.apps.peergroups.queries.placing import Place, Places, grouping_of, last_step, places_of, said_of
from startbaan.apps.peergroups.queries.pooling import Asked, asked
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log
from startbaan.domain.grouping.editing import Edit, joined, left, moved, swapped
from startbaan.domain.grouping.pool import Grouping, Slot
from startbaan.domain.sentences import Problem, Sentence, packed, say


class Overtaken(Refusal):
    """Somebody changed the proposal after it was shown: nothing is done, so that nothing of theirs is lost."""


class Verb(StrEnum):
    """What can be done to a proposal."""

    MOVE = "move"
    SWAP = "swap"
    PUT_IN = "put-in"
    TAKE_OUT = "take-out"
    FASTEN = "fasten"
    RELEASE = "release"
    UNDO = "undo"


@dataclass(frozen=True)
class Wanted:
    """One change that somebody wants: what, of whom, and to which group."""

    verb: Verb
    starters: tuple[str, ...] = ()
    slot: Slot | None = None


def place(*, by: Viewer, at: datetime, row: Round, grouping: Grouping, words: Sentence) -> None:
    """Put a computed grouping on the screen of a round that the caller has locked; who was locked there stays so."""
    before = places_of(row)
    after = {
        starter: Place(slot, locked=before.get(starter) == Place(slot, locked=True))
        for starter, slot in grouping.items()
    }
    _keep(by=by, at=at, row=row, before=before, after=after, words=words)


def change(*, by: Viewer, at: datetime, peer_round: UUID, version: int, wanted: Wanted) -> None:
    """Do one change to the proposal as it was shown, keep what stood there, and journal it.

    A move and a swap may break a rule; the page says which. Whoever is put in or taken out changes as few others as can
    be, and nobody who is locked. Raises `NotYours`, `Overtaken` when the proposal is not what was shown, and `Refusal`
    when it cannot be done.
    """
    row = locked_proposal(by, peer_round, version=version)
    if wanted.verb is Verb.UNDO:
        _undo(by=by, at=at, row=row)
        return
    found, before = asked(row), places_of(row)
    after, words = _RECKONED[wanted.verb](wanted, found, before)
    _keep(by=by, at=at, row=row, before=before, after=after, words=words)


def locked_proposal(by: Viewer, peer_round: UUID, *, version: int) -> Round:
    """Take the lock on a round whose proposal the viewer may change, as it was shown to them."""
    row = locked_round(by, peer_round, version=version)
    if row.published_at is not None:
        raise Refusal(_("Deze groepen zijn al uitgebracht. Wie later komt of weggaat, regel je bij de groepen zelf."))
    if Run.objects.filter(round=row, state__in=[Run.State.WAITING, Run.State.RUNNING]).exists():
        raise Refusal(_("Er wordt nu gerekend. Wacht tot dat klaar is, of stop het eerst."))
    return row


def locked_round(by: Viewer, peer_round: UUID, *, version: int) -> Round:
    """Take the lock on a round that the viewer leads, as it was shown to them; raises `NotYours` and `Overtaken`."""
    rows = Round.objects.select_for_update(no_key=True, of=("self",))
    row = rows.filter(Round.arranged_by(by), key=peer_round).first()
    if row is None:
        raise NotYours(_("Deze ronde maak jij niet."))
    if row.version != version:
        raise Overtaken(_overtaken(row))
    return row


def _overtaken(row: Round) -> str:
    last = last_step(row)
    if last is None:
        return _("Iemand veranderde intussen het voorstel. Jouw wijziging is nog niet gedaan. Kijk of ze nog klopt.")
    values = {"who": last.made_by, "what": said_of(last)}
    return (
        _("%(who)s veranderde intussen iets: “%(what)s” Jouw wijziging is nog niet gedaan. Kijk of ze nog klopt.")
        % values
    )


Reckoned = tuple[Places, Sentence]


def _moved(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    (starter,), slot = wanted.starters, wanted.slot
    _ask_for(found, starter)
    if slot is None or slot not in found.pool.slots:
        raise Refusal(_("Deze begeleider kan niet op die dag. Kies een andere groep."))
    edit = moved(found.pool, grouping_of(before, found.pool), starter=starter, slot=slot)
    words = say(
        "%(who)s zit nu bij %(lead)s op %(day)s.",
        who=found.names[starter],
        lead=found.names[slot.facilitator],
        day=slot.weekday.display,
    )
    return _after(before, edit), words


def _swapped(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    one, other = wanted.starters
    for starter in (one, other):
        _ask_for(found, starter)
    grouping = grouping_of(before, found.pool)
    if one not in grouping or other not in grouping:
        raise Refusal(_("Ruilen kan alleen tussen twee mensen die allebei een groep hebben."))
    edit = swapped(found.pool, grouping, one=one, other=other)
    return _after(before, edit), say(
        "%(one)s en %(other)s zijn geruild.", one=found.names[one], other=found.names[other]
    )


def _put_in(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    (starter,), grouping = wanted.starters, grouping_of(before, found.pool)
    _ask_for(found, starter)
    if starter in grouping:
        raise Refusal(_("Deze starter heeft al een groep."))
    try:
        edit = joined(found.pool, grouping, starter=starter, locked=_locked(before))
    except Problem as problem:
        raise Refusal(_("In geen groep is plaats te maken. Kies zelf een groep, of bereken opnieuw.")) from problem
    return _after(before, edit), _with_others(edit, say("%(who)s heeft een groep.", who=found.names[starter]))


def _taken_out(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    (starter,), grouping = wanted.starters, grouping_of(before, found.pool)
    words = say("%(who)s heeft geen groep meer.", who=found.names.get(starter, starter))
    if starter not in before:
        raise Refusal(_("Deze starter heeft geen groep."))
    if starter not in grouping:
        return {one: kept for one, kept in before.items() if one != starter}, words
    edit = left(found.pool, grouping, starter=starter, locked=_locked(before))
    return _after(before, edit), _with_others(edit, words)


def _fastened(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    return _locking(wanted, before, lock=True), say("Vastgezet: %(who)s.", who=_named(wanted, found))


def _released(wanted: Wanted, found: Asked, before: Places) -> Reckoned:
    return _locking(wanted, before, lock=False), say("Losgemaakt: %(who)s.", who=_named(wanted, found))


_RECKONED: Mapping[Verb, Callable[[Wanted, Asked, Places], Reckoned]] = {
    Verb.MOVE: _moved,
    Verb.SWAP: _swapped,
    Verb.PUT_IN: _put_in,
    Verb.TAKE_OUT: _taken_out,
    Verb.FASTEN: _fastened,
    Verb.RELEASE: _released,
}


def _undo(*, by: Viewer, at: datetime, row: Round) -> None:
    last = last_step(row)
    if last is None:
        raise Refusal(_("Er is niets om terug te zetten."))
    after = {starter: Place.read(kept) for starter, kept in last.before.items()}
    _write(row, before=places_of(row), after=after)
    last.delete()
    log(by=by, at=at, verb="undo_proposal", thing=row, changes={"version": (None, str(row.version))})


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
        words=[packed(words)],
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
    """Where everyone stands after a change; who was locked is locked where they stand now."""
    after = dict(before)
    for one in edit.moves:
        if one.after is None:
            del after[one.starter]
        else:
            after[one.starter] = Place(one.after, locked=one.starter in before and before[one.starter].locked)
    return after


def _locking(wanted: Wanted, before: Places, *, lock: bool) -> Places:
    return {one: replace(kept, locked=lock) if one in wanted.starters else kept for one, kept in before.items()}


def _with_others(edit: Edit, words: Sentence) -> Sentence:
    """Say how many others change groups for it."""
    others = len(edit.moves) - 1
    if others < 1:
        return words
    return say("%(words)s Daarvoor wisselen anderen van groep: %(others)s.", words=words, others=others)


def _named(wanted: Wanted, found: Asked) -> str:
    return ", ".join(found.names.get(starter, starter) for starter in wanted.starters)


def _locked(places: Places) -> frozenset[str]:
    return frozenset(starter for starter, kept in places.items() if kept.locked)


def _ask_for(found: Asked, starter: str) -> None:
    if starter not in found.pool.starter:
        raise Refusal(_("Deze starter hoort niet meer bij deze ronde."))
