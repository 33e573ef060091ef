"""The pages of changes: choose, look, confirm, undo; and a starter's own side of leaving."""

from datetime import timedelta

import pytest
from django.urls import reverse

from startbaan.apps.changes.models import Absence, Change, Completion, DossierConsent, Leaving, LeavingWords
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person, Post
from startbaan.project import cast

SOON = cast.A_DAY + timedelta(days=30)


def address(people, handle, word=None):
    key = Person.objects.using("owner").get(pk=people.persons[handle]).key
    return reverse("changes:change", args=[key, word]) if word else reverse("changes:changes", args=[key])


def test_leaving_is_shown_confirmed_and_undone(people, client_as):
    hanneke, page = client_as("hanneke"), address(people, "sanne", "weg")
    typed = {"on": SOON.isoformat(), "reason": "workload"}
    shown = hanneke.get(page, typed)
    assert shown.status_code == 200
    assert "Het traject loopt tot en met" in shown.content.decode()
    assert Leaving.objects.count() == 0
    mark = shown.context["foreseen"].mark
    answer = hanneke.post(page, typed | {"mark": mark})
    assert answer.status_code == 302
    assert [row.reason for row in Leaving.objects.filter(starter=people.sanne)] == ["workload"]
    change = Change.objects.get(starter=people.sanne)
    hanneke.post(reverse("changes:undo", args=[change.key]))
    assert Leaving.objects.count() == 0
    assert Post.objects.get(person=people.sanne).period.end is None


@pytest.mark.parametrize(("handle", "may"), [("hanneke", True), ("dirkjan", True), ("karin", False)])
def test_undoing_is_offered_to_who_made_it_or_may_write_it(people, client_as, handle, may):
    hanneke, page = client_as("hanneke"), address(people, "sanne", "afwezig")
    post = Post.objects.using("owner").get(person=people.sanne).pk
    typed = {"post": post, "on": SOON.isoformat(), "back": (SOON + timedelta(days=60)).isoformat()}
    hanneke.post(page, typed | {"mark": hanneke.get(page, typed).context["foreseen"].mark})
    shown = client_as(handle).get(address(people, "sanne"))
    assert [row.may_undo for row in shown.context["earlier"]] == [may]


def test_absence_that_was_noted_comes_back_with_its_days_to_change_the_return(people, client_as):
    hanneke, page = client_as("hanneke"), address(people, "sanne", "afwezig")
    typed = {"on": SOON.isoformat(), "back": (SOON + timedelta(days=60)).isoformat()}
    hanneke.post(page, typed | {"mark": hanneke.get(page, typed).context["foreseen"].mark})
    sooner = typed | {"back": (SOON + timedelta(days=20)).isoformat()}
    initial = hanneke.get(page).context["form"].initial
    hanneke.post(page, sooner | {"mark": hanneke.get(page, sooner).context["foreseen"].mark})
    assert initial == {"on": SOON, "back": SOON + timedelta(days=60)}
    assert [row.period.end for row in Absence.objects.filter(starter=people.sanne)] == [SOON + timedelta(days=20)]


@pytest.mark.parametrize(
    ("word", "typed", "said"),
    [
        ("uren", {"fte": "nul", "on": "2027-01-01"}, "Dit is geen getal"),
        ("uren", {"fte": "0,8", "on": "2027-01-01"}, "Dit is de WTF die er al staat"),
        ("afwezig", {"on": "2027-01-10", "back": "2027-01-01"}, "ligt na de eerste dag"),
        ("weg", {"on": "2027-01-10"}, "Kies een reden"),
        ("afronden", {"on": "2027-01-10", "talk_on": "2027-01-10"}, "ligt in de toekomst"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(people, client_as, word, typed, said):
    post = Post.objects.using("owner").get(person=people.sanne).pk
    answer = client_as("hanneke").get(address(people, "sanne", word), typed | {"post": post})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert typed["on"] in answer.content.decode()


@pytest.mark.parametrize(
    ("handle", "sorts"),
    [
        ("hanneke", ["uren", "afwezig", "school", "weg", "verlengen", "bevoegd", "afronden"]),
        ("dirkjan", ["uren", "afwezig", "school", "weg", "verlengen", "bevoegd", "afronden"]),
        ("karin", ["weg", "verlengen", "afronden"]),
    ],
)
def test_each_is_offered_what_the_table_lets_them_write(people, client_as, handle, sorts):
    answer = client_as(handle).get(address(people, "sanne"))
    assert [word for word, _label, _hint in answer.context["choices"]] == sorts


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "jeroen", "wouter", "bas", "ruben"])
def test_who_may_change_nothing_finds_no_page(people, client_as, handle):
    assert client_as(handle).get(address(people, "sanne")).status_code == 404


def test_finished_track_gets_a_certificate_for_who_may_see_it(people, client_as):
    hanneke, page = client_as("hanneke"), address(people, "femke", "afronden")
    typed = {"on": cast.A_DAY.isoformat(), "talk_on": cast.A_DAY.isoformat()}
    mark = hanneke.get(page, typed).context["foreseen"].mark
    hanneke.post(page, typed | {"mark": mark})
    certificate = reverse("changes:certificate", args=[Completion.objects.get().key])
    femke = client_as("femke")
    assert f'href="{reverse("changes:own")}"' in femke.get(reverse("programme:my_track")).content.decode()
    for client, place in ((femke, reverse("changes:own")), (hanneke, address(people, "femke"))):
        assert f'href="{certificate}"' in client.get(place).content.decode()
    paper = client_as("femke").get(certificate)
    assert paper.content[:5] == b"%PDF-"
    assert client_as("ruben").get(certificate).status_code == 404


def test_starter_says_something_and_gives_consent_and_takes_it_back(people, client_as):
    sanne = client_as("sanne")
    assert sanne.post(reverse("changes:say"), {"words": ""}).status_code == 422
    sanne.post(reverse("changes:say"), {"words": "Het was een fijne tijd."})
    with acting_as(people.sanne, on=cast.A_DAY):
        assert [row.words for row in LeavingWords.objects.all()] == ["Het was een fijne tijd."]
    sanne.post(reverse("changes:consent"), {"do": "give"})
    sanne.post(reverse("changes:consent"), {"do": "withdraw"})
    assert [row.withdrawn_at is None for row in DossierConsent.objects.all()] == [False]
    assert client_as("hanneke").get(reverse("changes:own")).status_code == 404
