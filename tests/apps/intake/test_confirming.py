"""Several proposed coaches coupled at once by a line manager: all that is ticked, or nothing."""

import pytest
from django.urls import reverse
from lists import started
from proposed_coaches import give_hours, propose, without_coach

from startbaan.apps.home.actions import NotCoupled, couple_proposed
from startbaan.apps.intake.actions.assigning import decline_proposal
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import CoachRegistration, Pair
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PAGE = "home:proposed"


@pytest.fixture
def proposals(people):
    """Two new starters of Karin's, for each of whom Petra was proposed."""
    give_hours(people, 200)
    new = [without_coach(people, started(people, number)) for number in (1, 2)]
    return [propose(people, starter, holder="petra") for starter in new]


def coupled(people, proposals, *, by="karin"):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        return couple_proposed(by=viewer, proposals=[one.pk for one in proposals], at=clock.now())


def coaches_of(proposals):
    rows = Pair.objects.filter(starter__in=[one.starter_id for one in proposals], relation="coach")
    return sorted(rows.values_list("starter", "holder"))


def decline(people, proposal, *, by="hanneke"):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        decline_proposal(by=viewer, at=clock.now(), proposal=proposal)


def test_manager_sees_each_proposal_with_its_reason(client_as, people, proposals):
    page = client_as("karin").get(reverse(PAGE))

    offered = [label for _number, label in page.context["form"].fields["proposals"].choices]
    assert offered[0].startswith("Nieuw Nummer 1 krijgt Petra Visser, vanaf 24 nov 2026. ")
    assert "Hoe ver de coach van de starter werkt, is niet bekend." in offered[0]
    assert page.context["form"].initial["proposals"] == [str(one.pk) for one in proposals]


def test_manager_couples_all_at_once_and_everyone_is_told(client_as, people, proposals):
    sent = {"proposals": [one.pk for one in proposals]}
    answer = client_as("karin").post(reverse(PAGE), sent, follow=True)

    assert "2 coaches zijn gekoppeld." in answer.text
    assert coaches_of(proposals) == sorted((one.starter_id, people.petra) for one in proposals)
    assert set(CoachProposal.objects.values_list("answer", flat=True)) == {"gekoppeld"}
    assert Message.objects.filter(key__startswith="coupled:").count() == 4
    assert "Er ligt geen voorstel voor je" in answer.text


def test_manager_couples_only_who_is_ticked(people, proposals):
    assert coupled(people, proposals[:1]) == 1
    assert coaches_of(proposals) == [(proposals[0].starter_id, people.petra)]


def test_nobody_is_coupled_when_one_was_answered_meanwhile(client_as, people, proposals):
    client = client_as("karin")
    client.get(reverse(PAGE))
    decline(people, proposals[0])

    answer = client.post(reverse(PAGE), {"proposals": [one.pk for one in proposals]})

    assert answer.status_code == 422
    assert coaches_of(proposals) == []
    assert answer.context["form"].non_field_errors() == [
        "Er is nog niemand gekoppeld: niet alles kan meer.",
        "Nieuw Nummer 1: dit voorstel is intussen beantwoord (niet gekoppeld).",
    ]
    left = answer.context["form"].fields["proposals"].choices
    assert [number for number, _label in left] == [str(proposals[1].pk)]


def test_nobody_is_coupled_when_together_it_is_too_many_hours(people, proposals):
    give_hours(people, 35)

    with pytest.raises(NotCoupled) as refused:
        coupled(people, proposals)
    assert coaches_of(proposals) == []
    assert len(refused.value.reasons) == 1


def test_proposal_that_cannot_be_any_more_stands_apart(client_as, people, proposals):
    CoachRegistration.objects.filter(person=people.petra).update(certified_until=A_DAY.replace(month=10))

    page = client_as("karin").get(reverse(PAGE))
    assert page.context["fitting"] == []
    assert {line.problem for line in page.context["others"]} == {"Het certificaat is verlopen op 24 okt 2026."}


def test_nothing_ticked_is_asked_again(client_as, people, proposals):
    answer = client_as("karin").post(reverse(PAGE), {})

    assert (answer.status_code, coaches_of(proposals)) == (422, [])
    assert answer.context["form"].errors["proposals"] == ["Kies minstens één voorstel."]


@pytest.mark.parametrize("by", ["hanneke", "bert", "dirkjan", "petra"])
def test_who_does_not_lead_these_starters_confirms_nothing(people, proposals, by):
    with pytest.raises(NotYours):
        coupled(people, proposals, by=by)


def test_page_does_not_exist_for_who_leads_nobody_and_what_is_not_theirs(client_as, people, proposals):
    assert client_as("hanneke").get(reverse(PAGE)).status_code == 404
    assert client_as("bert").post(reverse(PAGE), {"proposals": [proposals[0].pk]}).status_code == 404
    assert client_as("karin").post(reverse(PAGE), {"proposals": ["9" * 30]}).status_code == 422


def test_several_proposals_stand_together_on_the_day_of_the_manager(client_as, people, proposals):
    tasks = [
        (task.title, task.detail, task.url)
        for section in client_as("karin").get(reverse("home:today")).context["day"].sections
        for task in section.tasks
        if "voorgestelde" in task.title
    ]
    assert tasks == [("Koppel de 2 voorgestelde coaches", "Voor Nieuw Nummer 1, Nieuw Nummer 2.", reverse(PAGE))]


def test_coach_without_starters_finds_the_wishes(client_as, people):
    Pair.objects.filter(holder=people.petra).delete()

    page = client_as("petra").get(reverse("home:today"))
    places = [item.url for item in (*page.context["navigation"].primary, *page.context["navigation"].more)]
    links = [link.url for section in page.context["day"].sections for link in section.links]

    assert reverse("intake:wishes") in places
    assert reverse("peergroups:peergroups") in places
    assert reverse("programme:my_track") not in places
    assert links == [reverse("intake:wishes")]
    assert client_as("petra").get(reverse("intake:wishes")).status_code == 200
