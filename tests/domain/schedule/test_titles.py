"""The titles of an agenda, in the language of who reads them."""

import pytest

from startbaan.domain.schedule.reading import shipped
from startbaan.domain.schedule.titles import title_for_others, title_said


@pytest.mark.parametrize("definition", shipped().values(), ids=shipped().keys())
def test_title_of_the_programme_is_said_in_english(definition):
    titles = [activity.title for activity in definition.activities]

    assert [title_said(f"{title.nl} 2", language="en") for title in titles] == [f"{title.en} 2" for title in titles]
    assert [title_said(title.nl, language="en") for title in titles] == [title.en for title in titles]


def test_title_stays_as_it_was_kept_in_dutch():
    assert title_said("Lesbezoek van je coach 2", language="nl") == "Lesbezoek van je coach 2"


@pytest.mark.parametrize("title", ["Koffie met Noor", "Kamer 2", "2", ""])
def test_title_of_nothing_in_a_programme_stays_as_it_is(title):
    assert title_said(title, language="en") == title


@pytest.mark.parametrize("definition", shipped().values(), ids=shipped().keys())
def test_title_for_others_speaks_to_nobody_and_is_said_in_english(definition):
    titles = [title_for_others(definition, activity.key) for activity in definition.activities]

    assert [title.nl for title in titles if {"je", "jouw"} & set(title.nl.lower().split())] == []
    assert [title_said(f"{title.nl} 2", language="en") for title in titles] == [f"{title.en} 2" for title in titles]


def test_title_for_others_is_the_own_title_unless_that_speaks_to_the_starter():
    titles = [
        title_for_others(shipped()["ozwh-2026"], key).nl
        for key in ("start-talk", "lesson-visit", "class-visit", "appraisal-talk")
    ]

    assert titles == [
        "Startgesprek",
        "Klassenbezoek",
        "Klassenbezoek door de leidinggevende",
        "Gesprek met de leidinggevende",
    ]
