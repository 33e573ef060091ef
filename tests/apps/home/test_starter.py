"""One starter's page: the parts each may see, and who helps."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from startbaan.apps.changes.models import Completion
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.programme.models import Track
from startbaan.project.cast import A_DAY


@pytest.fixture
def page(people):
    """The address of somebody's page."""

    def page(handle, name="home:starter", *args):
        return reverse(name, args=[Person.objects.get(pk=people.persons[handle]).key, *args])

    return page


def parts(client, address):
    dossier = client.get(address).context["dossier"]
    found = {
        "track": dossier.track,
        "onboarding": dossier.onboarding,
        "profile": dossier.profile,
        "terms": dossier.terms,
        "couple": dossier.may_couple,
        "arrange": dossier.may_arrange,
    }
    return [name for name, part in found.items() if part]


@pytest.mark.parametrize(
    ("handle", "expected"),
    [
        ("sanne", ["track", "onboarding", "profile", "terms"]),
        ("sietske", ["track", "onboarding", "profile"]),
        ("mehmet", ["track", "onboarding", "profile"]),
        ("karin", ["track", "onboarding", "profile", "terms", "couple"]),
        ("hanneke", ["track", "profile", "terms", "couple", "arrange"]),
        ("dirkjan", ["track", "profile", "terms", "couple", "arrange"]),
        ("jeroen", []),
    ],
)
def test_page_has_the_parts_the_viewer_may_see(client_as, page, handle, expected):
    assert parts(client_as(handle), page("sanne")) == expected


@pytest.mark.parametrize("handle", ["thijs", "petra", "bert", "wil", "wouter", "els", "bas", "olga", "ineke", "pim"])
def test_page_is_not_there_for_anyone_else(client_as, page, handle):
    assert client_as(handle).get(page("sanne")).status_code == 404


def test_page_of_a_colleague_who_is_no_starter_is_not_there(client_as, page):
    assert client_as("hanneke").get(page("mehmet")).status_code == 404


def test_page_names_who_helps_and_helped(client_as, page):
    helpers = client_as("hanneke").get(page("yasmina")).context["dossier"].helpers

    begin = A_DAY - timedelta(days=39)
    assert [(h.name, h.word, h.start, h.last, h.is_over) for h in helpers] == [
        ("Petra Visser", "coach", begin, None, False),
        ("Karin Post", "directeur", date(2025, 8, 1), None, False),
        ("Mehmet Yılmaz", "coach", date(2025, 8, 1), begin - timedelta(days=1), True),
    ]


def test_page_says_what_is_agreed_to_who_may_know(client_as, page):
    assert client_as("hanneke").get(page("sanne")).context["dossier"].facts == [
        ("E-mail", "sanne@startbaan.example"),
        ("Werkt op", "OBS De Sluis, sinds 1 aug 2026"),
        ("Functie", "leerkracht"),
        ("WTF", "0,8"),
        ("Schaal en trede", "LB 1"),
        ("Route", "pabo"),
        ("Bevoegd sinds", "2 jul 2026"),
        ("Start in het onderwijs", "1 aug 2026"),
    ]


def test_page_of_the_programme_ends_at_the_name_card(client_as, page, said):
    assert said(client_as("jeroen").get(page("sanne")), begin="OBS De Sluis", end="Wie helpt") == (
        "OBS De Sluis Sanne de Wit Meer zie je hier niet "
        "Je ziet wie deze starter is en wie erbij helpt. Hoe het gaat, is voor de starter en wie begeleidt."
    )


@pytest.mark.parametrize(
    ("handle", "statements"),
    [("sanne", 8), ("sietske", 8), ("mehmet", 8), ("karin", 9), ("hanneke", 7), ("dirkjan", 7), ("jeroen", 5)],
)
def test_page_costs_few_statements(client_as, page, costs, handle, statements):
    assert costs(client_as(handle), page("sanne")) == statements


def test_coordinator_chooses_a_coach_from_the_register(client_as, page):
    found = client_as("hanneke").get(page("thijs", "home:couple", "coach")).context["found"]

    assert [candidate.label for candidate in found.candidates] == [
        "Mehmet Yılmaz (van het bestuur, Coach en opleider in de school, 45 uur over)",
        "Petra Visser (van buiten, Coach en opleider in de school, 11 uur over)",
    ]


def test_manager_couples_a_coach(client_as, page, people):
    response = client_as("bert").post(
        page("thijs", "home:couple", "coach"), {"holder": people.petra, "start": "2026-12-01"}
    )

    pair = Pair.objects.get(starter=people.thijs, relation="coach")
    assert response.url == page("thijs")
    assert (pair.holder_id, pair.period.start, pair.period.end) == (people.petra, date(2026, 12, 1), None)


def test_new_coach_replaces_the_one_before(client_as, page, people):
    client_as("hanneke").post(page("sanne", "home:couple", "coach"), {"holder": people.petra, "start": "2026-12-01"})

    pairs = Pair.objects.filter(starter=people.sanne, relation="coach").order_by("period")
    assert [(pair.holder_id, pair.period.last) for pair in pairs] == [
        (people.mehmet, date(2026, 11, 30)),
        (people.petra, None),
    ]


def test_buddy_is_a_colleague_at_the_school_who_does_not_lead(client_as, page):
    found = client_as("hanneke").get(page("sanne", "home:couple", "buddy")).context["found"]

    assert [candidate.name for candidate in found.candidates] == ["Loes Faber", "Sam Koster", "Ineke Prins"]


def test_second_manager_can_be_coupled(client_as, page, people):
    found = client_as("hanneke").get(page("thijs", "home:couple", "manager")).context["found"]

    assert found.candidates == ()
    assert found.nobody == "Niemand anders geeft leiding aan deze school. Geef iemand eerst die rol."


def test_someone_not_on_the_list_is_refused(client_as, page, people, said):
    response = client_as("hanneke").post(
        page("thijs", "home:couple", "coach"), {"holder": people.bert, "start": "2026-12-01"}
    )

    assert response.status_code == 422
    assert response.context["form"].errors == {"holder": ["Kies iemand uit de lijst."]}
    assert Pair.objects.filter(starter=people.thijs, relation="coach").count() == 0


def test_pair_before_the_first_day_is_refused_in_words(client_as, page, people):
    response = client_as("hanneke").post(
        page("thijs", "home:couple", "coach"), {"holder": people.petra, "start": "2020-01-01"}
    )

    assert response.context["form"].non_field_errors() == [
        "Een koppeling loopt niet langer dan beide mensen er werken. Pas eerst die periode aan."
    ]


def test_what_was_is_not_overwritten(client_as, page, people):
    client = client_as("hanneke")
    pair = Pair.objects.get(starter=people.sanne, relation="coach")

    coupled = client.post(page("sanne", "home:couple", "coach"), {"holder": people.petra, "start": "2026-07-01"})
    parted = client.post(page("sanne", "home:uncouple", pair.pk), {"last_day": "2026-07-01"})

    words = ["Mehmet Yılmaz begon op 1 aug 2026. Kies een latere dag."]
    assert [r.context["form"].non_field_errors() for r in (coupled, parted)] == [words, words]
    assert list(Pair.objects.filter(starter=people.sanne, relation="coach")) == [pair]


def test_pair_still_to_begin_can_be_taken_away(client_as, page, people):
    client = client_as("hanneke")
    client.post(page("thijs", "home:couple", "coach"), {"holder": people.petra, "start": "2026-12-01"})
    pair = Pair.objects.get(starter=people.thijs, relation="coach")

    client.post(page("thijs", "home:uncouple", pair.pk), {"last_day": "2026-11-24"})

    assert Pair.objects.filter(starter=people.thijs, relation="coach").count() == 0


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "jeroen", "wil", "olga"])
def test_coupling_is_not_for_others(client_as, page, handle):
    assert client_as(handle).get(page("sanne", "home:couple", "coach")).status_code == 404


@pytest.mark.parametrize("relation", ["hr", "starter", "vriend"])
def test_coupling_as_anything_else_is_not_there(client_as, page, relation):
    assert client_as("hanneke").get(page("sanne", "home:couple", relation)).status_code == 404


def test_manager_ends_a_pair(client_as, page, people):
    pair = Pair.objects.get(starter=people.sanne, relation="buddy")
    response = client_as("karin").post(page("sanne", "home:uncouple", pair.pk), {"last_day": "2026-11-30"})

    pair.refresh_from_db()
    assert response.url == page("sanne")
    assert pair.period.last == date(2026, 11, 30)


def test_pair_of_another_starter_is_not_there(client_as, page, people):
    pair = Pair.objects.get(starter=people.sanne, relation="buddy")

    assert client_as("karin").get(page("yasmina", "home:uncouple", pair.pk)).status_code == 404
    assert client_as("mehmet").get(page("sanne", "home:uncouple", pair.pk)).status_code == 404


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "sietske", "karin", "hanneke", "dirkjan"])
def test_certificate_of_a_finished_track_is_found_by_who_may_read_it(client_as, people, page, handle):
    track = Track.objects.get(starter=people.sanne)
    made = Completion.objects.create(starter_id=people.sanne, track=track, talk_on=A_DAY, finished_on=A_DAY)

    links = client_as(handle).get(page("sanne")).context["dossier"].parts

    certificate = ("Certificaat van 24 nov 2026", reverse("changes:certificate", args=[made.key]))
    assert [(link.label, link.url) for link in links if "Certificaat" in link.label] == [certificate]
