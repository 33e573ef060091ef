"""The ledgers of the cast: for whom they open, what counts for a school year, and what they cost."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from startbaan.apps.entitlements.models import HoursAgreement, HoursCorrection
from startbaan.apps.entitlements.queries import ledgers_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.models import Activity, Contact
from startbaan.domain.ledgers import StarterLedger
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY

YEAR = SchoolYear(2026)
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)
ALL = ["sanne", "thijs", "yasmina", "femke", "ruben", "lotte", "noah"]


def ledger(people, starter: str, *, viewer: str = "", year: SchoolYear = YEAR) -> StarterLedger:
    with acting_as(getattr(people, viewer or starter), on=A_DAY) as looking:
        return ledgers_of(looking, [getattr(people, starter)], year=year)[getattr(people, starter)]


def sums(found: StarterLedger) -> tuple[Fraction, ...]:
    return found.owed, found.divided, found.remaining, found.shortfall


@pytest.mark.parametrize(
    ("starter", "expected"),
    [
        ("sanne", (32, 25, 7, 0)),
        ("thijs", (40, 25, 15, 0)),
        ("femke", (24, 25, 0, 1)),
        ("lotte", (120, Fraction("22.4"), Fraction("97.6"), 0)),
        ("noah", (100, 53, 47, 0)),
    ],
)
def test_each_starter_has_the_hours_of_job_and_programme(people, starter, expected):
    assert sums(ledger(people, starter)) == expected


@pytest.mark.parametrize(
    ("viewer", "opened"),
    [
        ("sanne", ["sanne"]),
        ("mehmet", ["sanne"]),
        ("petra", ["yasmina", "femke"]),
        ("karin", ["sanne", "yasmina"]),
        ("hanneke", ["sanne", "thijs", "yasmina", "femke"]),
        ("dirkjan", ["sanne", "thijs", "yasmina", "femke"]),
        ("wil", ["ruben"]),
        ("sietske", []),
        ("jeroen", []),
        ("wouter", []),
        ("ineke", []),
    ],
)
def test_a_ledger_opens_for_who_may_read_hours(people, viewer, opened):
    with acting_as(getattr(people, viewer), on=A_DAY) as looking:
        found = ledgers_of(looking, [getattr(people, handle) for handle in ALL], year=YEAR)

    assert list(found) == [getattr(people, handle) for handle in opened]


@pytest.mark.parametrize("handles", [["sanne"], ["sanne", "thijs", "yasmina", "femke"]], ids=len)
def test_ledgers_ask_as_much_for_one_starter_as_for_many(people, handles, django_assert_num_queries):
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        asked = [getattr(people, handle) for handle in handles]
        ledgers_of(viewer, asked, year=YEAR)
        with django_assert_num_queries(6):
            ledgers_of(viewer, asked, year=YEAR)


def test_what_was_done_and_spoken_is_received(people):
    talk = Activity.objects.filter(starter=people.sanne, key="coach-talk").order_by("number").first()
    Activity.objects.filter(pk=talk.pk).update(state="done", done_on=date(2026, 11, 20), minutes=75)
    Contact.objects.create(starter_id=people.sanne, day=date(2026, 11, 23), minutes=30, way="gesprek")
    Contact.objects.create(starter_id=people.sanne, day=date(2026, 7, 31), minutes=99, way="gesprek")
    HoursCorrection.objects.create(
        starter_id=people.sanne,
        school_year=2026,
        line="peer-meeting",
        minutes=-20,
        reason="Korter",
        made_by_id=people.sanne,
        made_at=AT,
    )
    found = ledger(people, "sanne")

    assert found.line("individual-coaching").received == Fraction(105, 60)
    assert found.line("peer-meeting").received == Fraction(-20, 60)
    assert found.received == Fraction(85, 60)


def test_what_was_dropped_is_not_planned(people):
    before = ledger(people, "sanne").line("peer-meeting").planned
    Activity.objects.filter(starter=people.sanne, key="peer-meeting", year=1, number=1).update(state="dropped")

    assert (before, ledger(people, "sanne").line("peer-meeting").planned) == (6, 3)


@pytest.mark.parametrize(
    ("changes", "planned"),
    [
        ({"planned_on": date(2027, 9, 1)}, 3),
        ({"planned_on": date(2027, 7, 31)}, 6),
        ({"state": "done", "done_on": date(2027, 8, 1), "planned_on": date(2027, 5, 1)}, 3),
        ({"state": "done", "done_on": date(2027, 7, 31), "planned_on": date(2027, 9, 1)}, 6),
    ],
    ids=str,
)
def test_an_activity_counts_for_the_year_of_its_day(people, changes, planned):
    Activity.objects.filter(starter=people.sanne, key="peer-meeting", year=1, number=1).update(**changes)

    assert ledger(people, "sanne").line("peer-meeting").planned == planned


def agreement(people, hours, *, day: int, outcome: str = "agreed") -> None:
    HoursAgreement.objects.create(
        starter_id=people.sanne,
        school_year=2026,
        purpose="onboarding",
        hours=hours,
        proposed_by_id=people.karin,
        proposed_at=AT.replace(day=day),
        outcome=outcome,
        settled_by_id=people.sanne,
        settled_at=AT.replace(day=day),
        reason="Nee",
    )


def test_the_last_agreement_holds_and_nought_ends_it(people):
    agreement(people, 5, day=1)
    agreement(people, 3, day=2)
    agreement(people, 7, day=3, outcome="declined")
    holding = ledger(people, "sanne").agreed
    agreement(people, 0, day=4)
    ended = ledger(people, "sanne")

    assert (holding, ended.agreed, ended.undivided) == (3, 0, 7)


def test_a_year_after_the_track_divides_nothing(people):
    assert sums(ledger(people, "sanne", year=SchoolYear(2035))) == (32, 0, 32, 0)
