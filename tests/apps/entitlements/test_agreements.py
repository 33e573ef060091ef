"""The agreements on record: later values beside what comes with the program, and what boards choose themselves."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from startbaan.apps.entitlements.models import AgreementValue, OwnChoice
from startbaan.apps.entitlements.queries import agreements_on_record, choices_for
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period
from startbaan.domain.rules.cases import NO_CHOICES, Choices
from startbaan.domain.rules.parameters import Base, Key
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Source, Status, Text
from startbaan.domain.words import Sector
from startbaan.ui import clock

AUTUMN = date(2025, 11, 1)


def added(people, worth: str, *, on: date = AUTUMN, note: str = "") -> AgreementValue:
    return AgreementValue.objects.create(
        sector="po",
        key="starter_hours",
        starts_on=on,
        worth=worth,
        place="cao po 2025-2026",
        note=note,
        status="bevestigd",
        added_by_id=people.bas,
        added_at=clock.now(),
    )


def chosen(people, place: str, key: str, worth: str, period: Period) -> OwnChoice:
    return OwnChoice.objects.create(
        organisation=Organisation.objects.get(key=place),
        key=key,
        worth=worth,
        period=period,
        chosen_by_id=people.hanneke,
        chosen_at=clock.now(),
    )


def test_agreements_are_those_of_the_program_until_something_is_added(people):
    assert dict(agreements_on_record()) == shipped()


def test_added_value_holds_from_its_day_with_its_source(people):
    added(people, "37,5", note="Zie de bijlage.")

    po = agreements_on_record()[Sector.PO]
    before, after = po.on(Key.STARTER_HOURS, date(2025, 10, 31)), po.on(Key.STARTER_HOURS, AUTUMN)

    assert before is shipped()[Sector.PO].on(Key.STARTER_HOURS, date(2025, 10, 31))
    assert after is not None
    assert (after.worth, after.source) == (
        Decimal("37.5"),
        Source(Status.CONFIRMED, "cao po 2025-2026", Text("Zie de bijlage.", "Zie de bijlage.")),
    )


def test_later_row_for_the_same_day_takes_the_place_of_a_mistake(people):
    added(people, "400")
    added(people, "50", on=date(2027, 8, 1))
    added(people, "41")

    values = agreements_on_record()[Sector.PO].parameters[Key.STARTER_HOURS].values

    assert [(value.start, value.worth) for value in values[-2:]] == [
        (AUTUMN, Decimal(41)),
        (date(2027, 8, 1), Decimal(50)),
    ]


def test_agreements_are_asked_in_one_statement_and_are_the_very_same_as_long_as_nothing_is_added(people):
    added(people, "41")

    with CaptureQueriesContext(connection) as asked:
        once = agreements_on_record()

    assert len(asked) == 1
    assert agreements_on_record() is once


def test_school_follows_its_board_unless_it_chose_itself(people):
    parent = Organisation.objects.get(pk=people.organisations["de-sluis"]).parent
    assert parent is not None
    chosen(people, parent.key, "teaching_hours", "720", Period(date(2026, 8, 1)))
    chosen(people, parent.key, "onboarding_base", "whole", Period(date(2026, 8, 1)))
    chosen(people, "de-sluis", "teaching_hours", "700", Period(date(2026, 8, 1), date(2027, 8, 1)))
    school = people.organisations["de-sluis"]

    with CaptureQueriesContext(connection) as asked:
        found = choices_for([school], on=date(2026, 11, 24))

    assert len(asked) == 1
    assert found == {school: Choices(Decimal(700), Base.WHOLE)}
    assert choices_for([school], on=date(2027, 8, 1)) == {school: Choices(Decimal(720), Base.WHOLE)}
    assert choices_for([school], on=date(2026, 7, 31)) == {school: NO_CHOICES}
