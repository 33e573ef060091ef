"""The words of a programme, as pages and handbook read them."""

from dataclasses import fields

import pytest

from startbaan.domain.schedule.cards import ActivityCard, cards
from startbaan.domain.schedule.reading import shipped

OZWH = shipped()["ozwh-2026"]


def test_card_says_what_an_activity_is_in_dutch() -> None:
    card = cards(OZWH).by_key["coach-talk"]

    assert card.title == "Coachgesprek"
    assert (card.times_text, card.hours_text, card.years_text) == ("4 keer per jaar", "4 uur", "jaar 1, 2 en 3")
    assert card.when_text == "schoolweek 4–10, 11–18, 19–26, 28–35"
    assert (card.who, card.lead, card.after) == (
        ("startende leerkracht", "coach"),
        "coach",
        ("Lesbezoek van je coach",),
    )
    assert card.duty_of("buddy") == ""
    assert card.duty_of("starter").startswith("Breng je hulpvraag in")


def test_card_says_what_an_activity_is_in_english() -> None:
    card = cards(OZWH, "en").by_key["peer-meeting"]

    assert (card.times_text, card.hours_text, card.group_text) == ("2 to 3 times a year", "6 hours", "6 to 8 people")
    assert card.when_text == "1 October – 15 December, 1 February – 15 May"


def test_card_of_something_standing_has_a_pace_and_no_count() -> None:
    card = cards(OZWH).by_key["buddy-contact"]

    assert card.times_text == ""
    assert card.when_text == "jaar 1: elke week, jaar 2: als het nodig is, jaar 3: als het nodig is"


def test_words_follow_the_sector() -> None:
    names = {name: cards(definition).by_key["buddy-contact"].who for name, definition in shipped().items()}

    assert names == {
        "ozwh-2026": ("startende leerkracht", "maatje"),
        "voorbeeld-vo-2026": ("startende leraar", "maatje"),
        "voorbeeld-mbo-2026": ("startende docent", "buddy"),
    }


def test_parts_hold_every_activity_once() -> None:
    for definition in shipped().values():
        found = [card.key for part in cards(definition).parts for card in part.activities]
        assert sorted(found) == sorted(activity.key for activity in definition.activities)


def test_hours_of_a_part_are_added_up() -> None:
    assert {part.key: dict(part.hours).get(1) for part in cards(OZWH).parts} == {
        "start": 2,
        "onboarding": None,
        "coaching": 11,
        "peer-consultation": 6,
        "appraisal": 3,
        "professionalisation": 6,
    }


def test_budget_says_what_is_left_and_for_what() -> None:
    line = next(card for card in cards(OZWH).budget if card.key == "starter-budget")

    assert (line.amount_text, line.rest_text) == ("hoogstens 40 uur", "15 uur")
    assert line.rest_for == ("Inwerklijst", "Klassenbezoek van je leidinggevende", "Gesprek met je leidinggevende")


def test_coach_hours_are_said_as_the_programme_counts_them() -> None:
    assert cards(OZWH).coach_hours == ("11 uur per traject", "6 uur per intervisiegroep")


def test_half_hours_are_written_as_the_language_does() -> None:
    def written(language: str) -> str:
        return cards(OZWH, language).by_key["class-visit"].hours_text

    assert (written("nl"), written("en")) == ("0,5 uur", "0.5 hours")


@pytest.mark.parametrize("name", list(shipped()))
def test_every_activity_has_other_words_in_english(name: str) -> None:
    dutch, english = cards(shipped()[name]), cards(shipped()[name], "en")

    same = [
        (card.key, field.name)
        for card in dutch.by_key.values()
        for field in fields(ActivityCard)
        if field.name in {"title", "why"} and getattr(card, field.name) == getattr(english.by_key[card.key], field.name)
    ]
    assert same == []
