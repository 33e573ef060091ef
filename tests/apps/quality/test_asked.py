"""The scan side by side, findings of surveys, and whether it helped in the next round."""

import re
from datetime import date, time, timedelta
from html import unescape

import pytest
from assured import brought_out, decided, partnership, put_finding
from django.urls import reverse
from surveyed import put_out

from startbaan.apps.gatherings.models import Gathering
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality import actions, queries
from startbaan.apps.quality.models import Finding, GuaranteeScore, PanelReport
from startbaan.apps.surveys.actions import Plan, ToAsk, close_survey, open_survey, send_answers, settle
from startbaan.apps.surveys.models import QuestionnaireVersion
from startbaan.apps.surveys.queries import definition_of
from startbaan.domain.quality.findings import Effect, Origin
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

TEXTS = {
    "learning-teacher": "- We delen een beeld van goed onderwijs\n- Starters werken aan eigen doelen",
    "organisation": "1. Taken staan op papier",
}


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"
    settings.FILES = tmp_path / "files"


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def as_(people, handle, action, *, on=A_DAY, **values):
    with acting_as(people.persons[handle], on=on) as by:
        return action(by=by, at=clock.now(), **values)


def round_of(people, point, *, on=A_DAY, key="guidance", groups=(Rater.STARTER,), question=None):
    """A survey that ten people of each group answered with this point of the scale, settled."""
    persons = sorted(people.persons.values())
    asked = [ToAsk(person, groups[number // 12]) for number, person in enumerate(persons[: 12 * len(groups)])]
    version = QuestionnaireVersion.objects.get(key=key, owner=None)
    plan = Plan(version, partnership(), "Vraag", on, on + timedelta(days=13))
    with acting_as(people.jeroen, on=on) as by:
        survey = open_survey(by=by, at=clock.now(), plan=plan, asked=asked)
    for one in asked:
        points = point[one.group] if isinstance(point, dict) else point
        with acting_as(one.person, on=on) as by:
            scales = [each for each in definition_of(version).questions if each.kind.value == "scale"]
            send_answers(by=by, survey=survey.key, answers={each.key: points for each in scales})
    with acting_as(people.jeroen, on=on) as by:
        close_survey(by=by, at=clock.now(), survey=survey.key)
    settle(survey=survey.pk)
    return survey, scales


def gathered(people):
    """A panel talk that stood in the agenda a week ago."""
    row = Gathering.objects.create(
        organisation=partnership(),
        of_kind=Gathering.OfKind.PANEL_TALK,
        title="Panel van het najaar",
        day=A_DAY - timedelta(days=7),
        begins=time(15),
        minutes=60,
        state=Gathering.State.OPEN,
        for_whom=Gathering.ForWhom.values[0],
        seed="lot",
        made_by_id=people.anouk,
        made_at=clock.now(),
        school_year=2026,
    )
    return row.key


def effect(people, finding):
    with acting_as(people.anouk, on=A_DAY) as viewer:
        return queries.beside(viewer, queries.finding_named(viewer, finding))


def found_last_year(people, survey, **about):
    """A finding of last year that was brought out."""
    last = A_DAY - timedelta(days=300)
    finding = put_finding(people, on=last, origin=Origin.SURVEY, about=actions.About(survey.key, **about)).key
    brought_out(people, decided(people, finding, on=last), on=last)
    return finding


@pytest.mark.parametrize(
    ("then", "now", "expected"), [(2, 4, Effect.BETTER), (4, 2, Effect.WORSE), (3, 3, Effect.UNCLEAR)]
)
def test_next_round_says_whether_it_helped(people, then, now, expected):
    first, scales = round_of(people, then, on=date(2026, 5, 11))
    finding = found_last_year(people, first, question=scales[0].key)
    round_of(people, now)

    found = effect(people, finding)

    assert (found.effect, [year for year, _mean, _between in found.figures]) == (expected, ["2025-2026", "2026-2027"])
    as_(people, "anouk", actions.measure, finding=finding, measured=found.measured, survey=found.survey)
    assert Finding.objects.get(key=finding).state == "measured"


def test_without_a_later_round_there_is_nothing_to_compare(people):
    first, scales = round_of(people, 2, on=date(2026, 5, 11))
    finding = found_last_year(people, first, question=scales[0].key)

    assert effect(people, finding).effect is Effect.NOT_MEASURED


def test_groups_of_the_scan_stand_side_by_side_and_the_gap_becomes_a_finding(people, client_as):
    points = {Rater.STARTER: 2, Rater.COACH: 5, Rater.LINE_MANAGER: 5}
    survey, _scales = round_of(people, points, key="scan", groups=tuple(points))
    client = client_as("anouk")
    where = reverse("quality:scan", args=["waterrijk"])

    page = text_of(client.get(where))
    assert "Praat hier eerst over" in page
    assert "gunstiger dan starters: 3,0 punt verschil" in page

    sent = {"do": "save", "origin": "scan", "survey": str(survey.key), "theme": "workload", "group": "starter"}
    words = {"wanted": "more", "title": "Werkdruk: groepen zien dit anders", "words": "Coaches zien dit gunstiger."}
    client.post(reverse("quality:new_finding", args=["waterrijk"]), sent | words)

    row = Finding.objects.get()
    assert (row.origin, row.survey, row.theme, row.group) == ("scan", survey.key, "workload", "starter")
    assert "Bevinding: Werkdruk: groepen zien dit anders" in text_of(client.get(where))


def test_scan_of_too_few_shows_no_figure(people, client_as):
    put_out(people, key="scan")

    assert "Nog te weinig antwoorden" in text_of(client_as("anouk").get(reverse("quality:scan", args=["waterrijk"])))


def test_finding_of_a_question_is_noted_from_the_survey(people, client_as):
    survey, scales = round_of(people, 2)
    client = client_as("anouk")
    page = client.get(reverse("quality:survey", args=[survey.key]))
    where = f"{reverse('quality:new_finding', args=['waterrijk'])}?origin=survey&survey={survey.key}"

    assert f"question={scales[0].key}" in page.content.decode()
    form = client.get(f"{where}&question={scales[0].key}")
    assert f'name="question" value="{scales[0].key}"' in form.content.decode()


def test_statements_are_written_scored_together_and_put_out(people, client_as):
    client = client_as("anouk")
    client.post(reverse("quality:write_statements", args=["waterrijk"]), TEXTS | {"do": "save"})
    with acting_as(people.anouk, on=A_DAY) as viewer:
        lines = queries.guarantees_page(viewer, "waterrijk").guarantees[0].statements
    client.post(reverse("quality:score_statements", args=["waterrijk"]), {lines[0].key: "3"})

    assert [row.point for row in GuaranteeScore.objects.all()] == [3]
    page = text_of(client.get(reverse("quality:guarantees", args=["waterrijk"])))
    assert "We delen een beeld van goed onderwijs Voor het grootste deel" in page
    answer = client.post(reverse("quality:put_statements_out", args=["waterrijk"]))
    assert answer.url == reverse("surveys:put_out", args=["waterrijk", "guarantees"])
    assert client.get(answer.url).status_code == 200
    version = QuestionnaireVersion.objects.get(owner=Organisation.objects.get(key="waterrijk"))
    assert [question.text.nl for question in definition_of(version).questions] == [
        "We delen een beeld van goed onderwijs",
        "Starters werken aan eigen doelen",
        "Taken staan op papier",
    ]
    client.post(reverse("quality:put_statements_out", args=["waterrijk"]))
    assert QuestionnaireVersion.objects.filter(key="guarantees").exclude(owner=None).count() == 1


def test_statements_that_cannot_be_asked_stay_in_the_form(client_as):
    answer = client_as("anouk").post(
        reverse("quality:write_statements", args=["waterrijk"]), {"organisation": "Zelfde\nZelfde", "do": "save"}
    )

    assert (answer.status_code, "staat er twee keer" in text_of(answer)) == (422, True)
    assert "Zelfde" in answer.content.decode()


def test_panel_talk_of_the_agenda_gets_its_report_with_notes_that_become_findings(people, client_as):
    held = gathered(people)
    client = client_as("anouk")
    where = reverse("quality:panel", args=["waterrijk"])
    assert "Panel van het najaar" in text_of(client.get(where))

    client.post(where, {"gathering": str(held), "day": "2026-11-24"})
    report = PanelReport.objects.get()
    client.post(reverse("quality:note_panel", args=[report.key]), {"words": "Er is weinig tijd.", "do": "save"})
    note = report.notes.get()
    form = client.get(f"{reverse('quality:new_finding', args=['waterrijk'])}?origin=panel&note={note.key}")

    assert (report.gathering, report.day) == (held, A_DAY - timedelta(days=7))
    assert "Er is weinig tijd." in text_of(form)
