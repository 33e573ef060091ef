"""The list of starters: who stands on it for whom, narrowed, ordered, exported, and how to reach them."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from startbaan.apps.home.queries import Standing
from startbaan.apps.people.models import Organisation, Person, Post
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.project.cast import A_DAY

STARTERS, EXPORT = reverse("home:starters"), reverse("home:export")

EVERYONE = [
    "Noah Bakker",
    "Thijs van Dam",
    "Yasmina El Amrani",
    "Ruben de Groot",
    "Femke Mulder",
    "Lotte Peeters",
    "Sanne de Wit",
]
WATERLAND = ["Thijs van Dam", "Yasmina El Amrani", "Femke Mulder", "Sanne de Wit"]


def names(response):
    return [row.name for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        ("hanneke", WATERLAND),
        ("dirkjan", WATERLAND),
        ("wil", ["Ruben de Groot"]),
        ("jeroen", EVERYONE),
        ("anouk", EVERYONE),
        ("marijke", EVERYONE),
        ("fatima", EVERYONE),
        ("mehmet", ["Sanne de Wit"]),
        ("petra", ["Yasmina El Amrani", "Femke Mulder"]),
        ("sietske", ["Sanne de Wit"]),
        ("karin", ["Yasmina El Amrani", "Sanne de Wit"]),
        ("sanne", []),
        ("olga", []),
        ("ineke", []),
        ("wouter", []),
        ("els", []),
        ("bas", []),
        ("truus", []),
    ],
)
def test_list_holds_the_starters_of_the_viewer(client_as, handle, expected):
    assert names(client_as(handle).get(STARTERS)) == expected


def test_row_of_a_coordinator_says_how_it_goes(client_as, people):
    row = client_as("hanneke").get(STARTERS).context["rows"][3]

    assert (row.name, row.school, row.coach, row.buddy) == (
        "Sanne de Wit",
        "OBS De Sluis",
        "Mehmet Yılmaz",
        "Sietske de Boer",
    )
    assert (row.year, row.done, row.total, row.standing) == (1, 0, 20, Standing.LATE)
    assert (row.milestone, row.milestone_on, row.is_late) == ("Startgesprek", date(2026, 9, 11), True)


def test_row_without_a_coach_says_so_before_anything_else(client_as):
    row = client_as("hanneke").get(STARTERS).context["rows"][0]

    assert (row.name, row.coach, row.standing) == ("Thijs van Dam", "", Standing.NO_COACH)


def test_list_of_the_programme_holds_name_cards_and_no_more(client_as, said):
    response = client_as("jeroen").get(STARTERS)

    row = response.context["rows"][-1]
    assert (row.name, row.coach, row.year, row.milestone, row.standing) == (
        "Sanne de Wit",
        "Mehmet Yılmaz",
        None,
        "",
        None,
    )
    assert said(response, begin="Naam School", end="Contactlijst per school") == (
        "Naam School Maatje Coach "
        "Noah Bakker Polderland Techniek nog niet nog niet "
        "Thijs van Dam Het Kompas Joost Jansen nog niet "
        "Yasmina El Amrani OBS De Sluis nog niet Petra Visser "
        "Ruben de Groot De Regenboog nog niet Carla Ruiter "
        "Femke Mulder De Vlinder nog niet Petra Visser "
        "Lotte Peeters Meren Lyceum nog niet Omar Haddad "
        "Sanne de Wit OBS De Sluis Sietske de Boer Mehmet Yılmaz"
    )


def test_whoever_reads_a_track_reads_the_name_card():
    """The list shows school and helpers to everyone who reads the track, so the table must say they may."""
    reading = {Access.READ, Access.WRITE}
    tracked = [relation for relation in Relation if access(relation, Kind.TRACK) in reading]

    assert [r for r in tracked if r is not Relation.PARTICIPANT and access(r, Kind.NAME_CARD) not in reading] == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"zoek": "amrani"}, ["Yasmina El Amrani"]),
        ({"zoek": "VAN dám"}, ["Thijs van Dam"]),
        ({"zoek": "sluis"}, ["Yasmina El Amrani", "Sanne de Wit"]),
        ({"zoek": "de wit sluis"}, []),
        ({"zoek": "%"}, []),
        ({"jaar": "1"}, ["Thijs van Dam", "Sanne de Wit"]),
        ({"jaar": "3"}, ["Femke Mulder"]),
        ({"stand": "geen-coach"}, ["Thijs van Dam"]),
        ({"stand": "te-laat", "jaar": "1"}, ["Sanne de Wit"]),
        ({"sorteer": "school"}, ["Femke Mulder", "Thijs van Dam", "Yasmina El Amrani", "Sanne de Wit"]),
        ({"sorteer": "jaar"}, ["Thijs van Dam", "Sanne de Wit", "Yasmina El Amrani", "Femke Mulder"]),
        ({"sorteer": "coach"}, ["Thijs van Dam", "Yasmina El Amrani", "Femke Mulder", "Sanne de Wit"]),
        ({"sorteer": "stand"}, ["Thijs van Dam", "Yasmina El Amrani", "Femke Mulder", "Sanne de Wit"]),
        ({"jaar": "x", "stand": "best", "sorteer": "lengte", "pagina": "9"}, WATERLAND),
    ],
)
def test_list_is_narrowed_and_ordered_as_asked(client_as, asked, expected):
    assert names(client_as("hanneke").get(STARTERS, asked)) == expected


def test_list_is_narrowed_by_school_board_and_coach(client_as, people):
    client = client_as("jeroen")
    places = people.organisations

    assert names(client.get(STARTERS, {"school": places["de-sluis"]})) == ["Yasmina El Amrani", "Sanne de Wit"]
    assert names(client.get(STARTERS, {"bestuur": places["de-vaart"]})) == ["Ruben de Groot"]
    assert names(client.get(STARTERS, {"coach": people.petra})) == ["Yasmina El Amrani", "Femke Mulder"]


def test_nothing_found_says_what_to_do(client_as, said):
    response = client_as("hanneke").get(STARTERS, {"zoek": "niemand"})

    assert said(response, begin="Geen starters gevonden", end="Contactlijst") == (
        "Geen starters gevonden Zoek op een deel van de naam, of laat een keuze weg. Alles tonen"
    )


def test_viewer_without_starters_is_told_when_they_come(client_as, said):
    response = client_as("olga").get(STARTERS)

    assert said(response, begin="Je hebt nu") == (
        "Je hebt nu geen starters Word je coach, maatje of leidinggevende van een starter, dan staat die hier. "
        "Klopt dit niet? Vraag het de coördinator van je bestuur."
    )


def test_words_are_those_of_the_sector(client_as, said):
    assert said(client_as("kees").get(STARTERS), begin="Naam School", end="Coach") == "Naam School Buddy"
    assert said(client_as("tessa").get(STARTERS), begin="Naam School", end="Coach") == "Naam School Maatje"


@pytest.fixture
def thirty(people):
    """Thirty more starters at Het Kompas, with the track of Thijs."""
    like = Track.objects.get(starter=people.thijs)
    for number in range(30):
        person = Person.objects.create(given_name=f"Nieuw{number:02}", family_name="Aalbers")
        Post.objects.create(person=person, school_id=people.organisations["het-kompas"], period=like.period)
        track = Track.objects.create(
            starter=person, version=like.version, period=like.period, holiday_region=like.holiday_region
        )
        Activity.objects.create(
            starter=person, track=track, key="start-talk", year=1, number=1, window=Period(A_DAY, date(2026, 12, 1))
        )


def test_pages_hold_twenty_five(client_as, thirty, costs):
    client = client_as("hanneke")

    assert names(client.get(STARTERS)) == [f"Nieuw{number:02} Aalbers" for number in range(25)]
    assert names(client.get(STARTERS, {"pagina": "2"}))[-5:] == ["Nieuw29 Aalbers", *WATERLAND]
    assert costs(client, STARTERS) == 10


@pytest.mark.parametrize(("handle", "rows"), [("wil", 1), ("petra", 2), ("hanneke", 4)])
def test_list_costs_the_same_for_any_number_of_rows(client_as, costs, handle, rows):
    client = client_as(handle)

    assert len(client.get(STARTERS).context["rows"]) == rows
    assert costs(client, STARTERS) == 10


@pytest.mark.parametrize(("asked", "rows"), [("", 7), ("?zoek=peeters", 1)])
def test_list_of_name_cards_costs_the_same_for_any_number_of_rows(client_as, costs, asked, rows):
    client = client_as("jeroen")

    assert len(client.get(STARTERS + asked).context["rows"]) == rows
    assert costs(client, STARTERS + asked) == 7


def sheet(response):
    return [list(row) for row in load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True)]


def test_export_holds_what_one_sees(client_as):
    response = client_as("hanneke").get(EXPORT, {"jaar": "1"})

    head, *rows = sheet(response)
    assert response["Content-Disposition"] == 'attachment; filename="starters-2026-11-24.xlsx"'
    assert head == [
        "Naam",
        "School",
        "Maatje",
        "Coach",
        "Jaar",
        "Gedaan dit jaar",
        "Gepland dit jaar",
        "Volgende stap",
        "Datum",
        "Stand",
    ]
    assert [[*row[:8], row[8].date(), row[9]] for row in rows] == [
        [
            "Thijs van Dam",
            "Het Kompas",
            "Joost Jansen",
            None,
            1,
            0,
            20,
            "Startgesprek",
            date(2026, 9, 11),
            "geen coach",
        ],
        [
            "Sanne de Wit",
            "OBS De Sluis",
            "Sietske de Boer",
            "Mehmet Yılmaz",
            1,
            0,
            20,
            "Startgesprek",
            date(2026, 9, 11),
            "te laat",
        ],
    ]


def test_export_of_the_programme_holds_name_cards(client_as):
    head, *rows = sheet(client_as("jeroen").get(EXPORT, {"zoek": "sanne"}))

    assert head == ["Naam", "School", "Maatje", "Coach"]
    assert rows == [["Sanne de Wit", "OBS De Sluis", "Sietske de Boer", "Mehmet Yılmaz"]]


def test_export_of_a_stranger_holds_nothing(client_as):
    assert sheet(client_as("olga").get(EXPORT)) == [["Naam", "School", "Maatje", "Coach"]]


def contact_list(people, key):
    return reverse("home:contact_list", args=[Organisation.objects.get(pk=people.organisations[key]).uuid])


def test_contact_list_says_how_to_reach_everyone(client_as, people, said):
    response = client_as("hanneke").get(contact_list(people, "de-sluis"))

    assert said(response, begin="Starter Coach") == (
        "Starter Coach Maatje Directeur "
        "Yasmina El Amrani yasmina@startbaan.example Petra Visser petra@startbaan.example nog niet "
        "Karin Post karin@startbaan.example "
        "Sanne de Wit sanne@startbaan.example Mehmet Yılmaz mehmet@startbaan.example "
        "Sietske de Boer sietske@startbaan.example Karin Post karin@startbaan.example"
    )


def test_contact_list_of_a_coach_holds_the_own_starter_only(client_as, people):
    found = client_as("mehmet").get(contact_list(people, "de-sluis")).context["list"]

    assert [entry.starter.name for entry in found.entries] == ["Sanne de Wit"]


@pytest.mark.parametrize("handle", ["mehmet", "wil", "olga", "wouter", "ineke", "thijs"])
def test_contact_list_of_a_school_without_own_starters_is_not_there(client_as, people, handle):
    assert client_as(handle).get(contact_list(people, "de-vlinder")).status_code == 404


def test_contact_list_costs_the_same_for_any_number_of_rows(client_as, people, costs):
    assert costs(client_as("hanneke"), contact_list(people, "de-sluis")) == 10
    assert costs(client_as("wil"), contact_list(people, "de-regenboog")) == 10


def test_starter_with_a_second_track_to_come_stands_once(client_as, people):
    first = Track.objects.get(starter=people.sanne)
    Track.objects.create(
        starter=first.starter, version=first.version, period=Period(first.period.end), holiday_region="noord"
    )

    response = client_as("hanneke").get(STARTERS)
    assert names(response) == WATERLAND
    assert response.context["rows"][3].year == 1
