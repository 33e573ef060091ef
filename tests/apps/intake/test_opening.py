"""Opening the year: one question a page, left and found again, checked, and then all of it at once or nothing."""

from decimal import Decimal

import pytest
from django.urls import reverse

from startbaan.apps.intake.actions.opening import open_year
from startbaan.apps.intake.models import OpenedYear
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import CoachHours, CoachRegistration, Organisation
from startbaan.apps.programme.models import ProgrammeVersion, Track
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YEARS = reverse("intake:open_years")


def at(step):
    return reverse("intake:open_year", args=["waterland", step])


def hours_of(people, handle):
    registration = CoachRegistration.objects.get(person=people.persons[handle])
    return registration, CoachHours.objects.filter(registration=registration, school_year=2026)


def newer():
    """A newer version of the programme that the starters of the board follow."""
    old = ProgrammeVersion.objects.filter(pk__in=Track.objects.values("version"), sector="po").first()
    return ProgrammeVersion.objects.create(
        key=old.key,
        version="2027",
        title=old.title,
        sector=old.sector,
        text=old.text,
        published_at=clock.now(),
    )


def answer(client, people, *, version="blijf"):
    registration, _hours = hours_of(people, "mehmet")
    client.post(at("programma"), {"version": version})
    client.post(at("contacten"), {"checked": "on"})
    client.post(at("aantal"), {"starters": "6"})
    return client.post(at("uren"), {f"uren-{registration.pk}": "60,5"})


def test_year_is_opened_after_check_and_confirm(client_as, people):
    client = client_as("hanneke")
    assert answer(client, people).url == at("controle")
    assert not OpenedYear.objects.exists()

    assert client.post(at("controle")).url == YEARS

    opened = OpenedYear.objects.get()
    assert (opened.school_year, opened.starters, opened.opened_by_id) == (2026, 6, people.hanneke)
    assert [row.hours for row in hours_of(people, "mehmet")[1]] == [Decimal("60.50")]
    assert [row.hours for row in hours_of(people, "petra")[1]] == [Decimal("33.00")]


def test_tracks_go_on_by_the_version_that_was_chosen(client_as, people):
    version = newer()
    client = client_as("hanneke")
    answer(client, people, version=str(version.pk))
    client.post(at("controle"))

    ours = [people.sanne, people.thijs, people.yasmina, people.femke]
    assert {track.version_id for track in Track.objects.filter(starter__in=ours)} == {version.pk}
    assert Track.objects.get(starter=people.ruben).version_id != version.pk


def test_question_further_on_waits_for_the_ones_before(client_as):
    assert client_as("hanneke").get(at("uren")).url == at("programma")


def test_answers_are_found_again(client_as):
    client_as("hanneke").post(at("programma"), {"version": "blijf"})

    client = client_as("hanneke")
    assert client.get(at("controle")).url == at("contacten")
    assert "Ga verder" in client.get(YEARS).content.decode()


def test_year_opened_is_not_opened_again(client_as, people):
    client = client_as("hanneke")
    answer(client, people)
    client.post(at("controle"))

    assert client.post(at("controle")).url == YEARS
    with acting_as(people.hanneke, on=A_DAY) as by, pytest.raises(Refusal, match="Dit schooljaar is al geopend"):
        open_year(
            by=by,
            at=clock.now(),
            board=Organisation.objects.get(key="waterland"),
            year=SchoolYear.of(A_DAY),
            version=None,
            starters=1,
            hours={},
        )


def test_another_board_opens_its_own_year(client_as, people):
    assert client_as("wil").get(at("programma")).status_code == 404
    with acting_as(people.wil, on=A_DAY) as by, pytest.raises(NotYours):
        open_year(
            by=by,
            at=clock.now(),
            board=Organisation.objects.get(key="waterland"),
            year=SchoolYear.of(A_DAY),
            version=None,
            starters=1,
            hours={},
        )


def test_contacts_that_nobody_is_are_named_by_school(client_as):
    client = client_as("hanneke")
    client.post(at("programma"), {"version": "blijf"})
    contacts = {str(line.school): line.lacking for line in client.get(at("contacten")).context["contacts"]}

    assert contacts["OBS De Sluis"] == ()
    assert contacts["Het Kompas"] == ("intern begeleider", "ICT-er", "vertrouwenspersoon")
