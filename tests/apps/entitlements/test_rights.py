"""Pages about rights: what each may see of them, for which year, and what is missing."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from startbaan.apps.people.models import Person, Post, Profile, Terms
from startbaan.domain.periods import Period

MINE = "/mijn-rechten/"
FEBRUARY = date(2027, 2, 1)
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")
# What would give working-time factor, scale or step away.
TELLING = ("WTF 0,8", "schaal LB", "Trede 3", "Trede 4", "Schaal LB", "× ", "184/365", "Zo is het berekend")


def page_of(people, handle: str = "sanne") -> str:
    return reverse("entitlements:rights", args=[Person.objects.get(pk=getattr(people, handle)).key])


def words(response) -> str:
    """What one reads on the page, from the choice of a year to who sees it."""
    text = " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
    return text.split("Schooljaar 2027-2028", 1)[-1].split("Wie ziet dit?", 1)[0]


@pytest.fixture
def post(people) -> Post:
    """Sanne works 0.8 in LB, step 3 and from 1 February step 4."""
    post = Post.objects.get(person=people.sanne)
    Terms.objects.filter(post=post).delete()
    first, later = Period(post.period.start, FEBRUARY), Period(FEBRUARY, post.period.end)
    Terms.objects.create(post=post, fte=Decimal("0.8"), scale="LB", step=3, period=first)
    Terms.objects.create(post=post, fte=Decimal("0.8"), scale="LB", step=4, period=later)
    return post


def test_the_starter_reads_amount_calculation_source_and_end(people, client_as, post):
    text = words(client_as("sanne").get(MINE))

    told = [
        "Cao primair onderwijs · vanaf 1 aug 2026 · WTF 0,8 · schaal LB · trede 3",
        "Deze cao liep af op vr 31 oktober 2025. Controleer de geldende cao.",
        "16,13 uur Bijzonder budget voor starters",
        "Dit schooljaar 1 aug 2026 t/m 31 jan 2027",
        "Einde Stopt op 1 feb 2027. Trede 4 is geen trede van starters meer.",
        "40 uur Bijzonder budget voor starters × WTF 0,8 je werktijdfactor × 184/365 van het jaar",
        "= 16,1315… uur",
        "Afgerond 16,13 uur.",
        "Tredes van het bijzonder budget: 1, 2, 3 vanaf 1 jan 2022 bevestigd",
        "Bron: Handboek “Nooit uitgeleerd” §3.2; cao po 2022, art. 8A.5",
        "Voor wie Wie op trede 1, 2 of 3 van de schaal staat.",
        "Wat dit jaar niet geldt (1 regel) Vrij van taken buiten de groep",
    ]
    assert [line for line in told if line not in text] == []


def test_no_key_of_a_document_is_on_the_page(people, client_as, post):
    text = words(client_as("sanne").get(MINE))

    assert re.findall(r"\bS[123]\b", text) == []


@pytest.mark.parametrize("handle", ["karin", "hanneke", "dirkjan"])
def test_who_reads_employment_data_reads_the_calculation(people, client_as, post, handle):
    text = words(client_as(handle).get(page_of(people)))

    assert [each for each in TELLING if each not in text] == []


def test_the_coach_reads_amounts_and_days_but_no_working_time_scale_or_step(people, client_as, post):
    text = words(client_as("mehmet").get(page_of(people)))

    assert [each for each in TELLING if each in text] == []
    told = [
        "16,13 uur Bijzonder budget voor starters",
        "Dit schooljaar 1 aug 2026 t/m 31 jan 2027",
        "Einde Stopt op 1 feb 2027. Waarom?",
        "Bijzonder budget voor starters: 40 uur vanaf 1 okt 2024 bevestigd",
        "Bron: Handboek “Nooit uitgeleerd” §3.2; cao po 2022, art. 8A.5",
    ]
    assert [line for line in told if line not in text] == []


@pytest.mark.parametrize("handle", ["sietske", "thijs", "fatima", "jeroen", "bas"])
def test_who_has_nothing_to_do_with_it_sees_no_page(people, client_as, handle):
    assert client_as(handle).get(page_of(people)).status_code == 404


@pytest.mark.parametrize(("asked", "status"), [("", 200), ("2025-2026", 200), ("2027-2028", 200), ("2028-2029", 404)])
def test_one_chooses_the_school_year_before_this_one_or_the_next(people, client_as, asked, status):
    assert client_as("sanne").get(MINE, {"jaar": asked}).status_code == status


@pytest.mark.parametrize("asked", ["2026", "2026-2028", "x"])
def test_what_is_no_school_year_is_not_found(people, client_as, asked):
    assert client_as("sanne").get(MINE, {"jaar": asked}).status_code == 404


def test_a_year_without_a_job_says_so(people, client_as):
    text = words(client_as("sanne").get(MINE, {"jaar": "2025-2026"}))

    assert "In dit schooljaar is er geen dienstverband" in text


def test_what_is_missing_is_said_to_the_starter_with_who_fills_it_in(people, client_as, post):
    post.terms.all().delete()

    text = words(client_as("sanne").get(MINE))
    assert "Er ontbreken gegevens De werktijdfactor (WTF). HR van je bestuur kan dit aanvullen." in text
    assert "Basisbudget Voor wie: Iedereen in dienst, ook wie geen starter is. De WTF is niet bekend." in text


def test_a_scale_that_is_missing_is_said(people, client_as, post):
    post.terms.update(scale="", step=None)

    text = words(client_as("sanne").get(MINE))
    assert "Er ontbreken gegevens De schaal of de trede." in text
    assert "32 uur Basisbudget" in text


def test_who_keeps_the_data_is_led_to_them(people, client_as, post):
    post.terms.all().delete()

    page = client_as("hanneke").get(page_of(people)).content.decode()
    assert reverse("people:person", args=[Person.objects.get(pk=people.sanne).key]) in page


def test_the_coach_does_not_read_which_datum_is_missing(people, client_as, post):
    post.terms.update(scale="", step=None)

    text = words(client_as("mehmet").get(page_of(people)))
    assert "Er ontbreken gegevens Een gegeven over het dienstverband." in text
    assert "schaal of de trede is" not in text


def test_the_start_of_the_profession_is_missed_in_vocational_education(people, client_as):
    Profile.objects.filter(person=people.noah).update(profession_started_on=None)

    text = words(client_as("noah").get(MINE))
    assert "Wanneer de loopbaan in het onderwijs begon." in text
    assert "Of iemand al eerder leraar was, is niet bekend. Vraag dit na." in text


def test_a_second_job_costs_no_more_statements(people, client_as, post):
    client = client_as("sanne")
    statements(client)
    before = statements(client)
    other = Post.objects.exclude(school=post.school).filter(school__sector="po").first()
    second = Post.objects.create(person=post.person, school=other.school, period=Period(date(2026, 9, 1)))
    Terms.objects.create(post=second, fte=Decimal("0.2"), scale="LB", step=3, period=Period(date(2026, 9, 1)))

    text = words(client.get(MINE))
    assert [post.school.name in text, other.school.name in text] == [True, True]
    assert (before, statements(client)) == (8, 8)


def statements(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(MINE)
    return len([query for query in asked if not query["sql"].startswith(OF_THE_TEST)])


def test_the_page_is_there_in_english(people, client_as, post):
    with translation.override("nl"):
        text = words(client_as("sanne").get(MINE, headers={"accept-language": "en"}))

    told = [
        "16.13 hours Special budget for starters",
        "Stops on 1 Feb 2027. Step 4 is no longer a step of starters.",
        "Source: Handbook “Nooit uitgeleerd” §3.2",
    ]
    assert [line for line in told if line not in text] == []
