"""What a board or school decides for itself: from a school year on, for every school that chose nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from startbaan.apps.entitlements import actions
from startbaan.apps.entitlements.models import OwnChoice
from startbaan.apps.entitlements.queries import choices_for
from startbaan.apps.journal.models import Entry
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Choices
from startbaan.domain.rules.notation import NotAWorth
from startbaan.domain.rules.parameters import Base, Key
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

NOW, NEXT = SchoolYear(2026), SchoolYear(2027)
VO_BOARD = reverse("entitlements:own_choices", args=["merencollege"])
MBO_BOARD = reverse("entitlements:own_choices", args=["roc-polderland"])


def settle(people, worth: str, *, at: str = "merencollege", key: Key = Key.TEACHING_HOURS, year: SchoolYear = NOW):
    with acting_as(people.bas, on=A_DAY) as viewer:
        return actions.settle_choice(
            by=viewer,
            at=clock.now(),
            organisation=Organisation.objects.get(key=at),
            key=key,
            worth=worth,
            year=year,
        )


def periods() -> list[tuple[str, Period]]:
    return list(OwnChoice.objects.order_by("period").values_list("worth", "period"))


def test_a_later_choice_ends_the_one_that_ran_and_leaves_it_as_it_was(people):
    settle(people, "720")
    settle(people, "700", year=NEXT)

    assert periods() == [
        ("720", Period(date(2026, 8, 1), date(2027, 8, 1))),
        ("700", Period(date(2027, 8, 1))),
    ]


def test_an_earlier_choice_runs_up_to_the_later_one(people):
    settle(people, "700", year=NEXT)
    settle(people, "720")

    assert periods() == [
        ("720", Period(date(2026, 8, 1), date(2027, 8, 1))),
        ("700", Period(date(2027, 8, 1))),
    ]


def test_a_choice_for_the_same_year_takes_the_place_of_a_mistake_and_both_are_journalled(people):
    settle(people, "72")
    settle(people, "720")

    changes = Entry.objects.filter(verb="settle_choice").order_by("pk").values_list("changes", flat=True)
    assert periods() == [("720", Period(date(2026, 8, 1)))]
    assert list(changes) == [{"teaching_hours": [None, "72"]}, {"teaching_hours": ["72", "720"]}]


def test_without_a_worth_the_board_follows_what_is_usual_again(people):
    settle(people, "720")
    settle(people, "", year=NEXT)

    assert periods() == [("720", Period(date(2026, 8, 1), date(2027, 8, 1)))]


def test_a_school_of_the_board_follows_it(people):
    settle(people, "whole", at="roc-polderland", key=Key.ONBOARDING_BASE)
    school = people.organisations["techniek-polderland"]

    assert choices_for([school], on=A_DAY) == {school: Choices(base=Base.WHOLE)}


@pytest.mark.parametrize(
    ("worth", "year", "wrong"),
    [
        ("720", SchoolYear(2025), Refusal),
        ("0", NOW, Refusal),
        ("1.660", NOW, Refusal),
        ("veel", NOW, NotAWorth),
    ],
)
def test_what_cannot_be_is_refused(people, worth, year, wrong):
    with pytest.raises(wrong):
        settle(people, worth, year=year)

    assert periods() == []


@pytest.mark.parametrize("handle", ["hanneke", "sanne", "karin"])
def test_nobody_settles_it_for_another_board(people, handle):
    with acting_as(getattr(people, handle), on=A_DAY) as viewer, pytest.raises(NotYours):
        actions.settle_choice(
            by=viewer,
            at=clock.now(),
            organisation=Organisation.objects.get(key="merencollege"),
            key=Key.TEACHING_HOURS,
            worth="720",
            year=NOW,
        )


def test_the_page_explains_both_bases_with_their_calculation(client_as):
    page = client_as("bas").get(MBO_BOARD).content.decode()

    assert "(1.659 − 59) uur × WTF 1 × 6,25% = 100 uur" in page
    assert "1.659 uur × WTF 1 × 6,25% = 103,69 uur" in page


def test_the_page_settles_a_choice_and_shows_since_when(people, client_as):
    client = client_as("bas")

    answer = client.post(VO_BOARD, {"key": "teaching_hours", "worth": "720", "year": "2026-2027"})

    page = client.get(VO_BOARD).content.decode()
    assert (answer.status_code, answer.url) == (302, VO_BOARD)
    assert "Gekozen door Meren College Groep, vanaf 1 aug 2026." in page
    assert choices_for([people.organisations["meren-lyceum"]], on=A_DAY) == {
        people.organisations["meren-lyceum"]: Choices(Decimal(720))
    }


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(client_as):
    answer = client_as("bas").post(VO_BOARD, {"key": "teaching_hours", "worth": "72O uur", "year": "2026-2027"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5." in page
    assert 'value="72O uur"' in page


def test_in_primary_education_there_is_nothing_to_choose(client_as):
    page = client_as("hanneke").get(reverse("entitlements:own_choices", args=["waterland"])).content.decode()

    assert "Hier is niets te kiezen" in page
