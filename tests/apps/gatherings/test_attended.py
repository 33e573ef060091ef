"""What somebody attended over the years, and the certificate of it."""

from datetime import timedelta

import pytest
from attending import put_gathering, put_place, put_session

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
LAST_YEAR = A_DAY - timedelta(days=200)


def words_of(answer):
    return " ".join(answer.content.decode().split())


def came(people, gathering, handle, *, minutes=None, session=None):
    line = put_place(people, gathering, handle, session=session)
    with acting_as(people.anouk, on=A_DAY) as by:
        note = actions.Noted(line.pk, actions.Seen.CAME, minutes)
        actions.note_seen(by=by, at=clock.now(), gathering=gathering.key, notes=[note])


@pytest.fixture
def years(people):
    """Two afternoons of this year and one of the year before, at which Sanne was."""
    now = put_gathering(people)
    came(people, now, "sanne", session=put_session(people, now))
    came(people, put_gathering(people, day=A_DAY - timedelta(days=20), title="Tweede"), "sanne", minutes=90)
    came(people, put_gathering(people, day=LAST_YEAR, title="Vorig jaar", school_year=2025), "sanne")
    put_place(people, put_gathering(people, title="Niet geweest"), "sanne")
    return now


def test_own_attendance_adds_up_by_year_and_in_all(people, years):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        found = queries.my_attended(viewer)

    assert [(str(year.year), year.minutes, len(year.lines)) for year in found.years] == [
        ("2026-2027", 270, 2),
        ("2025-2026", 180, 1),
    ]
    assert found.minutes == 450


def test_page_of_own_attendance_says_so(client_as, years):
    page = words_of(client_as("sanne").get("/bijeenkomsten/deelname/"))

    assert "Bij elkaar 7,5 uur." in page
    assert "Niet geweest" not in page
    assert "Nog niets om te laten zien" in words_of(client_as("thijs").get("/bijeenkomsten/deelname/"))


@pytest.mark.parametrize(
    ("handle", "status"),
    [
        ("sanne", 200),
        ("mehmet", 200),
        ("karin", 200),
        ("hanneke", 200),
        ("sietske", 404),
        ("dirkjan", 404),
        ("olga", 404),
        ("anouk", 404),
        ("wil", 404),
    ],
)
def test_attendance_over_the_years_opens_to_who_guides_leads_or_coordinates(people, client_as, years, handle, status):
    sanne = Person.objects.get(pk=people.sanne).key

    assert client_as(handle).get(f"/bijeenkomsten/deelname/{sanne}/").status_code == status


def test_certificate_is_tagged_and_the_same_every_time(people, client_as, years):
    sanne = Person.objects.get(pk=people.sanne).key
    url = f"/bijeenkomsten/{years.key}/bewijs/{sanne}/"

    first = client_as("sanne").get(url)
    with clock.standing_on(A_DAY + timedelta(days=30)):
        second = client_as("sanne").get(url)

    assert first["Content-Disposition"] == 'attachment; filename="deelname-sanne-de-wit-2026-11-24.pdf"'
    assert (first.content[:5], b"/StructTreeRoot" in first.content) == (b"%PDF-", True)
    assert first.content == second.content


def test_certificate_is_for_who_came_and_opens_to_who_may_read_it(people, client_as, years):
    put_place(people, years, "thijs")
    sanne, thijs = (Person.objects.get(pk=pk).key for pk in (people.sanne, people.thijs))
    url = f"/bijeenkomsten/{years.key}/bewijs/"

    opened = {
        handle: client_as(handle).get(f"{url}{sanne}/").status_code
        for handle in ("thijs", "mehmet", "anouk", "olga", "dirkjan")
    }

    assert opened == {"thijs": 404, "mehmet": 200, "anouk": 200, "olga": 200, "dirkjan": 404}
    assert client_as("thijs").get(f"{url}{thijs}/").status_code == 404
