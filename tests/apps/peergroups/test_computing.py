"""Computing the groups of a round: by a process of its own, heard, stopped, and put on the screen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from grouped import FITTING, put_round

from startbaan.apps.peergroups import tasks
from startbaan.apps.peergroups.actions import ask_run, ask_stop, begin_run, finish_run, note_heard, weigh
from startbaan.apps.peergroups.models import Placing, Run
from startbaan.apps.peergroups.queries import proposal_of
from startbaan.apps.peergroups.queries.placing import grouping_of, places_of
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.tasks import compute
from startbaan.domain.computing.asking import Broke, Computation
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.packing import Instance, pack_grouping, pack_instance, unpack_instance
from startbaan.domain.grouping.pool import Slot, Weekday, Weights
from startbaan.domain.grouping.pricing import price
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

STATES = Run.State


def ask(people, row, by="jeroen"):
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return ask_run(by=viewer, at=clock.now(), peer_round=row.key)


def stop(people, row):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        ask_stop(by=viewer, at=clock.now(), peer_round=row.key)


def answer(people, row, places=FITTING, **more):
    grouping = {
        str(getattr(people, starter)): Slot(str(getattr(people, leader)), Weekday(day))
        for starter, (leader, day) in places.items()
    }
    cost = price(asked(row).pool, grouping).total
    return {"grouping": pack_grouping(grouping), "cost": cost, "bound": cost - 10, "seconds": 0.4, "end": "done"} | more


def test_computed_groups_obey_every_rule_and_are_proven_best(db, people):
    row = put_round(people)
    run = ask(people, row)

    tasks.compute(run=str(run.key))

    run.refresh_from_db()
    found = asked(row)
    grouping = grouping_of(places_of(row), found.pool)
    assert (run.state, sorted(grouping)) == (STATES.DONE, sorted(str(getattr(people, one)) for one in FITTING))
    assert breaches(found.pool, grouping) == ()
    assert run.answer["cost"] == price(found.pool, grouping).total
    assert proposal_of(row, at=clock.now()).proof == "bewezen best"


def test_what_cannot_be_is_said(db, people):
    row = put_round(people, weights=Weights())
    run = ask(people, row)

    tasks.compute(run=str(run.key))

    run.refresh_from_db()
    page = proposal_of(row, at=clock.now())
    assert page.impasse is not None
    assert (run.state, bool(page.impasse.who), page.hands) == (STATES.IMPOSSIBLE, True, None)


def test_one_run_at_a_time(db, people):
    row = put_round(people)
    ask(people, row)

    with pytest.raises(Refusal, match="Er loopt al een berekening"):
        ask(people, row)


def test_run_that_waits_is_stopped_at_once(db, people):
    row = put_round(people)
    run = ask(people, row)

    stop(people, row)

    run.refresh_from_db()
    assert (run.state, begin_run(at=clock.now(), run=run.key)) == (STATES.STOPPED, None)


def test_run_hears_that_it_is_to_stop_and_keeps_the_best(db, people):
    row = put_round(people)
    run = ask(people, row)
    begin_run(at=clock.now(), run=run.key)

    heard = {"seconds": 0.2, "cost": 90, "bound": 80}
    before = note_heard(at=clock.now(), run=run.key, line=heard)
    stop(people, row)
    after = note_heard(at=clock.now(), run=run.key, line=None)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        finish_run(by=viewer, at=clock.now(), run=run.key, answer=answer(people, row, end="stopped"))

    run.refresh_from_db()
    assert (before, after, run.state, run.progress) == (False, True, STATES.STOPPED, heard)
    assert Placing.objects.filter(round=row).count() == len(FITTING)


def test_run_of_which_nothing_is_heard_is_begun_anew_and_another_is_not(db, people):
    run = ask(people, put_round(people))
    begun = begin_run(at=clock.now(), run=run.key)

    again = begin_run(at=clock.now(), run=run.key)
    anew = begin_run(at=clock.now() + timedelta(minutes=1), run=run.key)

    assert (again, anew) == (None, begun)


def test_process_that_is_stopped_ends_with_what_it_has(db, people):
    solving = Computation.of(tasks.GROUPS.module, pack_instance(Instance(asked(put_round(people)).pool)))

    solving.stop()

    assert solving.process.poll() is not None


def test_process_that_cannot_read_is_broken():
    solving = Computation.of(tasks.GROUPS.module, "niets")

    with pytest.raises(Broke):
        solving.answer()


def test_process_that_dies_leaves_a_run_that_failed(db, people):
    run = ask(people, put_round(people))

    def begin(*, at, run):
        begin_run(at=at, run=run)
        return "niets"

    compute(replace(tasks.GROUPS, begin=begin), run.key)

    run.refresh_from_db()
    assert (run.state, run.finished_at is not None, Placing.objects.count()) == (STATES.FAILED, True, 0)


def test_run_that_is_stopped_while_it_computes_is_stopped(db, people):
    row = put_round(people)
    run = ask(people, row)
    heard = []

    def hear(*, at, run, line):
        if not heard:
            stop(people, row)
        heard.append(note_heard(at=at, run=run, line=line))
        return heard[-1]

    compute(replace(tasks.GROUPS, hear=hear), run.key)

    run.refresh_from_db()
    assert (set(heard), run.state) == ({True}, STATES.STOPPED)


def test_instance_is_read_as_it_was_written(db, people):
    pool = asked(put_round(people)).pool
    slot = pool.slots[0]
    starter = next(one.id for one in pool.starters if pool.may(one.id, slot))
    instance = Instance(pool, {starter: slot}, seed=4, seconds=12.0)

    written = pack_instance(instance)
    read = unpack_instance(written)
    assert (read.locked, read.seed, read.seconds, pack_instance(read)) == (instance.locked, 4, 12.0, written)


def test_locked_starters_are_given_to_the_process(db, people):
    row = put_round(people)
    Placing.objects.create(round=row, starter_id=people.sanne, facilitator_id=people.carla, weekday="di", locked=True)
    run = ask(people, row)

    request = begin_run(at=clock.now(), run=run.key)

    assert unpack_instance(request).locked == {str(people.sanne): Slot(str(people.carla), Weekday.TUESDAY)}


def test_answer_that_breaks_a_rule_is_not_shown(db, people):
    row = put_round(people)
    run = ask(people, row)
    begin_run(at=clock.now(), run=run.key)
    wrong = FITTING | {"sanne": ("mehmet", "do"), "ruben": ("carla", "di")}

    with acting_as(people.jeroen, on=A_DAY) as viewer:
        finish_run(by=viewer, at=clock.now(), run=run.key, answer=answer(people, row, places=wrong))

    assert Placing.objects.filter(round=row).count() == 0


def test_proof_says_by_how_much_at_most(db, people):
    row = put_round(people)
    run = ask(people, row)
    begin_run(at=clock.now(), run=run.key)
    said = answer(people, row)

    with acting_as(people.jeroen, on=A_DAY) as viewer:
        finish_run(by=viewer, at=clock.now(), run=run.key, answer=said | {"bound": round(said["cost"] / 1.1)})

    page = proposal_of(row, at=clock.now())
    assert (page.proof.startswith("hoogstens 10,"), page.is_outdated) == (True, False)


def test_proof_falls_silent_when_the_pool_changes(db, people):
    row = put_round(people)
    run = ask(people, row)
    begin_run(at=clock.now(), run=run.key)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        finish_run(by=viewer, at=clock.now(), run=run.key, answer=answer(people, row))
        weigh(by=viewer, at=clock.now(), peer_round=row.key, weights=Weights(smallest=3, largest=4, same_school=0))
    row.refresh_from_db()

    page = proposal_of(row, at=clock.now())
    assert (page.proof, page.is_outdated) == ("", True)
