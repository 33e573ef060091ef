"""What a starter hears who asks why not in another group: true, about themselves, and without anybody's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.grouping.answering import answers
from startbaan.domain.grouping.explaining import alternatives
from startbaan.domain.grouping.pool import Facilitator, Pool, School, Slot, Starter, Weekday, Weights

MONDAY, TUESDAY = Weekday.MONDAY, Weekday.TUESDAY
BOTH = frozenset({MONDAY, TUESDAY})
SCHOOLS = (School("a", 0, 0), School("b", 3, 4), School("f", 0, 1), School("g", 10, 0), School("h", 30, 0))
FIRST, SECOND, THIRD = Slot("fa", MONDAY), Slot("go", TUESDAY), Slot("ha", MONDAY)
NAMES = {"fa": "Fatima", "go": "Gert", "ha": "Hans"}
HERE = {"1": FIRST, "2": FIRST, "3": SECOND, "4": SECOND, "5": THIRD, "6": THIRD}


def pool(*, days=BOTH, school="a", **more) -> Pool:
    settings = {"weights": Weights(smallest=1, largest=3)} | more
    return Pool(
        [
            Starter("1", school, "po", days),
            Starter("2", "b", "po", BOTH),
            Starter("3", "a", "po", BOTH),
            Starter("4", "b", "po", BOTH),
            Starter("5", "b", "po", BOTH),
            Starter("6", "b", "po", BOTH),
        ],
        [
            Facilitator("fa", "f", "po", BOTH),
            Facilitator("go", "g", "vo", BOTH),
            Facilitator("ha", "h", "po", BOTH),
        ],
        SCHOOLS,
        **settings,
    )


def said(found: Pool) -> dict[str, list[str]]:
    return {each.group: list(each.sentences) for each in answers(found, HERE, starter="1", names=NAMES)}


def test_answer_says_what_would_be_worse():
    assert said(pool()) == {
        "De groep van Gert op dinsdag": [
            "Daar zitten meer mensen van jouw school.",
            "Je reist dan 10,0 km in plaats van 1,0 km.",
            "Wie die groep begeleidt, werkt in een andere sector dan jij.",
        ],
        "De groep van Hans op maandag": ["Je reist dan 30,0 km in plaats van 1,0 km."],
    }


def test_answer_says_what_a_rule_forbids():
    days = said(pool(days=frozenset({MONDAY}), forbidden=frozenset({("1", "ha")})))
    school = said(pool(school="h", forbidden=frozenset({("1", "ha")})))

    assert days["De groep van Gert op dinsdag"] == ["Op dinsdag kun jij niet."]
    assert days["De groep van Hans op maandag"] == [
        "Hans werkt met je samen, bijvoorbeeld als coach, maatje of leidinggevende."
    ]
    assert school["De groep van Hans op maandag"] == ["Hans werkt op jouw school."]


def test_answer_says_a_full_group_and_a_swap_that_costs_more():
    full = pool(weights=Weights(smallest=2, largest=2))

    assert said(full)["De groep van Hans op maandag"] == [
        "Je reist dan 30,0 km in plaats van 1,0 km.",
        "De groep zit vol.",
        "Zonder jou wordt je eigen groep te klein.",
        "Ruilen met iemand daar kan, maar dan zijn de groepen samen minder goed.",
    ]


def test_answer_says_that_it_could_when_it_could():
    found = answers(pool(weights=Weights(0, 0, 0, 0, 1, 3)), HERE, starter="1", names=NAMES)

    assert {each.could for each in found} == {True}
    assert {each.sentences for each in found} == {
        ("Dit zou ook kunnen. Wil je dat? Vraag het aan wie de groepen maakt.",)
    }


def test_answer_says_that_a_swap_could_when_it_could():
    found = answers(pool(weights=Weights(0, 0, 0, 0, 2, 2)), HERE, starter="1", names=NAMES)

    assert {each.could for each in found} == {True}
    assert {each.sentences for each in found} == {
        (
            "De groep zit vol.",
            "Zonder jou wordt je eigen groep te klein.",
            "Ruilen met iemand daar zou wel kunnen. Wil je dat? Vraag het aan wie de groepen maakt.",
        )
    }


@pytest.mark.parametrize(
    ("weight", "sentence"),
    [
        (70, "Daar zitten meer mensen met wie je al eerder in een groep zat."),
        (-70, "Daar zitten minder mensen met wie je al eerder in een groep zat."),
    ],
)
def test_answer_says_whom_one_met_where_that_weighs(weight, sentence):
    met = frozenset({("1", "5")}) if weight > 0 else frozenset({("1", "2")})
    found = said(pool(met=met, weights=Weights(met_before=weight, smallest=1, largest=3)))

    assert sentence in found["De groep van Hans op maandag"]


@given(
    days=st.sets(st.sampled_from([MONDAY, TUESDAY]), min_size=1),
    school=st.sampled_from("abfgh"),
    forbidden=st.sets(st.sampled_from([("1", "fa"), ("1", "go"), ("3", "ha"), ("5", "go")])),
    met=st.sets(st.sampled_from([("1", "3"), ("1", "5"), ("1", "2")])),
    sizes=st.sampled_from([(1, 2), (2, 2), (2, 3), (1, 3)]),
    weighs=st.integers(min_value=-90, max_value=90),
)
def test_answer_always_has_a_reason_names_no_starter_and_agrees_with_the_alternatives(
    days, school, forbidden, met, sizes, weighs
):
    found = pool(
        days=frozenset(days),
        school=school,
        forbidden=frozenset(forbidden),
        met=frozenset(met),
        weights=Weights(met_before=weighs, smallest=sizes[0], largest=sizes[1]),
    )
    given_to_starter = answers(found, HERE, starter="1", names=NAMES | {str(each): f"Naam{each}" for each in range(7)})

    assert all(each.sentences for each in given_to_starter)
    assert not any("Naam" in sentence for each in given_to_starter for sentence in each.sentences)
    assert [each.could for each in given_to_starter] == [
        way.difference is not None and way.difference <= 0 for way in alternatives(found, HERE, starter="1")
    ]
