"""A policy holds from consent until another holds; what waits ends nothing; an old one says so."""

from datetime import date, timedelta

import pytest

from startbaan.domain.rules.policies import Standing, Stood, Version, most_pressing, standing_of
from startbaan.domain.signals import Name, Raised, raised_about_board
from startbaan.domain.words import Sector

ON = date(2026, 11, 24)
A_DAY = timedelta(days=1)
PO, VO = Sector.PO, Sector.VO


def version(key="een", *, start=date(2026, 8, 1), review=date(2027, 8, 1), **consents):
    return Version(key, start, review, start - 60 * A_DAY, {Sector(sector): day for sector, day in consents.items()})


def test_without_a_version_it_is_missing():
    assert standing_of([], sector=PO, on=ON) == Stood(Standing.MISSING, None, None)


@pytest.mark.parametrize(
    ("consent", "on", "standing"),
    [
        (date(2026, 6, 1), date(2026, 7, 31), Standing.COMING),
        (date(2026, 6, 1), date(2026, 8, 1), Standing.HOLDS),
        (date(2026, 9, 12), date(2026, 9, 11), Standing.COMING),
        (date(2026, 9, 12), date(2026, 9, 12), Standing.HOLDS),
        (date(2026, 9, 12), date(2027, 8, 1), Standing.HOLDS),
        (date(2026, 9, 12), date(2027, 8, 2), Standing.OLD),
    ],
)
def test_version_holds_from_the_later_of_its_day_and_consent_until_its_review(consent, on, standing):
    assert standing_of([version(po=consent)], sector=PO, on=on).standing is standing


def test_version_without_consent_waits_in_that_sector_alone():
    both = version(po=date(2026, 8, 20))

    assert [standing_of([both], sector=sector, on=ON).standing for sector in (PO, VO)] == [
        Standing.HOLDS,
        Standing.WAITING,
    ]


def test_version_that_waits_ends_nothing_and_one_with_consent_does():
    first = version("een", start=date(2025, 8, 1), po=date(2025, 8, 1))
    waiting, agreed = version("twee"), version("twee", po=date(2026, 8, 20))

    assert standing_of([waiting, first], sector=PO, on=ON) == Stood(Standing.HOLDS, first, waiting)
    assert standing_of([agreed, first], sector=PO, on=ON) == Stood(Standing.HOLDS, agreed, None)


def test_earlier_version_without_consent_waits_no_more_once_a_later_one_holds():
    forgotten, agreed = version("een", start=date(2025, 8, 1)), version("twee", po=date(2026, 8, 20))

    assert standing_of([forgotten, agreed], sector=PO, on=ON) == Stood(Standing.HOLDS, agreed, None)


def test_board_stands_as_in_the_sector_that_presses_most():
    half = [standing_of([version(po=date(2026, 8, 20))], sector=sector, on=ON) for sector in (PO, VO)]

    assert most_pressing(half) is Standing.WAITING
    assert most_pressing([]) is Standing.MISSING


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([], [Raised(Name.POLICY_MISSING, ON)]),
        ([version()], [Raised(Name.POLICY_WAITING, date(2026, 6, 2))]),
        ([version(po=date(2026, 8, 1))], []),
        ([version(po=date(2026, 8, 1), review=ON + 61 * A_DAY)], []),
        ([version(po=date(2026, 8, 1), review=ON + 60 * A_DAY)], [Raised(Name.POLICY_OLD, ON)]),
        ([version(po=date(2026, 8, 1), review=ON - A_DAY)], [Raised(Name.POLICY_OLD, ON - 61 * A_DAY)]),
        ([version("een", po=date(2026, 8, 1)), version("twee", start=ON + A_DAY)], []),
        (
            [version("een", po=date(2026, 8, 1)), version("twee", start=ON)],
            [Raised(Name.POLICY_WAITING, ON - 60 * A_DAY)],
        ),
        ([version(start=ON + A_DAY, po=ON - A_DAY)], []),
    ],
    ids=["missing", "waiting", "holds", "61 days", "60 days", "gone by", "later", "from its day", "coming"],
)
def test_signal_about_a_board(versions, expected):
    assert raised_about_board([standing_of(versions, sector=PO, on=ON)], on=ON) == tuple(expected)


def test_signal_about_a_board_is_raised_once_for_all_its_sectors():
    stood = [standing_of([version(po=date(2026, 8, 1))], sector=sector, on=ON) for sector in (PO, VO, Sector.MBO)]

    assert raised_about_board(stood, on=ON) == (Raised(Name.POLICY_WAITING, date(2026, 6, 2)),)
