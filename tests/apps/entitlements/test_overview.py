"""The hours of a school or board in one glance: for who leads and who arranges, and what one copies from it."""

from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from startbaan.apps.entitlements import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Terms
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

YEAR = SchoolYear.of(A_DAY)


def seen_by(people, handle, *, on=A_DAY, school=""):
    with acting_as(people.persons[handle], on=on) as viewer:
        return queries.overview(viewer, year=YEAR, school=school)


def page_of(client, **asked):
    return client.get(reverse("entitlements:overview"), asked)


def test_manager_sees_the_own_starters_and_no_other(people):
    found = seen_by(people, "karin")

    assert [(one.starter.pk, one.school.name) for one in found.starters] == [
        (people.yasmina, "OBS De Sluis"),
        (people.sanne, "OBS De Sluis"),
    ]
    assert (found.arranges, [school.school.name for school in found.shown]) == (False, ["OBS De Sluis"])


def test_coordinator_sees_the_schools_of_the_board_and_no_other(people):
    found = seen_by(people, "hanneke")

    assert {school.school.parent.key for school in found.schools} == {"waterland"}
    assert sorted(one.starter.pk for one in found.starters) == sorted(
        [people.sanne, people.thijs, people.yasmina, people.femke]
    )
    assert found.shown == ()


def test_hours_are_those_of_the_ledgers(people):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        found = queries.overview(viewer, year=YEAR)
        ledgers = queries.ledgers_of(viewer, [one.starter.pk for one in found.starters], year=YEAR)

    for name in ("owed", "planned", "received", "left"):
        assert getattr(found, name) == sum((getattr(ledger, name) for ledger in ledgers.values()), start=Fraction(0))


def test_one_school_is_chosen_and_each_starter_has_a_row(people):
    school = Organisation.objects.get(key="de-sluis")
    found = seen_by(people, "hanneke", school=str(school.uuid))

    assert [one.school.name for one in found.shown] == ["OBS De Sluis"]
    assert found.sum.owed == sum((one.owed for one in found.chosen.starters), start=Fraction(0))


def test_school_of_another_board_is_not_there(people, client_as):
    school = Organisation.objects.get(key="de-bron")

    assert page_of(client_as("hanneke"), school=school.uuid).status_code == 404


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "petra", "jeroen", "joost"])
def test_page_is_for_who_leads_or_arranges(people, client_as, handle):
    assert page_of(client_as(handle)).status_code == 404


def test_shortfall_and_open_proposal_are_marked(people, client_as):
    with acting_as(people.karin, on=A_DAY) as by:
        actions.propose_hours(by=by, at=clock.now(), starter=people.sanne, year=YEAR, purpose="onboarding", hours=2)
    Terms.objects.filter(post__person=people.sanne).update(fte="0.5")
    (school,) = page_of(client_as("karin")).context["found"].shown

    assert [[note.word for note in row.notes] for row in school.starters] == [[], ["tekort 5 uur", "1 voorstel wacht"]]


def test_what_is_left_is_a_forecast_before_may_and_unspent_from_then_on(people):
    april, may = (seen_by(people, "karin", on=day) for day in (date(2027, 4, 30), date(2027, 5, 1)))

    assert (april.is_late, may.is_late) == (False, True)
    assert (april.unspent.endswith("nog niet gepland"), may.unspent.endswith("nog niet besteed")) == (True, True)


def test_coordinator_sees_which_coach_lacks_hours(people, client_as):
    coaches = page_of(client_as("hanneke")).context["found"].coaches

    assert [(str(coach.row.person), coach.verdict) for coach in coaches] == [
        ("Petra Visser", "11 uur over"),
        ("Mehmet Yılmaz", "45 uur over"),
    ]
    assert page_of(client_as("karin")).context["found"].coaches == ()


def test_sheet_holds_a_row_for_each_starter(people, client_as):
    response = client_as("karin").get(reverse("entitlements:overview_sheet"))
    rows = list(load_workbook(BytesIO(response.content)).active.values)

    assert [row[:4] for row in rows] == [
        ("Starter", "School", "Bestuur", "Recht"),
        ("Yasmina El Amrani", "OBS De Sluis", "Waterland Onderwijs", 40),
        ("Sanne de Wit", "OBS De Sluis", "Waterland Onderwijs", 32),
    ]


def test_lines_for_the_work_plan_stand_in_one_block(people, client_as):
    page = client_as("hanneke").get(reverse("entitlements:work_plan"))
    texts = [line.text for part in page.context["plan"].parts for line in part.lines]

    assert "Petra Visser: 33 uur coaching van starters (2 trajecten vragen 22 uur, 11 uur over), 2026-2027" in texts
    assert len(texts) == 6
    assert page.content.decode().count("<textarea") == len(page.context["plan"].parts)


def test_line_of_a_starter_says_what_the_hours_are_for(people, client_as):
    (part,) = client_as("karin").get(reverse("entitlements:work_plan")).context["plan"].parts

    assert part.word == "werkverdelingsplan"
    assert part.text.splitlines()[1] == (
        "Sanne de Wit: 32 uur bijzonder budget voor starters (8 studiemiddagen en startbijeenkomst, "
        "11 individuele coaching, 6 intervisiebijeenkomst, 7 af te spreken), 2026-2027"
    )


def test_lines_are_handed_over_as_a_sheet_and_as_csv(people, client_as):
    client = client_as("karin")
    csv = client.get(reverse("entitlements:work_plan_file", args=["csv"]))
    workbook = client.get(reverse("entitlements:work_plan_file", args=["xlsx"]))
    rows = list(load_workbook(BytesIO(workbook.content)).active.values)

    assert csv.content.decode("utf-8-sig").splitlines()[1].startswith("OBS De Sluis;Yasmina El Amrani;40;2026-2027;")
    assert rows[2][:4] == ("OBS De Sluis", "Sanne de Wit", 32, "2026-2027")
    assert client.get(reverse("entitlements:work_plan_file", args=["pdf"])).status_code == 404
