"""One's own phone number: changed by oneself, with every employer alike."""

import pytest
from django.urls import reverse

from startbaan.apps.journal.models import Entry
from startbaan.apps.people.models import Person

pytestmark = pytest.mark.django_db


def test_own_number_is_changed_and_journalled(people, client_as):
    client = client_as("sanne")

    answer = client.post(reverse("account_phone"), {"phone": " +31 6 12345678 "}, follow=True)

    assert "+31 6 12345678" in answer.content.decode()
    assert Person.objects.get(pk=people.sanne).phone == "+31 6 12345678"
    entry = Entry.objects.get(verb="change_card", starter=people.sanne)
    assert (entry.actor, entry.changes["phone"][1]) == (people.sanne, "+31 6 12345678")


def test_same_number_again_is_not_journalled(people, client_as):
    client = client_as("sanne")
    for _ in range(2):
        client.post(reverse("account_phone"), {"phone": "06 12345678"})

    assert Entry.objects.filter(verb="change_card").count() == 1


def test_what_is_no_number_is_said_to_be_none(people, client_as):
    before = Person.objects.get(pk=people.sanne).phone

    answer = client_as("sanne").post(reverse("account_phone"), {"phone": "bel me maar"})

    assert "Dit is geen telefoonnummer." in answer.content.decode()
    assert (answer.status_code, Person.objects.get(pk=people.sanne).phone) == (422, before)
