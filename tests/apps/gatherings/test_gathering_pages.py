"""The list of one's gatherings and the page of one: who sees what, and what the buttons do."""

from datetime import timedelta

import pytest
from django.urls import reverse
from gathered_people import THEN, asked_to_gathering, many, open_gathering

from startbaan.apps.gatherings.actions import sign_up
from startbaan.apps.gatherings.models import Attendance, Gathering, Invited
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def gathering(people):
    return asked_to_gathering(people, 1)


def page_of(client, gathering):
    return client.get(reverse("gatherings:gathering", args=[gathering.key]))


def post(client, name, gathering, **fields):
    return client.post(reverse(f"gatherings:{name}", args=[gathering.key]), fields, follow=True)


def come(person, gathering):
    with acting_as(person, on=A_DAY) as by:
        sign_up(by=by, at=clock.now(), gathering=gathering.key)


def full(people, gathering, *, places):
    """Let others take every place."""
    crowd = many(places)
    Gathering.objects.filter(pk=gathering.pk).update(places=places)
    Invited.objects.bulk_create([Invited(starter_id=one, gathering=gathering, told_at=clock.now()) for one in crowd])
    for one in crowd:
        come(one, gathering)
    return crowd


def test_who_is_invited_says_yes_and_sees_the_place(client_as, gathering):
    sanne = client_as("sanne")
    before = page_of(sanne, gathering).content.decode()
    after = post(sanne, "sign_up", gathering).content.decode()

    assert ("Ik kom" in before, "je hebt een plaats" in before) == (True, False)
    assert ("Ik kom<" in after, "je hebt een plaats" in after, "Het staat in je agenda." in after) == (
        False,
        True,
        True,
    )


def test_who_comes_too_late_for_a_place_sees_the_own_number_and_nobody_else_s_name(client_as, people, gathering):
    full(people, gathering, places=2)
    sanne = client_as("sanne")
    before = page_of(sanne, gathering).content.decode()
    after = post(sanne, "sign_up", gathering).content.decode()

    assert "Alle plaatsen zijn bezet." in before
    assert "Je bent nummer 1." in after
    assert "Nummer 00" not in after


def test_who_cannot_says_why_and_reads_it_back(client_as, gathering):
    answer = post(client_as("sanne"), "sign_off", gathering, because="Ik heb die dag les.")

    assert "Je schreef: “Ik heb die dag les.”" in answer.content.decode()
    assert Attendance.objects.get(gathering=gathering).state == "declined"


def test_a_reason_that_is_too_long_comes_back_as_it_was_typed(client_as, gathering):
    typed = "Te lang. " * 40
    answer = post(client_as("sanne"), "sign_off", gathering, because=typed).content.decode()

    assert typed.strip() in answer
    assert "Maak dit korter: hoogstens 300 tekens." in answer
    assert Attendance.objects.count() == 0


def test_who_is_too_late_reads_why_and_keeps_what_was_typed(client_as, people, gathering):
    Gathering.objects.filter(pk=gathering.pk).update(state="cancelled", cancelled_because="Te weinig mensen.")
    sanne = client_as("sanne")
    answer = post(sanne, "sign_up", gathering).content.decode()

    assert "Deze bijeenkomst gaat niet door. Te weinig mensen." in answer
    assert "Ik kom" not in answer
    assert Attendance.objects.count() == 0


@pytest.mark.parametrize("handle", ["thijs", "karin", "dirkjan", "wouter"])
def test_who_has_nothing_to_do_with_it_finds_nothing(client_as, gathering, handle):
    client = client_as(handle)
    found = [
        page_of(client, gathering).status_code,
        post(client, "sign_up", gathering).status_code,
        post(client, "sign_off", gathering).status_code,
    ]

    assert found == [404, 404, 404]


@pytest.mark.parametrize(
    ("handle", "links"), [("jeroen", ["Uitnodigen", "Wie komt er"]), ("hanneke", ["Uitnodigen"]), ("sanne", [])]
)
def test_who_arranges_finds_the_way_to_it_and_a_coordinator_to_inviting(client_as, gathering, handle, links):
    text = page_of(client_as(handle), gathering).content.decode()

    assert [link for link in ("Uitnodigen", "Wie komt er") if f">{link}</a>" in text] == links


def test_a_draft_is_there_for_who_arranges_and_for_nobody_else(client_as, gathering):
    Gathering.objects.filter(pk=gathering.pk).update(state="draft")
    found = {handle: page_of(client_as(handle), gathering).status_code for handle in ("jeroen", "sanne", "hanneke")}

    assert found == {"jeroen": 200, "sanne": 404, "hanneke": 404}


def test_the_list_says_how_each_stands(client_as, people, gathering):
    earlier = open_gathering(
        by=people.jeroen, places=5, people=[people.sanne], title="Vorige", day=A_DAY - timedelta(days=30)
    )
    come(people.sanne, gathering)
    response = client_as("sanne").get(reverse("gatherings:gatherings"))
    page = response.context["page"]

    assert [(one.row.pk, one.word, one.tone) for one in page.ahead] == [(gathering.pk, "je hebt een plaats", "good")]
    assert [(one.row.pk, one.word, one.tone) for one in page.earlier] == [(earlier.pk, "niet geantwoord", "neutral")]
    assert (page.kept, page.kept_earlier) == ((), ())


def test_who_arranges_reads_the_numbers(client_as, people, gathering):
    full(people, gathering, places=2)
    come(people.sanne, gathering)
    page = client_as("jeroen").get(reverse("gatherings:gatherings")).context["page"]

    (kept,) = page.kept
    assert (kept.invited, kept.coming, kept.waiting, kept.unable) == (3, 2, 1, 0)


def test_the_page_costs_few_statements(client_as, people, gathering, django_assert_max_num_queries):
    full(people, gathering, places=2)
    sanne = client_as("sanne")
    post(sanne, "sign_up", gathering)
    with django_assert_max_num_queries(12 + 4):  # the test itself holds a transaction around the request
        page_of(sanne, gathering)


def test_a_gathering_that_waits_for_an_answer_stands_on_the_day(client_as, people):
    sanne = client_as("sanne")
    gathering = open_gathering(by=people.jeroen, places=5, people=[people.sanne], day=THEN)
    asked = sanne.get(reverse("home:today")).content.decode()
    come(people.sanne, gathering)
    answered = sanne.get(reverse("home:today")).content.decode()
    path = reverse("gatherings:gathering", args=[gathering.key])

    assert (path in asked, path in answered) == (True, False)
