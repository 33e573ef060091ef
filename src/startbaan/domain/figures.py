"""Figures known from elsewhere, by sector and year, each with its source: for setting our own beside."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.sources import Source, Text, one_of, source, text
from startbaan.domain.words import Sector

FILE = CONTENT / "register" / "figures.yaml"
FIRST_YEAR, LAST_YEAR = 1990, 2100
WHOLE = 100


class Unit(StrEnum):
    """What the values of a figure are."""

    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Value:
    """What was found for one sector and one calendar year."""

    sector: Sector
    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured elsewhere, and what is known of how."""

    key: str
    title: Text
    about: Text
    unit: Unit
    source: Source
    values: tuple[Value, ...]

    def in_sector(self, sector: Sector) -> tuple[Value, ...]:
        """Give what was found in one sector, oldest first."""
        return tuple(value for value in self.values if value.sector is sector)

    def latest(self, sector: Sector, *, until: int) -> Value | None:
        """Give the newest value of a sector of this calendar year or before."""
        found = [value for value in self.in_sector(sector) if value.year <= until]
        return found[-1] if found else None


@cache
def figures() -> Mapping[str, Figure]:
    """Read the figures that come with the program, by key; raises `Refused`."""
    return read(load_yaml(FILE))


def read(root: Node) -> Mapping[str, Figure]:
    """Build figures, each under a key of its own; raises `Refused`."""
    found = [_figure(node) for node in root.items()]
    keys = [figure.key for figure in found]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        root.refuse(f"“{key}” staat er twee keer")
    root.settle()
    return {figure.key: figure for figure in found}


def _figure(node: Node) -> Figure:
    fields = node.fields(required=["key", "title", "about", "unit", "source", "values"])
    found = source(fields["source"])
    if not found.place:
        fields["source"].refuse("zeg waar dit gevonden is (place)")
    values = tuple(_value(item) for item in fields["values"].items())
    if not values or not _in_order(values):
        fields["values"].refuse("zet de waarden per sector op volgorde, elk jaar één keer")
    return Figure(
        key=fields["key"].text(),
        title=text(fields["title"]),
        about=text(fields["about"]),
        unit=one_of(fields["unit"], Unit.PERCENT),
        source=found,
        values=values,
    )


def _value(node: Node) -> Value:
    fields = node.fields(required=["sector", "year", "value"])
    return Value(
        sector=one_of(fields["sector"], Sector.PO),
        year=fields["year"].whole(least=FIRST_YEAR, most=LAST_YEAR, default=LAST_YEAR),
        value=fields["value"].number(most=WHOLE),
    )


def _in_order(values: Iterable[Value]) -> bool:
    places = [(list(Sector).index(value.sector), value.year) for value in values]
    return all(before < after for before, after in pairwise(places))
