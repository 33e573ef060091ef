"""The competence requirements and what there is for training: dated, sourced, and silent where there is no source."""

from datetime import date
from decimal import Decimal

import pytest

from startbaan.domain.frameworks import (
    Unit,
    allowance,
    framework_on,
    read_allowances,
    read_framework,
    shipped_allowances,
    shipped_frameworks,
)
from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector

A_DAY = date(2026, 11, 24)


def test_shipped_requirements_have_the_three_areas_of_the_source():
    framework = framework_on(A_DAY)

    assert framework.name == "bekwaamheidseisen-2017"
    assert [area.key for area in framework.areas] == ["vakinhoudelijk", "vakdidactisch", "pedagogisch"]
    assert framework.area("pedagogisch").title.nl == "Pedagogisch"


def test_requirements_are_confirmed_only_where_the_source_speaks_of_them():
    framework = framework_on(A_DAY)

    assert {sector: framework.source_in(sector).status for sector in Sector} == {
        Sector.PO: Status.CONFIRMED,
        Sector.VO: Status.UNVERIFIED,
        Sector.MBO: Status.UNVERIFIED,
    }


def test_day_before_the_first_version_takes_the_first():
    assert framework_on(date(2010, 1, 1)) == next(iter(shipped_frameworks().values()))


@pytest.mark.parametrize(
    ("unit", "day", "amount", "status"),
    [
        (Unit.HOURS, date(2023, 5, 1), Decimal("66.4"), Status.CONFIRMED),
        (Unit.HOURS, A_DAY, Decimal("66.4"), Status.UNVERIFIED),
        (Unit.EUROS, date(2024, 9, 30), Decimal("400.0"), Status.CONFIRMED),
        (Unit.EUROS, date(2024, 10, 1), None, Status.UNVERIFIED),
    ],
)
def test_allowance_in_primary_education_goes_with_working_time(unit, day, amount, status):
    found = allowance(Sector.PO, unit).on(day)

    assert (found.for_fte(Decimal("0.8")), found.source.status) == (amount, status)


def test_there_is_no_figure_before_the_first_source_nor_for_other_sectors():
    assert allowance(Sector.PO, Unit.HOURS).on(date(2021, 12, 31)) is None
    assert [allowance(sector, unit) for sector in (Sector.VO, Sector.MBO) for unit in Unit] == [None] * 4


def test_every_allowance_names_where_it_is_from():
    assert [value for found in shipped_allowances() for value in found.values if not value.source.place] == []


FRAME = """
key: eisen
version: "1"
title: {nl: Eisen, en: Requirements}
valid_from: 2020-08-01
source: S1
sectors: [{sector: po, source: S1}]
areas:
  - {key: a, title: {nl: A, en: A}, about: {nl: a, en: a}, strengths: {nl: s, en: s}, growth: {nl: g, en: g}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("key: a,", "key: a, extra: 1,"),
        ("sectors: [", "sectors: [{sector: po, source: S1}, "),
        ("valid_from: 2020-08-01", "valid_from: morgen"),
        ("title: {nl: Eisen, en: Requirements}", "title: {nl: Eisen}"),
    ],
)
def test_requirements_that_are_not_right_are_refused_with_their_line(old, new):
    with pytest.raises(Refused, match=r"eisen:\d+: "):
        read_framework(parse_yaml(FRAME.replace(old, new), name="eisen"))


def test_area_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        read_framework(parse_yaml(FRAME, name="eisen")).area("b")


def test_values_out_of_order_are_refused():
    value = "{{from: {}, amount: 1, source: S1}}"
    text = "- {{sector: po, unit: hours, title: {{nl: u, en: h}}, values: [{}, {}]}}"

    with pytest.raises(Refused, match="volgorde"):
        read_allowances(parse_yaml(text.format(value.format("2022-01-01"), value.format("2021-01-01")), name="geld"))
