"""Figures known from elsewhere: by sector and year, with where they were found."""

import pytest

from startbaan.domain.figures import figures, read
from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.words import Sector

ONE = """- key: one
  title: {nl: Een, en: One}
  about: {nl: Een, en: One}
  unit: percent
  source: S3
  values:
    - {sector: po, year: 2022, value: 70}
    - {sector: po, year: 2023, value: 71.5}
"""


def test_latest_is_the_newest_until_a_year():
    figure = figures()["satisfaction-with-guidance"]

    assert [
        found and (found.year, found.value)
        for found in (figure.latest(Sector.VO, until=year) for year in (2021, 2022, 2026))
    ] == [None, (2022, 73), (2023, 71)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year: 2023", "year: 2022", "x:6: zet de waarden per sector op volgorde, elk jaar één keer"),
        ("year: 2023", "year: 23", "x:8: year: hier hoort een getal van 1990 tot en met 2100, niet 23"),
        ("71.5", "715", "x:8: value: hier hoort een getal van 0 tot en met 100, niet 715"),
        ("source: S3", "source: {status: niet geverifieerd}", "x:5: zeg waar dit gevonden is (place)"),
    ],
)
def test_figure_that_is_not_right_is_refused_with_its_line(old, new, message):
    with pytest.raises(Refused) as refused:
        read(parse_yaml(ONE.replace(old, new), name="x"))

    assert refused.value.messages == (message,)


def test_key_that_comes_twice_is_refused():
    with pytest.raises(Refused, match="“one” staat er twee keer"):
        read(parse_yaml(ONE + ONE, name="x"))
