"""*Vandaag*: one next step, and what is to be done in each capacity."""

from datetime import timedelta

import pytest
from django.urls import reverse
from guiding import guide

from startbaan.apps.coaching import actions as coaching
from startbaan.apps.coaching.models import CoachingReport
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import share, uncouple, unshare
from startbaan.apps.people.models import Pair, Share
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TODAY = reverse("home:today")


def day_of(client):
    return client.get(TODAY).context["day"]


def titles(section):
    return [(task.title, task.when) for task in section.tasks]


def test_day_of_a_starter_begins_with_what_is_most_late(client_as, said):
    response = client_as("sanne").get(TODAY)
    day = response.context["day"]

    assert said(response, begin="Dag", end=" Daarna") == (
        "Dag Sanne 88 dagen te laat Loop je inwerklijst langs "
        "Bespreek wat er nog open staat en vink het af: Kennismaking, ICT, Organisatie van school en groep en nog 8. "
        "Bekijk de lijst Loop je inwerklijst langs Sprak je Sietske de Boer deze week? Meer "
        "Al twee weken tikte niemand het moment aan. Was het er niet? Spreek dan even iets af. "
        "We spraken elkaar vandaag"
    )
    assert day.next_step.title == "Loop je inwerklijst langs"
    assert titles(day.sections[0])[:5] == [
        ("Loop je inwerklijst langs", "88 dagen te laat"),
        ("Startgesprek", "74 dagen te laat"),
        ("Startbijeenkomst", "36 dagen te laat"),
        ("Lesbezoek van je coach 1", "32 dagen te laat"),
        ("Coachgesprek 1", "25 dagen te laat"),
    ]
    assert day.sections[0].tasks[1].detail == "met Mehmet Yılmaz en Karin Post"


def test_day_of_a_starter_names_whom_to_turn_to(client_as):
    people = day_of(client_as("sanne")).starter.people

    assert [(someone.contact.name, someone.role) for someone in people] == [
        ("Mehmet Yılmaz", "je coach"),
        ("Sietske de Boer", "je maatje"),
        ("Karin Post", "je directeur"),
    ]


def test_day_of_a_starter_shows_open_questions(client_as, people):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        to = f"role:care_coordinator:{people.organisations['de-sluis']}"
        coaching.ask(by=viewer, to=to, subject="Onrust in de klas", words="Groep 5 is druk.", at=clock.now())

    assert [question.subject for question in day_of(client_as("sanne")).starter.questions] == ["Onrust in de klas"]
    sections = day_of(client_as("ineke")).sections
    assert [(section.title, titles(section)) for section in sections if section.title == "Hulpvragen"] == [
        ("Hulpvragen", [("1 hulpvraag wacht op jou", "")])
    ]


def test_day_of_a_coach_names_the_starters(client_as):
    (section,) = day_of(client_as("mehmet")).sections

    assert section.title == "Als coach"
    assert titles(section)[:5] == [
        ("Startgesprek met Sanne de Wit", "74 dagen te laat"),
        ("Klassenbezoek 1 bij Sanne de Wit", "32 dagen te laat"),
        ("Coachgesprek 1 met Sanne de Wit", "25 dagen te laat"),
        ("Inwerklijst van Sanne de Wit", "25 dagen te laat"),
        ("Bij Sanne de Wit blijft de coaching achter in uren", ""),
    ]


def test_day_of_a_buddy_asks_for_the_weekly_moment(client_as):
    (section,) = day_of(client_as("sietske")).sections

    assert (section.title, titles(section)) == ("Als maatje", [("Inwerklijst van Sanne de Wit", "74 dagen te laat")])
    assert section.note == "Spreek elkaar in jaar 1 elke week even, daarna als het nodig is. Opschrijven hoeft niet."


def test_day_of_a_manager_says_who_lacks_someone(client_as):
    (section,) = day_of(client_as("karin")).sections

    assert section.title == "Als leidinggevende"
    assert [task.title for task in section.tasks if "heeft nog geen" in task.title] == [
        "Yasmina El Amrani heeft nog geen maatje"
    ]
    assert [task.title for task in section.tasks if "Klassenbezoek" in task.title] == [
        "Klassenbezoek bij Yasmina El Amrani",
        "Klassenbezoek bij Sanne de Wit",
        "Klassenbezoek bij Yasmina El Amrani",
    ]


def test_day_of_a_coordinator_says_who_waits_for_a_coach(client_as):
    day = day_of(client_as("hanneke"))
    (section,) = day.sections

    assert titles(section)[:5] == [
        ("Startgesprek van Femke Mulder", "788 dagen te laat"),
        ("Startgesprek van Yasmina El Amrani", "431 dagen te laat"),
        ("Thijs van Dam heeft nog geen coach", "wacht al 115 dagen"),
        ("Startgesprek van Thijs van Dam", "74 dagen te laat"),
        ("Startgesprek van Sanne de Wit", "74 dagen te laat"),
    ]
    assert [(f.number, f.caption, f.unit, f.note) for f in section.figures] == [
        ("4", "Starters", "", "op 3 scholen"),
        ("1", "Met coach en maatje", "van 4", ""),
        ("0", "Activiteiten gedaan", "van 56", "schooljaar 2026-2027"),
    ]
    assert [(line.place.name, line.starters, line.no_coach, line.late) for line in day.schools] == [
        ("Het Kompas", 1, 1, 0),
        ("OBS De Sluis", 2, 0, 2),
        ("De Vlinder", 1, 0, 1),
    ]


def test_starter_who_lost_a_coach_waits_since_then(client_as, people):
    with acting_as(people.hanneke, on=A_DAY) as by:
        pair = Pair.objects.get(starter=people.sanne, relation="coach")
        uncouple(by=by, pair=pair, last_day=A_DAY.replace(day=13), at=clock.now())

    (section,) = day_of(client_as("hanneke")).sections
    assert ("Sanne de Wit heeft nog geen coach", "wacht al 10 dagen") in titles(section)


def test_day_of_hr_says_who_has_no_coach(client_as):
    (section,) = day_of(client_as("dirkjan")).sections

    assert section.title == "Als HR"
    assert [task.title for task in section.tasks] == ["Thijs van Dam heeft geen coach"]
    assert section.calm == "De gegevens van alle starters zijn compleet."


@pytest.mark.parametrize(
    ("handle", "title"),
    [
        ("jeroen", "Voor het programma"),
        ("wouter", "Voor de onderwijsregio"),
        ("els", "Voor het ministerie"),
        ("bas", "Als beheerder"),
        ("olga", "Voor jou"),
        ("truus", "Voor jou"),
        ("ineke", "Inwerken op jouw school"),
    ],
)
def test_day_of_others_has_its_own_section(client_as, handle, title):
    assert [section.title for section in day_of(client_as(handle)).sections] == [title]


@pytest.mark.parametrize("handle", ["wouter", "els", "bas", "olga"])
def test_day_of_who_may_see_no_starter_names_none(client_as, said, handle):
    page = said(client_as(handle).get(TODAY))

    assert [name for name in ("Sanne", "Thijs", "Yasmina", "Femke", "Ruben", "Lotte", "Noah") if name in page] == []


def test_someone_without_any_role_is_welcomed(client_as, said):
    assert said(client_as("pim").get(TODAY), begin="Dag") == (
        "Dag Pim Er staat niets voor je klaar Je hebt op deze site nu geen rol en je begeleidt niemand. "
        "Klopt dat niet? Vraag het de coördinator of personeelszaken van je bestuur. Lees wie wat ziet"
    )


def test_who_is_not_signed_in_is_sent_to_the_door(client, db):
    assert client.get(TODAY).url == "/inloggen/?next=/"


@pytest.mark.parametrize(
    ("handle", "statements"),
    [
        ("sanne", 5),
        ("yasmina", 5),
        ("mehmet", 11),
        ("petra", 11),
        ("sietske", 5),
        ("karin", 10),
        ("hanneke", 10),
        ("wil", 10),
        ("dirkjan", 11),
        ("jeroen", 8),
        ("wouter", 4),
        ("pim", 4),
    ],
)
def test_day_costs_few_statements(client_as, costs, handle, statements):
    assert costs(client_as(handle), TODAY) == statements


def test_confidants_are_named_with_how_to_reach_them(client_as, said):
    page = said(client_as("sanne").get(reverse("home:confidants")), begin="Vertrouwenspersoon")

    assert page == (
        "Vertrouwenspersoon Voel je je niet veilig, of gaat er iets over je grens? "
        "Bel of spreek de vertrouwenspersoon. Je hoeft niets op te schrijven. "
        "TH Truus van Ham Vertrouwenspersoon truus@startbaan.example"
    )


def shared_lines(client):
    tasks = [task for section in day_of(client).sections for task in section.tasks]
    return [(task.title, task.url) for task in tasks if "verslag met je" in task.title]


def test_report_that_was_shared_stands_on_the_day_of_the_manager_for_two_weeks(client_as, people):
    item = guide(people).report
    line = ("Sanne de Wit deelde een verslag met je", reverse("coaching:report", args=[item]))
    with acting_as(people.sanne, on=A_DAY) as by:
        row = CoachingReport.objects.get(pk=item)
        made = share(by=by, row=row, relation=Relation.MANAGER, until=None, at=clock.now())

    assert [shared_lines(client_as(handle)) for handle in ("karin", "mehmet", "sanne")] == [[line], [], []]
    for days, lines in ((15, []), (13, [line])):
        with acting_as(people.sanne, on=A_DAY):
            assert Share.objects.filter(pk=made.pk).update(shared_at=clock.now() - timedelta(days=days)) == 1
        assert shared_lines(client_as("karin")) == lines
    with acting_as(people.sanne, on=A_DAY) as by:
        unshare(by=by, item=item, share=made.pk, at=clock.now())
    assert shared_lines(client_as("karin")) == []
