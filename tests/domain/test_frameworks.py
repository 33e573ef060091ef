"""The competence requirements: dated, and sourced."""

from datetime import date

import pytest

from startbaan.domain.frameworks import (
    framework_on,
    read_framework,
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
