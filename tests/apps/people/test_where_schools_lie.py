"""Where a school lies: said on its page by whoever arranges it, so that distances can be reckoned."""

from decimal import Decimal

from django.urls import reverse

from startbaan.apps.people.models import Organisation

DETAILS = {"name": "OBS De Sluis", "brin": "98AA00", "town": "Merendam", "holiday_region": "noord"}


def change(client, **more):
    return client.post(reverse("people:change_organisation", args=["de-sluis"]), DETAILS | more)


def place():
    return Organisation.objects.values_list("east", "north").get(key="de-sluis")


def test_school_gets_a_place(client_as, people):
    response = change(client_as("hanneke"), east="130,25", north="505")

    assert (response.status_code, place()) == (302, (Decimal("130.25"), Decimal(505)))


def test_place_outside_the_country_is_refused(client_as, people):
    before = place()

    response = change(client_as("hanneke"), east="52,1", north="4,3")

    assert (response.status_code, place()) == (200, before)
    assert "Vul allebei in, in kilometers" in response.content.decode()


def test_place_may_be_unknown(client_as, people):
    response = change(client_as("hanneke"), east="", north="")

    assert (response.status_code, place()) == (302, (None, None))
