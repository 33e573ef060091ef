"""The pages of tracks, activities and onboarding lists, as each of the cast asks for them."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity, Participation
from startbaan.project.cast import A_DAY

VISIT = "Eerst komt “Klassenbezoek van je leidinggevende”, van minstens 30 minuten. Vink dat af, dan kan dit gesprek."


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def key_of(desk, handle):
    return Person.objects.get(pk=desk.people.persons[handle]).key


def page(name, *args):
    return reverse(f"programme:{name}", args=args)


def done(activity, *, day="2026-11-24", minutes="60", participants=()):
    return {"gedaan-done_on": day, "gedaan-minutes": minutes, "gedaan-participants": [str(p) for p in participants]}


def test_starter_opens_the_own_track(client_as):
    words = text_of(client_as("sanne").get(page("my_track")))

    assert "Je zit in jaar 1 van 3. Dit jaar zijn 0 van de 20 activiteiten gedaan." in words
    assert "Bij wie moet ik zijn?" in words
    assert "Vraag coaching aan voor jaar 2" in words
    assert "Dit traject veranderen" not in words


def test_somebody_without_a_track_is_told_what_to_do(client_as):
    assert "Je hebt nog geen traject" in text_of(client_as("karin").get(page("my_track")))


@pytest.mark.parametrize(
    ("handle", "status"),
    [
        ("sanne", 200),
        ("sietske", 200),
        ("mehmet", 200),
        ("karin", 200),
        ("hanneke", 200),
        ("dirkjan", 200),
        ("thijs", 404),
        ("petra", 404),
        ("ineke", 404),
        ("wil", 404),
        ("jeroen", 404),
        ("els", 404),
        ("bas", 404),
    ],
)
def test_track_of_a_starter_opens_for_who_may_see_it(desk, client_as, handle, status):
    client = client_as(handle)

    assert client.get(page("track", key_of(desk, "sanne"))).status_code == status
    assert client.get(page("activity", desk.activity("sanne", "start-talk").pk)).status_code == status


@pytest.mark.parametrize(
    ("handle", "status"),
    [
        ("sanne", 404),
        ("sietske", 404),
        ("mehmet", 404),
        ("karin", 200),
        ("hanneke", 200),
        ("dirkjan", 200),
        ("wil", 404),
    ],
)
def test_track_is_changed_by_who_arranges_it(desk, client_as, handle, status):
    client, key = client_as(handle), key_of(desk, "sanne")

    asked = [client.get(page(name, key)).status_code for name in ("replan", "extend", "change_version")]
    assert asked == [status] * 3


@pytest.mark.parametrize(
    ("handle", "status"), [("sanne", 200), ("sietske", 404), ("mehmet", 200), ("karin", 200), ("dirkjan", 404)]
)
def test_coaching_is_asked_by_who_writes_the_track(desk, client_as, handle, status):
    url = page("ask_for_coaching", key_of(desk, "sanne"), 2)

    assert client_as(handle).get(url).status_code == status


def test_buddy_reads_an_activity_without_forms(desk, client_as):
    words = text_of(client_as("sietske").get(page("activity", desk.activity("sanne", "start-talk").pk)))

    assert "Spreek een dag af" not in words
    assert "Vink af" not in words


def test_planning_from_the_page(desk, client_as):
    activity = desk.activity("sanne", "start-talk")
    typed = {
        "afspraak-day": "2026-11-26",
        "afspraak-moment": "15:30",
        "afspraak-participants": [str(desk.people.mehmet), str(desk.people.karin)],
    }

    response = client_as("mehmet").post(page("plan", activity.pk), typed, follow=True)

    assert "do 26 november 2026 om 15.30 uur" in text_of(response)
    assert Participation.objects.filter(activity=activity).count() == 2


def test_doing_and_undoing_from_the_page(desk, client_as):
    activity, client = desk.activity("sanne", "start-talk"), client_as("sanne")

    after = client.post(page("do", activity.pk), done(activity, participants=[desk.people.mehmet]), follow=True)
    assert "di 24 november 2026, 1 uur, met Mehmet Yılmaz." in text_of(after)

    after = client.post(page("undo", activity.pk), follow=True)
    assert "De activiteit staat weer open." in text_of(after)


def test_refused_input_stays_as_it_was_typed(desk, client_as):
    activity = desk.activity("sanne", "appraisal-talk")

    response = client_as("karin").post(page("do", activity.pk), done(activity, day="2026-11-20", minutes="75"))

    assert response.status_code == 422
    assert VISIT in text_of(response)
    assert 'value="2026-11-20"' in response.content.decode()
    assert 'value="75"' in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"afspraak-day": ""}, "Kies een dag."),
        ({"afspraak-day": "31-02-2027"}, "Dit is geen datum. Schrijf hem als 31-12-2026."),
        ({"afspraak-day": "2026-11-26", "afspraak-moment": "25:00"}, "Dit is geen tijd. Schrijf hem als 15:30."),
        ({"afspraak-day": "2026-11-26", "afspraak-participants": ["1"]}, "Kies de deelnemers uit de lijst."),
        ({"afspraak-day": "2031-11-26"}, "Kies een dag daarbinnen."),
    ],
)
def test_what_was_typed_wrong_is_said_in_a_sentence(desk, client_as, typed, sentence):
    response = client_as("sanne").post(page("plan", desk.activity("sanne", "start-talk").pk), typed)

    assert response.status_code == 422
    assert sentence in text_of(response)


def test_who_may_only_read_changes_nothing(desk, client_as):
    activity, client = desk.activity("sanne", "start-talk"), client_as("sietske")

    typed = done(activity) | {"afspraak-day": "2026-11-26"}
    names = ("plan", "unplan", "do", "undo", "drop")
    assert [client.post(page(name, activity.pk), typed).status_code for name in names] == [404] * 5
    assert Activity.objects.get(pk=activity.pk).state == "planned"


def test_dropping_asks_first(desk, client_as):
    activity, client = desk.activity("sanne", "start-talk"), client_as("mehmet")

    assert "“Startgesprek” laten vervallen?" in text_of(client.get(page("drop", activity.pk)))
    assert Activity.objects.get(pk=activity.pk).state == "planned"
    assert "De activiteit is vervallen." in text_of(client.post(page("drop", activity.pk), follow=True))


def test_starter_ticks_a_subject_and_comes_back_to_the_list(desk, client_as):
    client, item = client_as("sanne"), desk.subject("sanne", "ict")

    after = client.post(page("tick", item.pk), {"do": "tick"}, follow=True)

    assert after.redirect_chain == [(page("my_onboarding"), 302)]
    assert "1 van 11 afgevinkt" in text_of(after)


def test_ticking_with_script_gives_just_the_subject(desk, client_as):
    response = client_as("ineke").post(
        page("tick", desk.subject("sanne", "care").pk), {"do": "tick"}, headers={"HX-Request": "true"}
    )

    assert "Ineke Prins vinkte dit af op 24 nov 2026." in text_of(response)
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    ("handle", "key", "status"), [("sam", "care", 404), ("karin", "care", 404), ("truus", "social-safety", 404)]
)
def test_ticking_what_names_another_is_no_page(desk, client_as, handle, key, status):
    assert client_as(handle).post(page("tick", desk.subject("sanne", key).pk)).status_code == status


@pytest.mark.parametrize(
    ("handle", "status"), [("sanne", 200), ("karin", 200), ("ineke", 200), ("hanneke", 404), ("truus", 404)]
)
def test_onboarding_list_opens_for_who_it_concerns(desk, client_as, handle, status):
    assert client_as(handle).get(page("onboarding", key_of(desk, "sanne"))).status_code == status


def test_social_safety_shows_how_to_reach_the_confidant(client_as):
    words = text_of(client_as("sanne").get(page("my_onboarding")))

    assert "Truus van Ham" in words
    assert "Bellen of mailen kan altijd, ook zonder afspraak." in words


def test_coaching_page_shows_the_difference_and_then_makes_it(desk, client_as):
    client, url = client_as("yasmina"), page("ask_for_coaching", key_of(desk, "yasmina"), 3)

    assert "Er komen 11 activiteiten bij." in text_of(client.get(url))
    assert not Activity.objects.filter(starter=desk.people.yasmina, year=3, key="coach-talk").exists()
    assert "De coaching staat in de planning." in text_of(client.post(url, follow=True))
    assert Activity.objects.filter(starter=desk.people.yasmina, year=3, key="coach-talk").count() == 4


def test_planning_anew_shows_the_difference_and_then_makes_it(desk, client_as):
    client, url = client_as("hanneke"), page("replan", key_of(desk, "sanne"))
    typed = {"start_on": "2026-10-01", "holiday_region": "zuid"}

    assert "Dit verschuift" in text_of(client.get(url, typed))
    assert desk.track("sanne").start_on == date(2026, 8, 1)
    client.post(url, typed)
    assert desk.track("sanne").start_on == date(2026, 10, 1)


def test_planning_on_an_impossible_day_is_refused_in_a_sentence(desk, client_as):
    url = page("replan", key_of(desk, "sanne"))

    response = client_as("hanneke").post(url, {"start_on": "1980-01-01", "holiday_region": "zuid"})

    assert response.status_code == 422
    assert "De planning kan alleen beginnen tussen 2000-08-01 en 2065-08-01" in text_of(response)


def test_extending_shows_the_difference_and_then_makes_it(desk, client_as):
    client, url = client_as("karin"), page("extend", key_of(desk, "sanne"))

    assert "De laatste dag van het traject wordt 31 jul 2030." in text_of(client.get(url))
    assert "Het traject is een jaar verlengd." in text_of(client.post(url, follow=True))


@pytest.mark.parametrize(
    ("kept", "offered"),
    [("", ["mehmet", "karin", "hanneke"]), ("by_manager", ["karin"]), ("closed", [])],
    ids=["free", "handed in", "signed"],
)
def test_undo_is_offered_to_whom_it_is_not_refused(client_as, people, kept, offered):
    row = Activity.objects.filter(starter=people.sanne, key="lesson-visit").first()
    Activity.objects.filter(pk=row.pk).update(state="done", done_on=A_DAY, kept=kept)
    address = reverse("programme:activity", args=[row.pk])

    found = [who for who in ("mehmet", "karin", "hanneke") if "Maak ongedaan" in text_of(client_as(who).get(address))]

    assert found == offered
