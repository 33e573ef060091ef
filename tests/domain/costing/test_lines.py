"""Who pays what, as content: every line has a source, none has an amount, and the programme says how much of it."""

from datetime import date
from fractions import Fraction

import pytest

from startbaan.domain.costing.lines import Basis, Payer
from startbaan.domain.costing.reading import line_named, read, shipped
from startbaan.domain.costing.working import in_a_year, shares
from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.schedule import reading
from startbaan.domain.sources import Status

PROGRAMMES = reading.shipped()
GOOD = """
lines:
  - key: one
    title: {nl: Een, en: One}
    about: {nl: Een, en: One}
    basis: hours
    of: [coach_talk]
    payers:
      - {from: 2022-08-01, value: [board, school], source: S1}
"""


def test_who_pays_is_as_the_handbook_says():
    assert [(line.key, line.on(date(2026, 11, 24)).payers) for line in shipped()] == [
        ("afternoons", (Payer.PARTNERSHIP,)),
        ("own_coaching", (Payer.BOARD, Payer.SCHOOL)),
        ("external_coaching", (Payer.BOARD, Payer.SCHOOL)),
        ("peer_consultation", (Payer.BOARD, Payer.SCHOOL)),
        ("starter_time", (Payer.SCHOOL, Payer.BOARD)),
    ]


def test_every_line_says_where_it_was_found():
    for line in shipped():
        for value in line.values:
            assert value.source.place or value.source.note
            assert value.source.status is not Status.CONFIRMED or value.source.place.startswith("S1 §3.2")


def test_only_the_partnership_pays_what_is_joint():
    assert [line.key for line in shipped() if line.is_joint] == ["afternoons"]
    assert [line.key for line in shipped() if line.is_billed] == ["external_coaching"]


def test_a_year_of_the_handbook_is_counted_by_hand():
    programme = PROGRAMMES["ozwh-2026"]

    assert {line.key: in_a_year(programme, line) for line in shipped()} == {
        "afternoons": 2,
        "own_coaching": 11,
        "external_coaching": 11,
        "peer_consultation": Fraction(6, 8),
        "starter_time": 28,
    }


@pytest.mark.parametrize("name", sorted(PROGRAMMES))
def test_what_a_year_asks_is_what_its_times_add_up_to(name):
    programme = PROGRAMMES[name]
    by_key = shares(programme, shipped())
    for line in shipped():
        one_by_one = sum(
            share.of(times=activity.times.planned, unsaid=activity.times.planned, minutes=0)
            for activity in programme.activities
            if 1 in activity.years
            for share in by_key.get(activity.key, ())
            if share.line == line.key
        )
        assert one_by_one == in_a_year(programme, line)


@pytest.mark.parametrize("name", sorted(PROGRAMMES))
def test_time_that_is_written_down_counts_as_the_programme_does_when_it_is_as_long(name):
    programme = PROGRAMMES[name]
    for activity in programme.activities:
        minutes = (activity.hours or 0) * 60
        for share in shares(programme, shipped()).get(activity.key, ()):
            times = activity.times.planned
            written = share.of(times=times, unsaid=0, minutes=int(minutes))
            assert minutes % 1 or written == share.of(times=times, unsaid=times, minutes=0)


def test_place_at_an_afternoon_counts_once_however_long_it_took():
    programme = PROGRAMMES["ozwh-2026"]
    (place,) = (one for one in shares(programme, shipped())["afternoon"] if one.line == "afternoons")

    assert place.of(times=3, unsaid=1, minutes=400) == 3
    assert line_named("afternoons").basis is Basis.PLACES


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (GOOD.replace("basis: hours", "basis: days"), "costs/x.yaml:6: basis: “days” kan niet; kies uit"),
        (GOOD.replace("[board, school]", "[board, board]"), "noem wie er kan betalen, ieder één keer"),
        (GOOD.replace("source: S1", "source: {status: eigen keuze}"), "zeg waar dit vandaan komt"),
        (GOOD.replace("source: S1", "source: {status: bevestigd}"), "zeg waar dit bevestigd is"),
        (GOOD + GOOD.split("lines:\n")[1], "“one” staat er twee keer"),
    ],
)
def test_file_that_is_not_right_is_refused_with_its_line(wrong, message):
    with pytest.raises(Refused) as refused:
        read(parse_yaml(wrong, name="costs/x.yaml"))

    assert message in str(refused.value)


def test_value_that_comes_later_holds_from_its_day():
    later = GOOD + "      - {from: 2027-08-01, value: [school], source: S1}\n"

    (line,) = read(parse_yaml(later, name="costs/x.yaml"))

    assert [line.on(day).payers[0] for day in (date(2020, 1, 1), date(2027, 7, 31), date(2027, 8, 1))] == [
        Payer.BOARD,
        Payer.BOARD,
        Payer.SCHOOL,
    ]
