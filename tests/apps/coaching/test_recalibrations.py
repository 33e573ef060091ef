"""Computing parameters anew from what was observed of many: from counts, and shown before it is chosen."""

import uuid

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.urls import reverse
from observed_many import looking_guide, observe_many

from startbaan.apps.coaching import actions, queries, tasks
from startbaan.apps.coaching.models import AdoptedParameters, Observation, ParameterSet, Recalibration
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.parameters import scale_of
from startbaan.apps.coaching.queries.recalibrations import answers_of, basis_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.measurement.calibrating import Wish, calibrate
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.reading import Observations
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

STATES = Recalibration.State
STARTERS, VISITS = 30, 6


@pytest.fixture(scope="module")
def observed(test_database, django_db_blocker):
    """The scores of many starters, opened; and of some more, not yet opened."""
    with django_db_blocker.unblock():
        try:
            answers = observe_many(test_database.cast, starters=STARTERS, visits=VISITS)
            observe_many(test_database.cast, starters=2, visits=1, opened=False)
            yield answers
        finally:
            test_database.restore()


def ask(people, *, by="jeroen", model="rsm"):
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return actions.ask_recalibration(by=viewer, at=clock.now(), version=looking_guide().pk, model=model)


def page_of(people):
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        return queries.recalibration_page(viewer, looking_guide().pk)


def test_basis_counts_only_what_was_opened(observed, people):
    basis = basis_of(looking_guide())

    assert (basis.observations, basis.starters, basis.observers, basis.schools, basis.sectors) == (
        STARTERS * VISITS,
        STARTERS,
        1,
        1,
        ("po",),
    )


def test_program_sees_the_counts_and_none_of_the_observations(observed, people):
    with acting_as(people.jeroen, on=A_DAY):
        assert Observation.objects.count() == 0
        cells = answers_of(looking_guide())

    assert sum(cell.number for cell in cells) == int((observed < 255).sum())


def test_computed_set_is_that_of_the_rows(observed, people):
    run = ask(people)

    tasks.recalibrate(run=str(run.key))

    run.refresh_from_db()
    names = tuple(str(number) for number in range(len(observed)))
    rows = Observations(instrument_of(looking_guide()).keys, names, observed, None, None)
    expected = calibrate(rows, wish=Wish(Model.RATING_SCALE))
    found = scale_of(run.parameters)
    assert (run.state, run.parameters.n, run.parameters.status) == (STATES.DONE, STARTERS * VISITS, "own")
    assert [[step.value for step in item.thresholds] for item in found.items] == pytest.approx(
        expected.items.thresholds.round(5), abs=1e-9
    )
    assert [[step.se for step in item.thresholds] for item in found.items] == pytest.approx(
        expected.items.errors.round(5), abs=1e-9
    )


def test_nothing_is_measured_with_a_set_before_it_is_chosen(observed, people):
    run = ask(people)
    tasks.recalibrate(run=str(run.key))
    run.refresh_from_db()

    before = page_of(people)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.adopt_parameters(by=viewer, at=clock.now(), parameters=run.parameters_id)
    after = page_of(people)

    assert (before.outcome.shift.is_in_use, before.outcome.shift.in_use) == (False, None)
    assert after.outcome.shift.is_in_use
    assert AdoptedParameters.objects.count() == 1


def test_shift_against_the_set_in_use_is_shown(observed, people):
    first = ask(people)
    tasks.recalibrate(run=str(first.key))
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.adopt_parameters(by=viewer, at=clock.now(), parameters=ParameterSet.objects.latest("pk").pk)
    again = ask(people)
    tasks.recalibrate(run=str(again.key))

    outcome = page_of(people).outcome

    assert outcome.shift.compares
    assert (outcome.moved, outcome.farthest) == (0, "0,00")


def test_computation_that_was_stopped_before_it_began_does_nothing(observed, people):
    run = ask(people)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.stop_recalibration(by=viewer, at=clock.now(), run=run.key)

    tasks.recalibrate(run=str(run.key))

    run.refresh_from_db()
    assert (run.state, run.parameters) == (STATES.STOPPED, None)


def test_one_is_computed_at_a_time(observed, people):
    ask(people)

    with pytest.raises(Refusal, match="Er loopt al een herberekening"):
        ask(people)


def test_answer_that_comes_after_it_was_stopped_is_not_kept(observed, people):
    run = ask(people)
    actions.begin_recalibration(at=clock.now(), run=run.key)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.stop_recalibration(by=viewer, at=clock.now(), run=run.key)
        actions.finish_recalibration(by=viewer, at=clock.now(), run=run.key, answer={"text": "{}", "warnings": []})

    run.refresh_from_db()
    assert (run.state, ParameterSet.objects.count()) == (STATES.STOPPED, 0)


def test_computation_that_cannot_be_says_why(observed, people):
    run = ask(people)
    actions.begin_recalibration(at=clock.now(), run=run.key)
    problem = ["Er zijn geen waarnemingen om mee te rekenen.", {}]
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        actions.finish_recalibration(by=viewer, at=clock.now(), run=run.key, answer={"problem": problem})

    page = page_of(people)
    assert (page.run.state, page.problem) == (STATES.IMPOSSIBLE, problem[0])


@pytest.mark.parametrize("handle", ["hanneke", "mehmet", "sanne", "wouter", "bas"])
def test_who_leads_no_programme_computes_nothing(observed, people, handle):
    with pytest.raises(Http404):
        ask(people, by=handle)


def test_page_lets_it_be_computed_and_stopped(observed, client_as, people):
    client = client_as("jeroen")
    address = reverse("coaching:recalibration", args=[looking_guide().pk])

    begun = client.post(address, {"model": "pcm"}, follow=True).content.decode()
    run = Recalibration.objects.get()
    stopped = client.post(reverse("coaching:stop_recalibration", args=[run.key]), follow=True).content.decode()

    assert "Het rekenen begint zo." in begun
    assert "Het rekenen is gestopt. Er is niets veranderd." in stopped


def test_page_shows_the_items_with_their_fit(observed, client_as, people):
    run = ask(people)
    tasks.recalibrate(run=str(run.key))

    page = client_as("jeroen").get(reverse("coaching:recalibration", args=[looking_guide().pk])).content.decode()

    assert all(item.label.nl in page for item in instrument_of(looking_guide()).items)
    assert "180 waarnemingen" in " ".join(page.split())


def test_run_that_is_not_there_does_not_exist(client_as, people):
    address = reverse("coaching:stop_recalibration", args=[uuid.uuid4()])

    assert client_as("jeroen").post(address).status_code == 404


def test_functions_are_the_owner_s(people):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosecdef, pg_get_userbyid(proowner) = current_user FROM pg_proc "
            "WHERE proname LIKE 'coaching\\_counted\\_%%' ORDER BY proname"
        )
        found = cursor.fetchall()

    assert found == [("coaching_counted_answers", True, False), ("coaching_counted_basis", True, False)]
