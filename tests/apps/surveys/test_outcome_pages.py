"""What a result shows: enough people or nothing, the same in the workbook, and a figure from elsewhere beside it."""

import io

import pytest
from python_calamine import CalamineWorkbook
from surveyed import answer, put_out
from surveys_asked import STARTERS, starters_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions import ToAsk, close_survey
from startbaan.apps.surveys.queries.outcome import Answers, Outcome
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.definition import Rater
from startbaan.domain.questionnaires.reading import shipped
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.domain.questionnaires.years import Round
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

SECRET = "wortelkanaal"


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def asked_at_two_boards(people):
    boards = [Organisation.objects.get(key=key) for key in ("waterland", "merencollege")]
    found = sorted(people.persons.values())
    return [
        ToAsk(person, Rater.STARTER, board.sector or "", board.pk)
        for board, persons in zip(boards, (found[:12], found[12:24]), strict=True)
        for person in persons
    ]


def closed(people, *, answering):
    survey = put_out(people, asked=asked_at_two_boards(people))
    for number, person in enumerate(sorted(people.persons.values())[:answering]):
        answer(people, survey, person, mark=6 + number % 3, usable=4, tomorrow=f"{SECRET} {number}")
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        close_survey(by=viewer, at=clock.now(), survey=survey.key)
    return survey


def page_of(client, survey):
    return client.get(f"/enquetes/{survey.key}/uitkomst/").content.decode()


def cells_of(client, survey):
    sheet = client.get(f"/enquetes/{survey.key}/uitkomst/uitkomst.xlsx").content
    return CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()


def round_of(year, satisfied, *, people):
    tally = Tally(people, {"4": satisfied, "2": people - satisfied})
    return Round(SchoolYear(year), shipped()["guidance-2026"], {"satisfied": tally, "feedback": tally}, b"secret")


def test_of_too_few_nothing_is_shown_and_nothing_exported(client_as, people):
    survey = put_out(people, asked=starters_asked(people))
    for handle in STARTERS[:4]:
        answer(people, survey, people.persons[handle], mark=7, tomorrow=SECRET)
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        close_survey(by=viewer, at=clock.now(), survey=survey.key)
    client = client_as("jeroen")

    body, (_head, *rows) = page_of(client, survey), cells_of(client, survey)

    assert "Nog te weinig antwoorden" in body
    assert (SECRET in body, "sb-result-chart" in body) == (False, False)
    assert [row[5] for row in rows] == ["te weinig mensen"] * 10


def test_enough_are_shown_with_bars_a_table_and_their_own_words(client_as, people):
    survey = closed(people, answering=24)

    body = page_of(client_as("jeroen"), survey)

    assert body.count(SECRET) == 24
    assert body.count('<table class="sb-table">') == body.count('<figure class="sb-result-chart">')
    assert "24 mensen antwoordden" in body
    assert body.index("7,0") > 0


def test_the_workbook_holds_the_figures_of_the_page_and_no_own_words(client_as, people):
    survey = closed(people, answering=24)

    (_head, *rows) = cells_of(client_as("jeroen"), survey)

    marks = [(row[2], row[4], row[5], row[7]) for row in rows if row[0] == 1]
    assert marks[0] == ("Alles samen", "gemiddeld", 7, 24)
    assert [row for row in rows if any(SECRET in str(cell) for cell in row)] == []


def test_who_answered_shows_nowhere(client_as, people):
    survey = closed(people, answering=24)

    body = page_of(client_as("jeroen"), survey)

    assert [handle for handle in ("Sanne", "Thijs", "Yasmina") if handle in body] == []


def test_a_coordinator_reads_the_own_board_by_itself(client_as, people):
    survey = closed(people, answering=24)
    client = client_as("hanneke")

    body = client.get(f"/enquetes/{survey.key}/uitkomst/?bestuur=waterland").content.decode()

    assert "Waterland Onderwijs, schooljaar 2026-2027" in body
    assert body.count(SECRET) == 12


def test_years_stand_in_one_chart_and_say_whether_they_differ():
    rounds = (round_of(2024, 20, people=60), round_of(2025, 55, people=60))
    outcome = Outcome(Answers(rounds, (), {}, 10), "nl")
    (feedback,) = [asked for asked in outcome.questions if asked.key == "feedback"]

    assert feedback.years is not None
    assert [(line.label, line.written) for line in feedback.years.lines] == [("2024-2025", "2,7"), ("2025-2026", "3,8")]
    assert feedback.change == "Dit is 1,1 hoger dan het jaar ervoor. Dat is waarschijnlijk geen toeval."


def test_beside_the_country_a_share_stands_and_no_mean():
    rounds = (round_of(2024, 20, people=60), round_of(2025, 45, people=60))
    sectors = {"po": rounds[-1].tallies}
    outcome = Outcome(Answers(rounds, (), sectors, 10), "nl")
    (satisfied,) = [asked for asked in outcome.questions if asked.key == "satisfied"]

    assert satisfied.elsewhere is not None and satisfied.years is not None
    assert [(line.label, line.written) for line in satisfied.elsewhere.chart.lines] == [
        ("Bij ons", "75%"),
        ("Landelijk, PO (2023)", "67%"),
    ]
    assert [line.written for line in satisfied.years.lines] == ["33%", "75%"]
    assert satisfied.elsewhere.source == "Bijlage bij een Kamerbrief over moties (2024) (Loopbaanmonitor 2023)"


def test_a_year_of_too_few_says_so():
    rounds = (round_of(2024, 2, people=4), round_of(2025, 55, people=60))
    outcome = Outcome(Answers(rounds, (), {}, 10), "nl")
    (feedback,) = [asked for asked in outcome.questions if asked.key == "feedback"]

    assert feedback.years is not None
    assert [line.written for line in feedback.years.lines] == ["te weinig mensen", "3,8"]
    assert feedback.change == ""
