"""Asking for the groups of a round, keeping how far it is, and writing down what came of it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.actions.placing import place
from startbaan.apps.peergroups.actions.rounds import open_round
from startbaan.apps.peergroups.models import Round, Run
from startbaan.apps.peergroups.queries.placing import grouping_of, places_of
from startbaan.apps.peergroups.queries.pooling import asked, fingerprint
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, computing, log, refusals
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.explaining import proof
from startbaan.domain.grouping.packing import Instance, pack_instance, unpack_grouping
from startbaan.domain.grouping.pool import Grouping
from startbaan.domain.sentences import Problem, say

SECONDS = 60.0


def ask_run(*, by: Viewer, at: datetime, peer_round: UUID) -> Run:
    """Ask for the groups of a round, with those who are locked kept where they are, and journal it.

    Raises Http404 for who does not lead it, and `Refusal` when its groups are published, something is being computed,
    or nobody is left to place.
    """
    row = open_round(by, peer_round)
    try:
        found = asked(row)
    except Problem as problem:
        raise Refusal(problem.sentence.said(_)) from problem
    if not found.pool.starters:
        raise Refusal(_("Er is niemand om in te delen. Kies eerst wie meedoen, en geef iedereen een dag."))
    locked = [int(starter) for starter, place in places_of(row).items() if place.locked]
    with refusals():
        run = Run.objects.create(
            round=row, version=row.version, locked=locked, asked_by_id=by.person, asked_at=at, heard_at=at
        )
    log(by=by, at=at, verb="compute_peer_groups", thing=row)
    return run


def ask_stop(*, by: Viewer, at: datetime, peer_round: UUID) -> None:
    """Ask what is being computed to stop, and journal it; what has not begun, or says nothing any more, is over.

    Raises Http404 and `Refusal` as `open_round` does.
    """
    row = open_round(by, peer_round)
    run = Run.objects.filter(round=row, state__in=Run.LIVE).first()
    if run is None:
        raise Refusal(_("Er wordt nu niet gerekend."))
    run.ask_stop(at)
    run.save()
    log(by=by, at=at, verb="stop_peer_groups", thing=row)


def begin_run(*, at: datetime, run: UUID) -> str | None:
    """Begin what was asked, and give what the process reads; nothing where it was stopped or is being computed.

    Of which nothing was heard for a while is begun anew: whoever computed it is gone.
    """
    with transaction.atomic():
        row = Run.objects.select_for_update(of=("self",)).select_related("round").get(key=run)
        if not row.may_begin(at):
            return None
        found = asked(row.round)
        locked = {
            starter: slot
            for starter, slot in grouping_of(places_of(row.round), found.pool).items()
            if int(starter) in row.locked
        }
        row.begin(at)
        row.started_at = at
        row.answer = {"pool": fingerprint(found.pool)}
        row.save()
    return pack_instance(Instance(found.pool, locked, wider=found.wider, seconds=SECONDS))


def note_heard(*, at: datetime, run: UUID, line: Mapping[str, object] | None) -> bool:
    """Keep how far a run is, or only that it is alive; say whether it is to stop."""
    values = {"progress": dict(line)} if line else {}
    return computing.note_heard(Run, at=at, run=run, **values)


def finish_run(*, by: Viewer, at: datetime, run: UUID, answer: Mapping[str, object]) -> None:
    """Keep what a run found, and put it on the screen of its round; journal that.

    What somebody changed meanwhile stays in the steps, and can be put back. A grouping that breaks a rule is refused.
    """
    with transaction.atomic():
        key = Run.objects.values_list("round", flat=True).get(key=run)
        round_row = Round.objects.select_for_update().get(pk=key)
        row = Run.objects.select_for_update().get(key=run)
        if row.state != Run.State.RUNNING:
            return
        row.finished_at = at
        if "problem" in answer:
            row.state, row.problem = Run.State.IMPOSSIBLE, dict(answer)
        else:
            row.state = Run.State.STOPPED if row.stop_asked_at else Run.State.DONE
            row.answer = {**(row.answer or {}), **answer}
        row.save()
        if row.state != Run.State.IMPOSSIBLE and round_row.published_at is None:
            _put(by=by, at=at, row=round_row, answer=answer)


def note_failed(*, at: datetime, run: UUID) -> None:
    """Write down that a run gave no answer: it was stopped before it had one, or else it broke."""
    computing.note_failed(Run, at=at, run=run)


def _put(*, by: Viewer, at: datetime, row: Round, answer: Mapping[str, object]) -> None:
    found = asked(row)
    grouping = _read(answer)
    if breaches(found.pool, grouping):
        return
    cost, bound = answer.get("cost"), answer.get("bound")
    assert isinstance(cost, int) and isinstance(bound, int)
    words = say("Berekend: %(proof)s.", proof=proof(cost=cost, bound=bound))
    place(by=by, at=at, row=row, grouping=grouping, words=words)


def _read(answer: Mapping[str, object]) -> Grouping:
    kept = answer.get("grouping")
    assert isinstance(kept, dict)
    return unpack_grouping(kept)
