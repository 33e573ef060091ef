"""What a starter grows towards: the competence requirements, versioned, each with its source."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.sources import Source, Status, Text, one_of, source, text
from startbaan.domain.words import Sector

FOLDER = CONTENT / "frameworks"
NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Area:
    """A competence requirement: its name, what it is in our own words, and what to ask about it."""

    key: str
    title: Text
    about: Text
    strengths: Text
    growth: Text


@dataclass(frozen=True)
class Framework:
    """A version of the competence requirements; a talk or plan remembers which one it was made with."""

    key: str
    version: str
    title: Text
    valid_from: date
    source: Source
    sectors: tuple[tuple[Sector, Source], ...]
    areas: tuple[Area, ...]

    @property
    def name(self) -> str:
        """The key and version, as a talk or plan holds them."""
        return f"{self.key}-{self.version}"

    def area(self, key: str) -> Area:
        """Give the requirement with this key; raises `KeyError`."""
        for area in self.areas:
            if area.key == key:
                return area
        raise KeyError(key)

    def source_in(self, sector: Sector) -> Source:
        """Tell how sure it is that these requirements hold in a sector."""
        return dict(self.sectors).get(sector, Source(Status.UNVERIFIED))


@cache
def shipped_frameworks() -> dict[str, Framework]:
    """Read every version of the requirements that comes with the program, by name; raises `Refused`."""
    return {framework.name: framework for framework in map(load_framework, sorted(FOLDER.glob("*.yaml")))}


def framework_on(day: date) -> Framework:
    """Give the version of the requirements that holds on a day: the newest begun, else the first there is."""
    found = sorted(shipped_frameworks().values(), key=lambda framework: framework.valid_from)
    return next((framework for framework in reversed(found) if framework.valid_from <= day), found[0])


def load_framework(path: Path) -> Framework:
    """Read a version of the requirements from a file; raises `Refused`."""
    return read_framework(load_yaml(path))


def read_framework(root: Node) -> Framework:
    """Build a version of the requirements; raises `Refused`."""
    fields = root.fields(required=["key", "version", "title", "valid_from", "source", "sectors", "areas"])
    framework = Framework(
        key=fields["key"].text(),
        version=fields["version"].text(),
        title=text(fields["title"]),
        valid_from=fields["valid_from"].day(default=NO_DAY),
        source=source(fields["source"]),
        sectors=tuple(_sector(node) for node in fields["sectors"].items()),
        areas=tuple(_area(node) for node in fields["areas"].items()),
    )
    _refuse_doubles(fields["sectors"], [sector for sector, _ in framework.sectors])
    _refuse_doubles(fields["areas"], [area.key for area in framework.areas])
    root.settle()
    return framework


def _sector(node: Node) -> tuple[Sector, Source]:
    fields = node.fields(required=["sector", "source"])
    return one_of(fields["sector"], Sector.PO), source(fields["source"])


def _area(node: Node) -> Area:
    fields = node.fields(required=["key", "title", "about", "strengths", "growth"])
    words = {name: text(fields[name]) for name in ("title", "about", "strengths", "growth")}
    return Area(key=fields["key"].text(), **words)


def _refuse_doubles(node: Node, keys: Collection[str]) -> None:
    if len(set(keys)) != len(keys):
        node.refuse("hier staat iets twee keer")
