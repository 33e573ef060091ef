"""Programmes that are read, and programmes that are refused with file and line."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.loading import Refused
from startbaan.domain.schedule.calendar import Calendar
from startbaan.domain.schedule.definition import ActivityKind, Missed, Pace, Standing, Weeks
from startbaan.domain.schedule.plan import Starting, plan
from startbaan.domain.schedule.reading import load, parse, shipped
from startbaan.domain.sources import Status
from startbaan.domain.words import glossary

NO_HOLIDAYS = Calendar()
SPOILS = [
    "",
    "[]",
    "{}",
    "~",
    "-1",
    "0",
    "1.5",
    ".nan",
    "99999",
    "true",
    "x",
    "[1, 2]",
    "[[1, 2], [3, 60]]",
    "2026-08-01",
]
SMALL = (Path(__file__).parent / "small.yaml").read_text()


def refusals(before: str, after: str) -> list[str]:
    assert SMALL.count(before) == 1
    with pytest.raises(Refused) as refused:
        parse(SMALL.replace(before, after), name="small.yaml")
    return list(refused.value.messages)


def line(text: str) -> int:
    assert SMALL.count(text) == 1
    return SMALL[: SMALL.index(text)].count("\n") + 1


def test_small_programme_is_read() -> None:
    definition = parse(SMALL, name="small.yaml")

    assert definition.name == "small-1"
    assert [activity.key for activity in definition.activities] == ["visit", "talk", "afternoon"]
    assert definition.activity("visit").timing == Weeks(((2, 4), (8, 10)))
    assert definition.activity("talk").after == ("visit",)
    assert definition.activity("afternoon").missed is Missed.SQUEEZE
    assert definition.activity("afternoon").topics_of(1) == ("order",)
    assert definition.hours_in(year=2) == 9


def test_programme_from_a_file_and_from_text_are_equal() -> None:
    path = Path(__file__).parent / "small.yaml"

    assert load(path) == parse(SMALL, name="elsewhere.yaml")


REFUSED = yaml.safe_load((Path(__file__).parent / "refused.yaml").read_text())


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["told"][0])
def test_programme_is_refused_with_its_line(case: dict[str, str]) -> None:
    assert refusals(case["was"], case["becomes"]) == case["told"]


def test_element_that_comes_twice_is_refused() -> None:
    told = refusals("  - key: talk\n", "  - key: visit\n")

    assert f"small.yaml:{line('  - key: talk')}: “visit” staat al eerder in activities" in told


def test_key_that_comes_twice_is_refused() -> None:
    told = refusals("    hours: 3\n", "    hours: 3\n    hours: 4\n")

    first = line("    hours: 3")
    assert told == [f"small.yaml:{first + 1}: dubbele sleutel “hours” (eerder op regel {first})"]


def test_all_faults_are_told_at_once_in_order_of_the_file() -> None:
    text = SMALL.replace("after: [visit]", "after: [visits]").replace("rest: 1", "rest: 2")

    with pytest.raises(Refused) as refused:
        parse(text, name="small.yaml")

    assert list(refused.value.messages) == [
        f"small.yaml:{line('    after: [visit]')}: talk: “visits” bestaat niet als activiteit",
        f"small.yaml:{line('  - {key: all-hours')}: all-hours: 10 - 9 laat 1 over, maar er staat 2 (jaar 1)",
    ]


@given(
    st.lists(st.tuples(st.integers(0, SMALL.count("\n")), st.sampled_from(SPOILS)), min_size=1, max_size=2, unique=True)
)
def test_spoilt_programme_is_refused_or_can_be_planned(spoilt: list[tuple[int, str]]) -> None:
    lines = SMALL.split("\n")
    for place, value in spoilt:
        lines[place] = f"{lines[place].split(':')[0]}: {value}" if value else ""

    try:
        definition = parse("\n".join(lines), name="small.yaml")
    except Refused as refused:
        assert all(message.startswith("small.yaml:") for message in refused.messages)
    else:
        plan(definition, starting=Starting(date(2026, 8, 1)), calendar=NO_HOLIDAYS)


def test_ozwh_hours_are_those_of_the_handbook() -> None:
    ozwh = shipped()["ozwh-2026"]

    assert [activity.hours for activity in ozwh.activities if activity.hours is not None] == [
        2, 1, 4, 4, 1, 1, 6, 0.5, 2.5, 6,
    ]  # fmt: skip
    assert {line.key: line.amount for line in ozwh.budget} == {
        "professionalisation-hours": 8,
        "coach-cycles": 8,
        "individual-coaching": 11,
        "coaching-hours": 17,
        "starter-budget": 40,
        "appraisal-hours": 3,
    }
    assert ozwh.line("starter-budget").rest == 15
    assert [ozwh.hours_in(year=year) for year in (1, 2, 3)] == [28, 28, 28]


def test_ozwh_onboarding_names_eleven_subjects_and_with_whom() -> None:
    assert {subject.key: subject.with_whom for subject in shipped()["ozwh-2026"].onboarding} == {
        "acquaintance": ("line_manager",),
        "organisation": ("buddy",),
        "ict": ("ict_contact",),
        "care": ("care_coordinator",),
        "subject-matter": ("buddy", "phase_coordinator", "coach", "care_coordinator"),
        "parents": ("buddy", "coach", "care_coordinator"),
        "pupils": ("care_coordinator", "buddy", "coach"),
        "differentiation": ("coach", "care_coordinator"),
        "conflict-control": ("coach", "care_coordinator"),
        "personal-development": ("line_manager", "coach"),
        "social-safety": ("confidant",),
    }


def test_ozwh_buddy_is_there_weekly_in_year_one_only() -> None:
    timing = shipped()["ozwh-2026"].activity("buddy-contact").timing

    assert timing == Standing((Pace.WEEKLY, Pace.AS_NEEDED, Pace.AS_NEEDED))


def test_ozwh_appraisal_talk_waits_for_a_visit_of_half_an_hour() -> None:
    ozwh = shipped()["ozwh-2026"]

    assert ozwh.activity("appraisal-talk").after == ("class-visit",)
    assert ozwh.activity("class-visit").least_minutes == 30


def test_coach_hours_count_groups_beside_tracks() -> None:
    hours = shipped()["ozwh-2026"].coach_hours

    assert hours is not None
    assert hours.for_caseload(tracks=3, groups=1) == 39


@pytest.mark.parametrize("name", ["voorbeeld-vo-2026", "voorbeeld-mbo-2026"])
def test_example_says_that_it_is_one(name: str) -> None:
    definition = shipped()[name]

    sources = [thing.source.status for thing in (*definition.activities, *definition.onboarding, *definition.roles)]
    assert set(sources) == {Status.OWN_EXAMPLE}
    assert definition.title.nl.startswith("Voorbeeld:")


def test_every_kind_of_activity_is_in_the_glossary() -> None:
    assert [kind.value for kind in ActivityKind if kind.value not in glossary()] == []
