"""The pages of a round: beginning it, its pool, what weighs how much, computing, and the proposal."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from grouped import put_placings, put_round
from grouped_out import brought_out, published
from meeting_peers import put_case, put_meeting

from startbaan.apps.peergroups.actions import ask_run, begin_run, finish_run
from startbaan.apps.peergroups.models import Candidate, PeerGroup, Round, RoundFacilitator, Run
from startbaan.apps.people.access import acting_as
from startbaan.domain.grouping.pool import Weights
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

MOST = 12
# What stands around a request in a test alone: savepoints, and who looked before.
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")


def address(name, row):
    return reverse(f"peergroups:{name}", args=[row.key])


def lines_of(row):
    """What the form of the pool sends when nothing is changed."""
    sent = {}
    for line in Candidate.objects.filter(round=row):
        sent |= {f"s{line.pk}-days": line.weekdays, f"s{line.pk}-in": "on", f"s{line.pk}-because": ""}
    for line in RoundFacilitator.objects.filter(round=row):
        sent |= {f"g{line.pk}-days": line.weekdays, f"g{line.pk}-in": "on", f"g{line.pk}-groups": line.max_groups}
    return sent


def weights(**more):
    kept = {"same_school": 500, "hectometre": 1, "mixed_sector": 50, "met_before": 0, "smallest": 3, "largest": 4}
    return kept | more


def test_coordinator_begins_a_round_of_the_own_board(client_as, people):
    board = people.organisations["waterland"]
    sent = {"scope": board, "boards": [board], "year": 2026, "years": [1]}

    response = client_as("hanneke").post(reverse("peergroups:new_round"), sent)

    row = Round.objects.get()
    assert (response.status_code, response.url) == (302, address("pool", row))
    assert (row.organisation_id, row.years, row.candidates.count()) == (board, [1], 2)


def test_round_without_a_board_is_asked_again(client_as, people):
    sent = {"scope": people.organisations["waterrijk"], "year": 2026}

    response = client_as("jeroen").post(reverse("peergroups:new_round"), sent)

    assert (response.status_code, Round.objects.count()) == (422, 0)
    assert response.context["form"].errors["boards"] == ["Kies minstens één bestuur."]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "dirkjan", "sietske", "wouter", "bas"])
def test_round_is_begun_by_nobody_else(client_as, people, handle):
    assert client_as(handle).get(reverse("peergroups:new_round")).status_code == 404


def test_pool_says_who_cannot_be_placed(client_as, people):
    row = put_round(people)
    Candidate.objects.filter(round=row, starter=people.sanne).update(weekdays=[])
    Candidate.objects.filter(round=row, starter=people.lotte).update(weekdays=["vr"])
    RoundFacilitator.objects.filter(round=row).update(weekdays=["ma"])

    page = client_as("jeroen").get(address("pool", row)).context["page"]

    said = {one.name: one.why for one in page.lacking}
    assert said == {"Sanne de Wit": "heeft geen enkele dag", "Lotte Peeters": "geen begeleider kan op dezelfde dag"}


def test_pool_keeps_what_is_corrected(client_as, people):
    row = put_round(people)
    sanne = Candidate.objects.get(round=row, starter=people.sanne)
    carla = RoundFacilitator.objects.get(round=row, person=people.carla)
    sent = lines_of(row) | {f"s{sanne.pk}-days": ["di", "wo"], f"g{carla.pk}-groups": 3}

    response = client_as("jeroen").post(address("pool", row), sent)

    sanne.refresh_from_db()
    carla.refresh_from_db()
    assert (response.status_code, sanne.weekdays, carla.max_groups) == (302, ["di", "wo"], 3)


def test_pool_gives_back_what_cannot_be(client_as, people):
    row = put_round(people)
    carla = RoundFacilitator.objects.get(round=row, person=people.carla)

    response = client_as("jeroen").post(address("pool", row), lines_of(row) | {f"g{carla.pk}-groups": "veel"})

    assert response.status_code == 422
    assert response.context["form"].errors == {
        f"g{carla.pk}-groups": ["Vul een aantal groepen in, van 0 tot en met 9."]
    }
    assert response.context["form"][f"g{carla.pk}-groups"].value() == "veel"


def test_weights_are_kept(client_as, people):
    row = put_round(people)

    response = client_as("jeroen").post(address("weigh", row), weights(same_school=50, met_before=-200))

    row.refresh_from_db()
    assert response.status_code == 302
    assert Weights(**row.weights) == Weights(50, 1, 50, -200, 3, 4)


def test_largest_group_below_the_smallest_is_refused(client_as, people):
    row = put_round(people)

    response = client_as("jeroen").post(address("weigh", row), weights(smallest=8, largest=6))

    assert response.status_code == 422
    assert response.context["weighing"].errors == {"largest": ["De grootste groep is kleiner dan de kleinste."]}


def test_groups_are_computed_and_stopped(client_as, people):
    row, client = put_round(people), client_as("jeroen")

    begun = client.post(address("compute", row))
    page = client.get(address("proposal", row))
    client.post(address("stop", row))

    assert (begun.status_code, begun.url) == (302, address("proposal", row))
    assert page.context["page"].computing is not None
    assert list(Run.objects.values_list("state", flat=True)) == [Run.State.STOPPED]


def test_loosening_is_applied_and_computed_again(client_as, people):
    row = put_round(people)
    with acting_as(people.jeroen, on=A_DAY) as by:
        run = ask_run(by=by, at=clock.now(), peer_round=row.key)
        begin_run(at=clock.now(), run=run.key)
        steps = [
            {"kind": "facilitator_group", "who": str(people.carla), "weekday": None, "number": 2},
            {"kind": "smaller", "who": "", "weekday": None, "number": 1},
        ]
        answer = {"problem": "Kan niet.", "nowhere": [str(people.sanne)], "left_over": [], "steps": steps}
        finish_run(by=by, at=clock.now(), run=run.key, answer=answer)
    client = client_as("jeroen")
    before = RoundFacilitator.objects.get(round=row, person=people.carla).max_groups

    impasse = client.get(address("proposal", row)).context["page"].impasse
    client.post(address("loosen", row))

    row.refresh_from_db()
    assert impasse.who == ("Sanne de Wit kan bij geen enkele begeleider terecht.",)
    assert impasse.words == (
        "Begeleider Carla Ruiter leidt meer groepen: 2 erbij.",
        "Groepen mogen kleiner zijn: 1 minder.",
    )
    assert RoundFacilitator.objects.get(round=row, person=people.carla).max_groups == before + 2
    assert row.weights["smallest"] == 2
    assert sorted(Run.objects.values_list("state", flat=True)) == [Run.State.IMPOSSIBLE, Run.State.WAITING]


def test_published_round_is_not_changed(client_as, people):
    row = put_round(people)
    Round.objects.update(published_at=clock.now())

    client_as("jeroen").post(address("weigh", row), weights(same_school=0))
    client_as("jeroen").post(address("compute", row))

    row.refresh_from_db()
    assert (row.weights["same_school"], Run.objects.count()) == (500, 0)


def questions_of(client, page):
    """What a page asks of the database, the second time it is opened."""
    client.get(page)
    with CaptureQueriesContext(connection) as asked_now:
        assert client.get(page).status_code == 200
    return [query["sql"] for query in asked_now if not query["sql"].startswith(OF_THE_TEST)]


@pytest.mark.parametrize("name", ["pool", "proposal", "publish"])
def test_page_asks_few_questions(client_as, people, name):
    row = put_round(people)
    put_placings(people, row)

    found = questions_of(client_as("jeroen"), address(name, row))
    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("name", ["later", "join", "leave"])
def test_page_of_published_groups_asks_few_questions(client_as, people, name):
    known = published(people)
    person = {"person": known[f"peergroups:{name} person"]} if name != "later" else {}
    page = reverse(f"peergroups:{name}", kwargs={"peer_round": known[f"peergroups:{name} peer_round"], **person})

    found = questions_of(client_as("jeroen"), page)
    assert len(found) <= MOST, "\n".join(found)


def test_page_of_the_own_group_asks_few_questions(client_as, people):
    brought_out(people)
    group = PeerGroup.objects.get(facilitator=people.carla)
    put_meeting(people, group)
    put_case(people, group, "vraag")

    found = questions_of(client_as("sanne"), reverse("peergroups:group", args=[group.key]))
    assert len(found) <= MOST, "\n".join(found)


@pytest.mark.parametrize("name", ["pool", "proposal"])
@pytest.mark.parametrize("handle", ["hanneke", "sanne", "carla", "karin", "dirkjan", "marijke", "bas"])
def test_round_of_the_partnership_does_not_exist_for_others(client_as, people, name, handle):
    row = put_round(people)

    assert client_as(handle).get(address(name, row)).status_code == 404
