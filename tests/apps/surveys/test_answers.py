"""What a survey came to: the whole, its sectors and boards, each about enough people, for who may read counts."""

from datetime import timedelta

import pytest
from django.http import Http404
from surveyed import answer, put_out, those_asked

from startbaan.apps.people.access import acting_as
from startbaan.apps.surveys.actions import close_due
from startbaan.apps.surveys.models import Counted, Stratum, Survey
from startbaan.apps.surveys.queries import answers_of, answers_of_board, tallies_by_group
from startbaan.domain.questionnaires.tallies import Tally
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

BOARDS = ("waterland", "de-vaart", "merencollege")
AFTERWARDS = A_DAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


@pytest.fixture
def settled(people):
    """A survey of twelve at each of three boards; at the last of them only some answered."""
    return lambda last=12: _settled(people, last=last)


def _settled(people, *, last):
    asked = those_asked(people, each=12, boards=BOARDS)
    survey = put_out(people, asked=asked)
    for place, one in enumerate(asked[: 24 + last]):
        answer(people, survey, one.person, mark=6 + place // 12, tomorrow=f"Idee {place}")
    close_due(on=AFTERWARDS, at=clock.now())
    return survey


def seen(people, handle, survey, query=answers_of, **of):
    with acting_as(people.persons[handle], on=AFTERWARDS) as viewer:
        return query(viewer, survey.key, **of)


def marks(tallies):
    return dict(tallies["mark"].counts)


def cuts(found):
    return {cut.key: {name: marks(group) for name, group in cut.groups.items()} for cut in found.cuts}


def test_the_whole_is_what_everybody_answered(people, settled):
    found = seen(people, "jeroen", settled())

    assert marks(found.last.tallies) == {"6": 12, "7": 12, "8": 12}
    assert (found.last.tallies["mark"].people, len(found.last.tallies["tomorrow"].texts)) == (36, 36)
    assert found.least == 10


def test_who_leads_the_programme_sees_sectors_and_boards_side_by_side(people, settled):
    found = seen(people, "jeroen", settled())

    assert cuts(found) == {
        "sector": {"primair onderwijs": {"6": 12, "7": 12}, "voortgezet onderwijs": {"8": 12}},
        "board": {"Waterland Onderwijs": {"6": 12}, "Stichting De Vaart": {"7": 12}, "Meren College Groep": {"8": 12}},
    }


@pytest.mark.parametrize("handle", ["hanneke", "wouter", "els"])
def test_others_who_read_counts_see_no_boards_beside_each_other(people, settled, handle):
    assert list(cuts(seen(people, handle, settled()))) == ["sector"]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "karin", "dirkjan", "olga", "pim"])
def test_who_may_not_count_reads_nothing(people, settled, handle):
    survey = settled()

    for query, of in ((answers_of, {}), (answers_of_board, {"board": people.organisations["waterland"]})):
        with pytest.raises(Http404):
            seen(people, handle, survey, query, **of)


def test_a_board_with_too_few_is_not_set_apart_and_not_worked_out(people, settled):
    found = seen(people, "jeroen", settled(last=3))

    assert cuts(found)["board"] == {"": {"6": 12, "8": 3}, "Stichting De Vaart": {"7": 12}}


def test_a_board_too_small_for_outsiders_takes_another_along(people, settled):
    """Seven are enough inside a board and too few outside it; with the smallest other board they are enough."""
    found = seen(people, "jeroen", settled(last=7))

    assert cuts(found)["board"] == {"": {"6": 12, "8": 7}, "Stichting De Vaart": {"7": 12}}


def test_a_coordinator_reads_the_own_board_and_no_other(people, settled):
    survey = settled()

    own = seen(people, "tessa", survey, answers_of_board, board=people.organisations["merencollege"])

    assert (marks(own.last.tallies), own.least) == ({"8": 12}, 5)
    with pytest.raises(Http404):
        seen(people, "tessa", survey, answers_of_board, board=people.organisations["waterland"])


def test_the_own_board_does_not_tell_of_few_others(people, settled):
    survey = settled()
    others = Stratum.objects.filter(survey=survey).exclude(board=people.organisations["merencollege"])
    Counted.objects.filter(stratum__in=others, question="mark").update(people=0)
    first = others.first()
    Counted.objects.filter(stratum=first, question="mark").update(people=2)

    own = seen(people, "tessa", survey, answers_of_board, board=people.organisations["merencollege"])

    assert "mark" not in own.last.tallies
    assert "tomorrow" in own.last.tallies


def test_earlier_years_stand_before_this_one(people, settled):
    survey = settled()
    before = Survey.objects.create(
        questionnaire=survey.questionnaire,
        organisation=survey.organisation,
        name="Vorig jaar",
        school_year=2025,
        opens_on=A_DAY - timedelta(days=365),
        closes_on=A_DAY - timedelta(days=350),
        state=Survey.State.SETTLED,
        secret=bytes(32),
    )
    stratum = Stratum.objects.create(survey=before, group="starter", people=20)
    for said, people_ in (("", 20), ("7", 20)):
        Counted.objects.create(stratum=stratum, question="mark", answer=said, people=people_)

    found = seen(people, "jeroen", survey)

    assert [(each.year.start_year, each.tallies["mark"].people) for each in found.rounds] == [(2025, 20), (2026, 36)]


def test_groups_are_told_apart_for_a_scan(people, settled):
    found = seen(people, "jeroen", settled(), tallies_by_group)

    assert {group: tallies["mark"].people for group, tallies in found.items()} == {"starter": 36}


def test_a_question_nobody_answered_has_no_tally(people, settled):
    assert seen(people, "jeroen", settled()).last.tallies.get("usable", Tally()) == Tally()


def test_reading_costs_as_much_for_few_as_for_many(people, settled, django_assert_num_queries):
    survey = settled()

    with acting_as(people.persons["jeroen"], on=AFTERWARDS) as viewer, django_assert_num_queries(5):
        answers_of(viewer, survey.key)
