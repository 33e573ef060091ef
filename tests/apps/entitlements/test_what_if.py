"""The calculator: every rule of a sector with its reasons, for nobody in particular and kept nowhere."""

from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.entitlements.forms.what_if import OF_ALL, OF_SECTOR
from startbaan.apps.entitlements.models import AgreementValue
from startbaan.apps.journal.models import Entry, Opening
from startbaan.domain.rules.reading import shipped
from startbaan.domain.words import Sector
from startbaan.ui import clock

WHAT_IF = reverse("entitlements:what_if")
JOB = {"wtf": "0,8", "begin": "2026-08-01", "jaar": "2026-2027"}
PO = {"sector": "po", **JOB, "schaal": "LB", "trede": "1"}
VO = {"sector": "vo", **JOB, "contract": "vast", "beroep": "2026-08-01"}
MBO = {"sector": "mbo", **JOB, "eerder": "nee"}


def asked(client, **given: str) -> str:
    answer = client.get(WHAT_IF, given)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("given", [PO, VO, MBO], ids=["po", "vo", "mbo"])
def test_every_rule_of_the_sector_is_answered(db, client, given):
    page = asked(client, **given)

    titles = [text.title.nl for text in shipped()[Sector(given["sector"])].rules.values()]
    assert [title for title in titles if title not in page] == []
    assert "Deze cao liep af op 31 oktober 2025. Controleer de geldende cao." in page


@pytest.mark.parametrize(
    ("given", "amount"),
    [
        (PO, "66,4 uur"),
        (PO, "€ 400"),
        (VO, "120 uur"),
        (VO | {"les": "700"}, "112 uur"),
        (MBO, "80 uur"),
        (MBO | {"grondslag": "whole"}, "82,95 uur"),
        (PO | {"begin": "2027-02-01"}, "32,93 uur"),
    ],
)
def test_the_amount_is_what_one_reckons_by_hand(db, client, given, amount):
    assert f'<p class="sb-right-amount">{amount}</p>' in asked(client, **given)


def test_a_later_value_is_reckoned_with(people, client):
    AgreementValue.objects.create(
        sector="po",
        key="starter_hours",
        starts_on=date(2026, 8, 1),
        worth="50",
        place="cao po 2026",
        status="bevestigd",
        added_by_id=people.bas,
        added_at=clock.now(),
    )

    assert '<p class="sb-right-amount">40 uur</p>' in asked(client, **PO)


@pytest.mark.parametrize("sector", Sector)
def test_only_the_fields_of_the_sector_are_asked(db, client, sector):
    page = asked(client, sector=sector.value)

    shown = {name for name in {*OF_ALL, *sum(OF_SECTOR.values(), ())} if f'name="{name}"' in page}
    assert shown == {*OF_ALL, *OF_SECTOR[sector]}


def test_a_field_of_another_sector_makes_no_difference_and_is_not_in_the_link(db, client):
    page = asked(client, **PO, les="1", grondslag="whole", naam="Sanne")

    link = "/wat-als/?sector=po&schaal=LB&trede=1&wtf=0%2C8&begin=2026-08-01&jaar=2026-2027"
    assert f'href="http://testserver{link}"' in page
    assert client.get(link).status_code == 200


def test_nothing_is_kept(db, client):
    counts = [model.objects.count() for model in (Session, Entry)]

    with CaptureQueriesContext(connection) as statements:
        answer = client.get(WHAT_IF, PO)

    assert [model.objects.count() for model in (Session, Entry)] == counts
    assert set(answer.cookies) <= {"csrftoken"}
    assert [one["sql"] for one in statements if one["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == []
    assert sum("entitlements_agreementvalue" in one["sql"] for one in statements) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"wtf": ""}, "Vul een WTF in boven 0 en hoogstens 1,2, bijvoorbeeld 0,8."),
        ({"wtf": "2"}, "Vul een WTF in boven 0 en hoogstens 1,2, bijvoorbeeld 0,8."),
        ({"wtf": "nan"}, "Vul een WTF in boven 0 en hoogstens 1,2, bijvoorbeeld 0,8."),
        ({"begin": "2026-02-30"}, "Dit is geen datum. Schrijf hem als 31-12-2026."),
        ({"begin": "0001-01-01"}, "Kies een dag tussen 1950 en 2099."),
        ({"begin": "9999-12-31"}, "Kies een dag tussen 1950 en 2099."),
        ({"begin": ""}, "Kies een dag."),
        ({"eind": "2026-07-31"}, "De laatste dag ligt voor de eerste."),
        ({"jaar": "2026-2028"}, "Kies een van deze antwoorden."),
        ({"schaal": "L B/10"}, "Vul de naam van een schaal in, zoals LB of L10."),
        ({"trede": "0"}, "Vul een trede in van 1 tot en met 20."),
        ({"trede": "²"}, "Vul een trede in van 1 tot en met 20."),
    ],
)
def test_bad_input_is_said_in_a_sentence_beside_the_field(db, client, wrong, sentence):
    answer = client.get(WHAT_IF, PO | wrong)

    assert answer.status_code == 422
    assert unescape(answer.content.decode()).count(sentence) == 2  # above the form, and beside the field


def test_an_unknown_sector_asks_for_one(db, client):
    answer = client.get(WHAT_IF, {"sector": "wo"})

    assert answer.status_code == 422
    assert "De sector in dit adres kennen we niet." in answer.content.decode()


ODD = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["", "0", "1", "-1", "1e9", "0,0001", "1,2", "١", "2026-08-01", "31-12-2099", "1950-01-01", "NaN"]),
    st.dates().map(str),
    st.decimals(allow_nan=True).map(str),
)
NAMES = sorted({"sector", *OF_ALL, *sum(OF_SECTOR.values(), ())})


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sector=st.sampled_from(Sector), base=st.booleans(), odd=st.dictionaries(st.sampled_from(NAMES), ODD, max_size=5))
def test_no_link_whatever_fails(db, client, sector, base, odd):
    given = ({"po": PO, "vo": VO, "mbo": MBO}[sector] if base else {"sector": sector.value}) | odd

    answer = client.get(WHAT_IF, given)

    assert answer.status_code in {200, 422}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sector=st.sampled_from([PO, VO, MBO]),
    begin=st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    year=st.integers(2014, 2029),
    fte=st.decimals(Decimal("0.01"), Decimal("1.2"), places=2),
)
def test_every_possible_job_has_an_answer(db, client, sector, begin, year, fte):
    given = sector | {"begin": begin.isoformat(), "jaar": f"{year}-{year + 1}", "wtf": str(fte), "beroep": ""}

    assert client.get(WHAT_IF, given).status_code == 200


def test_nobody_who_signed_in_is_remembered_either(client_as):
    client = client_as("sanne")
    before = (Entry.objects.count(), Opening.objects.count())

    asked(client, **PO)

    assert (Entry.objects.count(), Opening.objects.count()) == before
