"""A board's own version of a programme, and the difference between versions."""

from pathlib import Path

import pytest

from startbaan.domain.loading import Refused
from startbaan.domain.schedule.comparing import Changed, Changes, Section, difference
from startbaan.domain.schedule.definition import Times, Weeks
from startbaan.domain.schedule.reading import load, shipped
from startbaan.domain.schedule.variants import variant
from startbaan.domain.sources import Text

SMALL = load(Path(__file__).parent / "small.yaml")
HEAD = 'key: kring\nversion: "1"\nof: small-1\n'
FEWER_TALKS = """activities:
  replace:
    - {key: talk, times: 1, hours: 2, weeks: [3, 5]}
  drop: [afternoon]
budget:
  drop: [all-hours]
  replace:
    - {key: coaching-hours, total: 4}
onboarding:
  add:
    - key: parents
      title: {nl: Ouders, en: Parents}
      why: {nl: Weten, en: Know}
      with: [coach]
      weeks: [2, 4]
      items: []
      source: {status: eigen keuze}
"""


def refusals(body: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        variant(SMALL, text=HEAD + body, name="kring.yaml")
    return list(refused.value.messages)


def test_variant_drops_adds_and_replaces_by_key() -> None:
    found = variant(SMALL, text=HEAD + FEWER_TALKS, name="kring.yaml")

    talk = found.activity("talk")
    assert (found.name, found.variant_of, found.title) == ("kring-1", "small-1", SMALL.title)
    assert [activity.key for activity in found.activities] == ["visit", "talk"]
    assert (talk.times, talk.hours, talk.timing) == (Times(1, 1, 1), 2, Weeks(((3, 5),)))
    assert (talk.title, talk.after) == (SMALL.activity("talk").title, ("visit",))
    assert [subject.key for subject in found.onboarding] == ["school", "parents"]


def test_variant_with_a_title_of_its_own_is_called_by_it() -> None:
    found = variant(SMALL, text=HEAD + "title: {nl: Kring van scholen, en: Circle of schools}\n", name="kring.yaml")

    assert (found.title, found.variant_of) == (Text("Kring van scholen", "Circle of schools"), SMALL.name)
    assert (found.activities, found.budget) == (SMALL.activities, SMALL.budget)


def test_variant_with_half_a_title_is_refused_with_its_line() -> None:
    assert refusals("title: {nl: Kring}\n") == ["kring.yaml:4: title: de sleutel “en” ontbreekt"]


def test_difference_names_what_appears_disappears_and_changes() -> None:
    found = difference(SMALL, after=variant(SMALL, text=HEAD + FEWER_TALKS, name="kring.yaml"))

    assert found == (
        Changes(Section.ACTIVITIES, (), ("afternoon",), (Changed("talk", ("times", "hours", "timing")),)),
        Changes(Section.ONBOARDING, ("parents",), (), ()),
        Changes(Section.BUDGET, (), ("all-hours",), (Changed("coaching-hours", ("total",)),)),
    )


def test_difference_of_a_programme_with_itself_is_nothing() -> None:
    assert difference(SMALL, after=SMALL) == ()


def test_empty_variant_plans_as_its_programme() -> None:
    found = variant(SMALL, text=HEAD, name="kring.yaml")

    assert (found.activities, found.onboarding, found.budget) == (SMALL.activities, SMALL.onboarding, SMALL.budget)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("activity: {}\n", "kring.yaml:4: onbekende sleutel “activity”; bedoel je “activities”?"),
        ("activities:\n  remove: [talk]\n", "kring.yaml:5: onbekende sleutel “remove”"),
        ("activities:\n  drop: [chat]\n", "kring.yaml:5: “chat” staat niet in het programma"),
        ("activities:\n  replace:\n    - {key: chat}\n", "kring.yaml:6: “chat” staat niet in het programma"),
        ("activities:\n  replace:\n    - {hours: 2}\n", "kring.yaml:6: de sleutel “key” ontbreekt"),
        (
            "activities:\n  replace:\n    - {key: talk, hour: 2}\n",
            "kring.yaml:6: onbekende sleutel “hour”; bedoel je “hours”?",
        ),
        (
            "activities:\n  drop: [talk]\n  replace:\n    - {key: talk}\n",
            "kring.yaml:5: “talk” komt twee keer voor in deze variant",
        ),
        (
            "topics:\n  add:\n    - {key: order, nl: Orde, en: Order}\n",
            "kring.yaml:6: “order” bestaat al; gebruik “replace”",
        ),
        (
            "activities:\n  replace:\n    - {key: talk, hours: 5}\n",
            "kring.yaml:1: coaching-hours: 2 + 5 = 7, maar er staat 6 (jaar 1)",
        ),
        ("activities:\n  drop: [visit]\n", "kring.yaml:1: talk: “visit” bestaat niet als activiteit"),
    ],
)
def test_variant_is_refused_with_its_line(body: str, message: str) -> None:
    assert message in refusals(body)


def test_variant_of_another_programme_is_refused() -> None:
    with pytest.raises(Refused, match=r"kring.yaml:3: dit is een variant van “small-1”, niet van “ozwh-2026”"):
        variant(shipped()["ozwh-2026"], text=HEAD, name="kring.yaml")


def test_variant_of_a_variant_is_refused() -> None:
    once = variant(SMALL, text=HEAD, name="kring.yaml")

    with pytest.raises(Refused, match=r"kring-1 is zelf een variant; maak een variant van small-1"):
        variant(once, text='key: klas\nversion: "1"\nof: kring-1\n', name="klas.yaml")
