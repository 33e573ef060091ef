"""Changing a proposal by hand: each change is priced and checked at once, can be undone, and overwrites no other."""

import pytest
from django.urls import reverse
from grouped import FEW, FITTING, put_placings, put_round
from lists import started

from startbaan.apps.peergroups.actions import Overtaken, Verb, Wanted, change, place
from startbaan.apps.peergroups.actions.rounds import refresh_round
from startbaan.apps.peergroups.models import Placing, PlacingStep, Round, Run
from startbaan.apps.peergroups.queries import hands_of
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.grouping.pool import Slot, Weekday, Weights
from startbaan.domain.sentences import say
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def proposal(people):
    row = put_round(people)
    put_placings(people, row)
    return row


def numbers(people, *handles):
    return tuple(str(people.persons[handle]) for handle in handles)


def slot_of(people, facilitator, day):
    return Slot(str(people.persons[facilitator]), Weekday(day))


def do(people, row, verb, *starters, to=None, by="jeroen", version=None):
    wanted = Wanted(verb, numbers(people, *starters), slot_of(people, *to) if to else None)
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        now = Round.objects.get(pk=row.pk).version if version is None else version
        change(by=viewer, at=clock.now(), peer_round=row.key, version=now, wanted=wanted)


def hands(row, **more):
    row.refresh_from_db()
    return hands_of(row, asked(row), **more)


def standing(people, row):
    called = {person: handle for handle, person in people.persons.items()}
    rows = Placing.objects.filter(round=row).values_list("starter", "facilitator", "weekday")
    return {called[starter]: (called[facilitator], day) for starter, facilitator, day in rows}


def locked(people, row):
    rows = set(Placing.objects.filter(round=row, locked=True).values_list("starter", flat=True))
    return sorted(handle for handle, person in people.persons.items() if person in rows)


def test_starter_moves_and_the_page_says_at_once_what_that_costs_and_breaks(people, proposal):
    before = hands(proposal)

    do(people, proposal, Verb.MOVE, "femke", to=("mehmet", "do"))
    after = hands(proposal)

    assert standing(people, proposal) == FITTING | {"femke": ("mehmet", "do")}
    assert after.last is not None
    assert after.last.difference == after.cost.total - before.cost.total
    assert (before.broken, after.broken) == ((), ())


def test_swap_that_breaks_a_rule_is_done_and_says_which(people, proposal):
    do(people, proposal, Verb.SWAP, "sanne", "ruben")

    assert standing(people, proposal) == FITTING | {"sanne": ("mehmet", "do"), "ruben": ("carla", "di")}
    assert "Sanne de Wit en begeleider Mehmet Yılmaz werken samen." in hands(proposal).broken


def test_menu_says_for_every_other_group_what_it_costs_or_why_not(people, proposal):
    (sanne,), (femke,) = numbers(people, "sanne"), numbers(people, "femke")
    mehmet = slot_of(people, "mehmet", "do")

    forbidden = hands(proposal, chosen=sanne).menu
    allowed = hands(proposal, chosen=femke).menu

    assert (forbidden.choices, [one.do for one in forbidden.against]) == ((), [f"move:{sanne}:{mehmet.facilitator}-do"])
    assert "werken samen" in forbidden.against[0].words
    assert [one.do for one in allowed.choices] == [f"move:{femke}:{mehmet.facilitator}-do"]


def test_undo_sets_back_one_change_at_a_time(people, proposal):
    do(people, proposal, Verb.MOVE, "femke", to=("mehmet", "do"))
    do(people, proposal, Verb.FASTEN, "femke")

    do(people, proposal, Verb.UNDO)
    assert (standing(people, proposal)["femke"], locked(people, proposal)) == (("mehmet", "do"), [])

    do(people, proposal, Verb.UNDO)
    assert standing(people, proposal) == FITTING
    with pytest.raises(Refusal, match="niets om terug te zetten"):
        do(people, proposal, Verb.UNDO)


def test_who_changes_what_was_changed_meanwhile_is_told_and_loses_nothing(people, proposal):
    shown = Round.objects.get(pk=proposal.pk).version
    do(people, proposal, Verb.FASTEN, "thijs", version=shown)

    with pytest.raises(Overtaken, match=r"Jeroen .* veranderde intussen iets: “Vastgezet: Thijs van Dam.”"):
        do(people, proposal, Verb.MOVE, "femke", to=("mehmet", "do"), by="anouk", version=shown)
    assert (standing(people, proposal), locked(people, proposal)) == (FITTING, ["thijs"])


def test_new_computation_leaves_who_is_locked_and_can_be_undone(people, proposal):
    do(people, proposal, Verb.FASTEN, "sanne", "thijs")
    pool = asked(proposal).pool
    other = {starter.id: slot_of(people, "carla", "wo") for starter in pool.starters}
    other |= dict.fromkeys(numbers(people, "sanne", "thijs"), slot_of(people, "carla", "di"))
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        row = Round.objects.select_for_update().get(pk=proposal.pk)
        place(by=viewer, at=clock.now(), row=row, grouping=other, words=say("Opnieuw berekend."))

    assert standing(people, proposal)["femke"] == ("carla", "wo")
    assert locked(people, proposal) == ["sanne", "thijs"]
    do(people, proposal, Verb.UNDO)
    assert (standing(people, proposal), locked(people, proposal)) == (FITTING, ["sanne", "thijs"])


def test_first_computation_is_called_neither_better_nor_worse(people):
    row = put_round(people)
    grouping = {str(people.persons[who]): slot_of(people, lead, day) for who, (lead, day) in FITTING.items()}

    with acting_as(people.jeroen, on=A_DAY) as viewer:
        place(by=viewer, at=clock.now(), row=row, grouping=grouping, words=say("Berekend."))

    last = hands(row).last
    assert last is not None
    assert last.difference is None


def test_late_starter_joins_with_the_least_change(people, proposal):
    new = started(people, 1)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        refresh_round(by=viewer, at=clock.now(), peer_round=proposal.key)
    Round.objects.filter(pk=proposal.pk).update(weights={**proposal.weights, "largest": 5})

    with acting_as(people.jeroen, on=A_DAY) as viewer:
        wanted = Wanted(Verb.PUT_IN, (str(new.pk),))
        change(by=viewer, at=clock.now(), peer_round=proposal.key, version=proposal.version, wanted=wanted)
    others = Placing.objects.filter(round=proposal).exclude(starter=new)
    assert {one.starter_id: (one.facilitator_id, one.weekday) for one in others} == {
        people.persons[starter]: (people.persons[leader], day) for starter, (leader, day) in FITTING.items()
    }
    assert Placing.objects.get(starter=new).facilitator_id == people.carla


def test_leaver_goes_and_somebody_comes_to_the_group_that_gets_too_small(people, proposal):
    do(people, proposal, Verb.TAKE_OUT, "noah")

    now = standing(people, proposal)
    assert now.keys() == FITTING.keys() - {"noah"}
    assert sorted(leader for leader, _day in now.values()) == ["carla"] * 3 + ["mehmet"] * 3
    assert hands(proposal).broken == ("Noah Bakker heeft geen groep.",)


def test_nobody_is_put_where_no_group_has_room(people, proposal):
    Round.objects.filter(pk=proposal.pk).update(weights={**proposal.weights, "smallest": 1, "largest": 4})
    do(people, proposal, Verb.TAKE_OUT, "noah")
    do(people, proposal, Verb.MOVE, "femke", to=("mehmet", "do"))
    do(people, proposal, Verb.MOVE, "yasmina", to=("mehmet", "do"))
    Round.objects.filter(pk=proposal.pk).update(weights={**proposal.weights, "smallest": 1, "largest": 2})

    with pytest.raises(Refusal, match="In geen groep is plaats te maken"):
        do(people, proposal, Verb.PUT_IN, "noah")


def test_nothing_changes_while_it_computes_and_after_it_is_published(people, proposal):
    run = Run.objects.create(round=proposal, version=0, asked_by_id=people.jeroen, asked_at=clock.now())
    with pytest.raises(Refusal, match="Er wordt nu gerekend"):
        do(people, proposal, Verb.FASTEN, "sanne")
    run.delete()
    Round.objects.filter(pk=proposal.pk).update(published_at=clock.now())

    with pytest.raises(Refusal, match="al uitgebracht"):
        do(people, proposal, Verb.FASTEN, "sanne")
    assert not PlacingStep.objects.filter(round=proposal).exists()


@pytest.mark.parametrize("by", ["hanneke", "mehmet", "sanne", "karin", "dirkjan"])
def test_who_does_not_lead_the_round_changes_nothing(people, proposal, by):
    with pytest.raises(NotYours):
        do(people, proposal, Verb.FASTEN, "sanne", by=by)


def test_facilitator_who_cannot_on_a_day_leads_no_group_then(people, proposal):
    with pytest.raises(Refusal, match="Kies een andere groep"):
        do(people, proposal, Verb.MOVE, "sanne", to=("sanne", "di"))


@pytest.mark.parametrize("words", ["", "move:x:1-di", "swap:1:1", "move:1:1-zo", "fasten:", "nothing"])
def test_button_that_cannot_be_read_changes_nothing(client_as, people, proposal, words):
    client = client_as("jeroen")

    answer = client.post(reverse("peergroups:edit", args=[proposal.key]), {"version": 0, "do": words}, follow=True)

    assert answer.redirect_chain == [(reverse("peergroups:proposal", args=[proposal.key]), 302)]
    assert "Kies wat er moet gebeuren, en met wie." in answer.content.decode()
    assert Round.objects.get(pk=proposal.pk).version == 0


@pytest.mark.parametrize("by", ["hanneke", "carla", "sanne"])
def test_address_does_not_exist_for_who_does_not_lead_whatever_is_sent(client_as, proposal, by):
    client, address = client_as(by), reverse("peergroups:edit", args=[proposal.key])

    assert [client.post(address, sent).status_code for sent in ({}, {"version": 0, "do": "undo"})] == [404, 404]


def test_whoever_was_overtaken_finds_the_menu_of_that_starter_open(client_as, people, proposal):
    do(people, proposal, Verb.FASTEN, "thijs")
    (femke,) = numbers(people, "femke")
    sent = {"version": 0, "do": f"move:{femke}:{people.mehmet}-do"}

    answer = client_as("jeroen").post(reverse("peergroups:edit", args=[proposal.key]), sent, follow=True)

    page = answer.content.decode()
    assert "veranderde intussen iets" in page
    assert "Waar hoort Femke Mulder?" in page


def test_weights_of_the_round_price_the_page(people, proposal):
    before = hands(proposal).cost
    weights = {**proposal.weights, "same_school": 2 * FEW.same_school}
    Round.objects.filter(pk=proposal.pk).update(weights=weights)

    assert Weights(**weights).same_school == 1000
    assert hands(proposal).cost.total - before.total == 500 * before.same_school_pairs
