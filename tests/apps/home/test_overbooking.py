"""Coupling a coach who has too few hours: seen first, done knowingly and with a reason, and never unseen."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connections
from django.urls import reverse

from startbaan.apps.home import actions
from startbaan.apps.intake.actions.assigning import Knowingly, TooManyHours, propose_coach
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import set_coach_hours
from startbaan.apps.people.models import CoachRegistration, Pair, Person, PersonnelNumber
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FIRST = date(2026, 12, 1)


def has_hours(by, coach, number):
    registration = CoachRegistration.objects.get(person=coach)
    with acting_as(by, on=A_DAY) as viewer:
        set_coach_hours(
            by=viewer, at=clock.now(), registration=registration, year=SchoolYear.of(A_DAY), hours=Decimal(number)
        )


@pytest.fixture
def thirty(people):
    """Petra has 30 hours; her two starters ask 22, a third makes it 33."""
    has_hours(people.hanneke, people.petra, 30)
    return people


def page_of(people, starter="thijs"):
    return reverse("home:couple", args=[Person.objects.get(pk=people.persons[starter]).key, "coach"])


def coupled(people, starter="thijs"):
    return [pair.holder_id for pair in Pair.objects.filter(starter=people.persons[starter], relation="coach")]


def overbooked():
    return [entry.changes for entry in Entry.objects.filter(verb="overbook_coach")]


def test_coupling_shows_what_would_be_too_many_and_waits(thirty, client_as):
    response = client_as("bert").post(page_of(thirty), {"holder": thirty.petra, "start": FIRST})

    assert response.templates[0].name == "home/overbook.html"
    assert str(response.context["warning"]) == "Na deze koppeling heeft Petra Visser 3 uur te veel."
    assert (coupled(thirty), overbooked()) == ([], [])


def test_coupling_goes_on_with_a_reason_that_is_kept(thirty, client_as):
    typed = {
        "holder": thirty.petra,
        "start": FIRST,
        "te-veel": "ja",
        "over": "3.0",
        "because": "Vanaf mei ruimte",
    }
    client_as("bert").post(page_of(thirty), typed)

    assert coupled(thirty) == [thirty.petra]
    assert overbooked() == [{"over": [None, 3.0], "because": [None, "Vanaf mei ruimte"]}]


def test_reason_stands_on_the_page_of_the_coach_for_who_keeps_the_register_alone(thirty, client_as):
    because = "Vanaf mei ruimte <hoop ik>"
    typed = {"holder": thirty.petra, "start": FIRST, "te-veel": "ja", "over": "3.0", "because": because}
    client_as("bert").post(page_of(thirty), typed)
    registration = CoachRegistration.objects.get(person=thirty.petra)

    shown = client_as("hanneke").get(reverse("entitlements:coach_hours", args=[registration.pk]))
    own = client_as("petra").get(reverse("entitlements:my_coach_hours"))

    (page,) = shown.context["found"].pages
    assert [(each.words, each.because) for each in page.overbooked] == [
        ("24 nov 2026, Bert Smit: 3 uur te veel.", because)
    ]
    assert "&lt;hoop ik&gt;" in shown.content.decode()
    assert "Vanaf mei ruimte" not in own.content.decode()


def test_coupling_without_a_reason_asks_for_one(thirty, client_as):
    typed = {"holder": thirty.petra, "start": FIRST, "te-veel": "ja", "over": "3.0", "because": " "}
    response = client_as("bert").post(page_of(thirty), typed)

    assert (response.status_code, list(response.context["because"].errors)) == (422, ["because"])
    assert coupled(thirty) == []


def test_what_was_seen_is_not_more_than_is_agreed_to(thirty, client_as):
    has_hours(thirty.hanneke, thirty.petra, 25)
    typed = {"holder": thirty.petra, "start": FIRST, "te-veel": "ja", "over": "3.0", "because": "Het kan net"}
    response = client_as("bert").post(page_of(thirty), typed)

    assert str(response.context["warning"]) == "Na deze koppeling heeft Petra Visser 8 uur te veel."
    assert coupled(thirty) == []


def test_coach_with_enough_hours_is_coupled_at_once(people, client_as):
    client_as("bert").post(page_of(people), {"holder": people.petra, "start": FIRST})

    assert (coupled(people), overbooked()) == ([people.petra], [])


def test_proposal_shows_it_too_and_counts_what_was_proposed(people, client_as):
    with acting_as(people.hanneke, on=A_DAY) as by:
        sanne = Person.objects.get(pk=people.sanne)
        propose_coach(by=by, at=clock.now(), starter=sanne, holder=people.petra, start=FIRST)
    response = client_as("hanneke").post(page_of(people), {"holder": people.petra, "start": FIRST, "stel-voor": "ja"})

    assert str(response.context["warning"]) == "Na deze koppeling heeft Petra Visser 11 uur te veel."
    assert [proposal.starter_id for proposal in CoachProposal.objects.all()] == [people.sanne]


def test_proposal_goes_on_knowingly(thirty, client_as):
    typed = {"holder": thirty.petra, "start": FIRST, "stel-voor": "ja", "te-veel": "ja", "over": "3", "because": "Kan"}
    client_as("hanneke").post(page_of(thirty), typed)

    assert [proposal.holder_id for proposal in CoachProposal.objects.all()] == [thirty.petra]
    assert len(overbooked()) == 1


def test_form_for_many_never_overbooks_by_itself(thirty, client_as):
    registration = CoachRegistration.objects.get(person=thirty.mehmet)
    page = reverse("intake:transfer", args=[registration.pk])
    response = client_as("hanneke").post(page, {"start": FIRST, f"coach-{thirty.sanne}": thirty.petra})

    assert response.context["form"].errors == {
        f"coach-{thirty.sanne}": [
            (
                "Na deze koppeling heeft Petra Visser 3 uur te veel. Kies iemand anders, of doe dit voorstel op "
                "de pagina van de starter, met een reden."
            )
        ],
        "__all__": ["Er is nog niets voorgesteld: 1 keuze kan niet. Pas die aan."],
    }
    assert not CoachProposal.objects.exists()


def test_form_for_many_proposes_all_or_nothing(thirty, client_as):
    uncoached(thirty)
    chosen = {f"coach-{starter}": thirty.petra for starter in (thirty.thijs, thirty.sanne, thirty.yasmina)}
    response = client_as("hanneke").post(reverse("intake:match"), {"start": FIRST, **chosen})

    assert len(response.context["form"].errors) == 2
    assert (CoachProposal.objects.count(), Entry.objects.filter(verb="propose_coach").count()) == (0, 0)


def test_form_for_many_offers_no_coach_more_than_there_is(people, client_as):
    has_hours(people.hanneke, people.mehmet, 22)
    led(people)
    registration = CoachRegistration.objects.get(person=people.petra)
    response = client_as("hanneke").get(reverse("intake:transfer", args=[registration.pk]))

    assert sorted(field.initial for field in response.context["form"].asked) == ["", str(people.mehmet)]


def led(people):
    """Somebody leads Femke too."""
    Pair.objects.create(
        starter_id=people.femke, holder_id=people.bert, relation=Relation.MANAGER.value, period=Period(A_DAY)
    )


def uncoached(people):
    """Nobody at the board has a coach, and both coaches have hours for two; nobody leads Femke."""
    Pair.objects.filter(relation="coach").delete()
    for coach in (people.mehmet, people.petra):
        has_hours(people.hanneke, coach, 22)


def test_whole_intake_is_spread_over_the_coaches_who_have_hours(people, client_as):
    uncoached(people)
    led(people)
    client = client_as("hanneke")
    form = client.get(reverse("intake:match")).context["form"]
    chosen = {field.name: field.initial for field in form.asked}
    client.post(reverse("intake:match"), {"start": FIRST, **chosen})
    proposed = {f"coach-{row.starter_id}": str(row.holder_id) for row in CoachProposal.objects.all()}

    assert sorted(chosen.values()) == sorted([str(people.mehmet), str(people.petra)] * 2)
    assert proposed == chosen
    assert overbooked() == []


def test_whole_intake_says_who_has_nobody_to_couple_a_coach(people, client_as):
    uncoached(people)
    page = client_as("hanneke").get(reverse("intake:match"))

    assert [one.starter.pk for one in page.context["matching"].starters if not one.is_asked] == [people.femke]
    assert "heeft nog geen leidinggevende" in page.content.decode()


def test_whole_intake_leaves_open_whom_nobody_has_hours_for(people, client_as):
    uncoached(people)
    led(people)
    has_hours(people.hanneke, people.mehmet, 11)
    matching = client_as("hanneke").get(reverse("intake:match")).context["matching"]

    assert [one.why for one in matching.starters if one.best is None] == [
        "Alle coaches zijn in dit voorstel vol. Met 11 uur meer voor Mehmet Yılmaz kan het wel."
    ]
    assert matching.proof == "Bewezen best: geen andere verdeling is beter."


def couple_in_a_thread(person, starter, coach, start, outcome):
    start.wait()
    with clock.standing_on(A_DAY), acting_as(person, on=A_DAY) as by:
        try:
            actions.couple(
                by=by,
                at=clock.now(),
                starter=Person.objects.get(pk=starter),
                holder=coach,
                relation=Relation.COACH,
                start=FIRST,
            )
            outcome.append("coupled")
        except TooManyHours as warning:
            outcome.append(warning.over)
    connections.close_all()


def test_two_who_couple_the_same_coach_at_once_do_not_overbook_unseen(committed):
    names = dict(Person.objects.values_list("given_name", "pk"))
    hanneke = PersonnelNumber.objects.get(person__given_name="Hanneke").person_id
    has_hours(hanneke, names["Petra"], 33)
    outcome, start = [], Barrier(2)
    threads = [
        Thread(target=couple_in_a_thread, args=[hanneke, names[starter], names["Petra"], start, outcome])
        for starter in ("Thijs", "Sanne")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcome, key=str) == [11.0, "coupled"]


def test_more_than_was_seen_is_refused_by_the_action_itself(thirty):
    with acting_as(thirty.bert, on=A_DAY) as by, pytest.raises(TooManyHours):
        actions.couple(
            by=by,
            at=clock.now(),
            starter=Person.objects.get(pk=thirty.thijs),
            holder=thirty.petra,
            relation=Relation.COACH,
            start=FIRST,
            knowingly=Knowingly(2.0, "Het kan"),
        )
