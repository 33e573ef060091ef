"""The pages of the collective agreements, and adding a later value to one."""

from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from startbaan.apps.entitlements import actions
from startbaan.apps.entitlements.models import AgreementValue
from startbaan.apps.entitlements.queries import agreements_on_record
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.adding import NotLater, example
from startbaan.domain.rules.notation import NotAWorth
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Key, Rule
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

PO = reverse("entitlements:agreement", args=["po"])
ADD = reverse("entitlements:add_agreement_value", args=["po", "starter_hours"])
GIVEN = {
    "starts_on": "2027-01-01",
    "worth": "41,5",
    "place": "cao po 2026, art. 8.4",
    "note": "",
    "status": "bevestigd",
}
AUGUST = date(2027, 8, 1)


def add(people, handle: str = "bas", **given: object) -> AgreementValue:
    asked = {
        "sector": Sector.PO,
        "key": Key.STARTER_HOURS,
        "starts_on": AUGUST,
        "worth": "41,5",
        "place": "cao po 2026, art. 8.4",
        "note": "",
        "status": Status.CONFIRMED,
    }
    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        return actions.add_agreement_value(by=viewer, at=clock.now(), **(asked | given))


@pytest.mark.parametrize("sector", Sector)
def test_everyone_reads_every_value_with_its_source(db, client, sector):
    page = client.get(reverse("entitlements:agreement", args=[sector.value])).content.decode()

    titles = [parameter.title.nl for parameter in shipped()[sector].parameters.values()]
    assert [title for title in titles if title not in page] == []
    assert "Deze cao liep af op 31 oktober 2025. Controleer de geldende cao." in page
    assert "Voeg een latere waarde toe" not in page


def test_an_earlier_value_stands_on_the_page_with_its_days(db, client):
    page = client.get(PO).content.decode()

    assert "1 jan 2022 tot en met 30 sep 2024" in page


def test_only_an_administrator_sees_where_to_add_a_value(client_as):
    assert f'href="{ADD}"' in client_as("bas").get(PO).content.decode()
    assert f'href="{ADD}"' not in client_as("hanneke").get(PO).content.decode()


def test_the_preview_says_what_changes_from_which_day_and_adds_nothing(client_as):
    page = client_as("bas").get(f"{ADD}?{urlencode(GIVEN)}").content.decode()

    assert "Vanaf vr 1 januari 2027 geldt: 41,5 uur." in page
    assert "Tot en met do 31 december 2026 blijft gelden: 40 uur." in page
    assert "Uren en bedragen van dagen vóór vr 1 januari 2027 veranderen niet." in page
    assert "40,87 uur" in page  # the example: 153 of 365 days by 40, 212 by 41.5
    assert AgreementValue.objects.count() == 0


def test_confirming_adds_the_value_and_the_page_shows_it_with_its_source(client_as):
    client = client_as("bas")

    answer = client.post(ADD, GIVEN)

    row = AgreementValue.objects.get()
    assert (answer.status_code, answer.url) == (302, PO)
    assert (row.sector, row.key, row.starts_on, row.worth) == ("po", "starter_hours", date(2027, 1, 1), "41,5")
    page = client.get(PO).content.decode()
    assert "cao po 2026, art. 8.4" in page
    assert "vanaf 1 jan 2027" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"worth": "41.5"}, "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        ({"worth": "41 uur"}, "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        ({"worth": ""}, "Vul de waarde in."),
        ({"place": ""}, "Noem de bron. Zonder bron komt er geen waarde bij."),
        ({"starts_on": "32-13-2027"}, "Dit is geen datum. Schrijf hem als 31-12-2026."),
        ({"starts_on": "2227-01-01"}, "Kies een dag tussen 1990 en 2100."),
        ({"status": ""}, "Kies of je dit bij de bron hebt nagekeken."),
        (
            {"starts_on": "2024-10-01"},
            "Vanaf 1-10-2024 staat er al een waarde in het programma. Die verandert niet: kies een latere dag.",
        ),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_typed_is_lost(client_as, method, wrong, sentence):
    given = {**GIVEN, "note": "Zie bijlage 3"} | wrong

    answer = getattr(client_as("bas"), method)(ADD, given)

    page = answer.content.decode()
    assert (answer.status_code, AgreementValue.objects.count()) == (422, 0)
    assert sentence in page
    assert "Zie bijlage 3" in page
    assert all(f'value="{given[name]}"' in page for name in ("worth", "place") if given[name])


@pytest.mark.parametrize("handle", ["hanneke", "sanne", "karin", "dirkjan"])
def test_nobody_but_an_administrator_adds_a_value(people, client_as, handle):
    with pytest.raises(NotYours):
        add(people, handle)

    assert client_as(handle).get(ADD).status_code == 404
    assert AgreementValue.objects.count() == 0


def test_a_value_cannot_begin_on_a_day_that_came_with_the_program(people):
    with pytest.raises(NotLater):
        add(people, starts_on=date(2024, 10, 1))


def test_a_value_in_another_notation_is_refused(people):
    with pytest.raises(NotAWorth):
        add(people, worth="veel")


def test_the_same_value_is_not_added_twice(people):
    add(people)

    with pytest.raises(Refusal, match="Deze waarde staat er al"):
        add(people)


def test_a_correction_takes_the_place_of_ones_own_value_and_keeps_it_as_history(people, client_as):
    add(people, worth="400")
    add(people, worth="42")

    value = agreements_on_record()[Sector.PO].on(Key.STARTER_HOURS, AUGUST)
    page = client_as("bas").get(PO).content.decode()
    assert value is not None
    assert value.worth == Decimal(42)
    assert AgreementValue.objects.count() == 2
    assert page.count("vervangen") == 1


def test_an_added_value_is_journalled_with_what_it_was_and_became(people):
    row = add(people)

    entry = Entry.objects.get(verb="add_agreement_value")
    assert (entry.actor, entry.thing) == (people.bas, f"entitlements.agreementvalue:{row.pk}")
    assert entry.changes == {"starter_hours": ["40", "41,5"]}


def test_years_before_an_added_value_give_the_same_to_the_cent(people):
    somebody = example(Sector.PO, start=date(2024, 8, 1))
    years = [SchoolYear(2024), SchoolYear(2025), SchoolYear(2026)]
    before = [owed(somebody, year=year, agreements=agreements_on_record()) for year in years]

    add(people)

    after = [owed(somebody, year=year, agreements=agreements_on_record()) for year in years]
    assert [answer.amount for found in after for answer in found.answers] == [
        answer.amount for found in before for answer in found.answers
    ]
    later = owed(somebody, year=SchoolYear(2027), agreements=agreements_on_record())
    assert later.answer(Rule.PO_STARTER_HOURS).amount == Decimal("41.5")


def test_the_page_costs_the_same_for_one_added_value_and_for_three(people, client_as):
    client = client_as("bas")
    costs = []
    for number in range(3):
        add(people, worth=str(41 + number))
        client.get(PO)
        with CaptureQueriesContext(connection) as asked:
            client.get(PO)
        costs.append(len([one for one in asked if "entitlements_" in one["sql"]]))

    assert costs == [2, 2, 2]
