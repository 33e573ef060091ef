"""The counts that somebody may see: of the organisations where they hold a role, as the table says for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from startbaan.apps.people.access import Viewer
from startbaan.apps.reports.access import COLUMNS, MEASURES, Measure, view_of
from startbaan.domain.privacy.policy import Access, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF
from startbaan.ui.shapes import Bar

COUNTING = (Relation.COORDINATOR, Relation.PROGRAMME, Relation.REGION)


@dataclass(frozen=True)
class Cell:
    """One line of a count; `people` is None where showing it would be about too few."""

    label: str
    people: int | None


@dataclass(frozen=True)
class Counted:
    """One measure for one organisation; without a total there are too few people to show anything."""

    title: str
    note: str
    cells: tuple[Cell, ...]
    total: int | None

    @property
    def hides(self) -> bool:
        """Whether some cell is kept back."""
        return any(cell.people is None for cell in self.cells)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The cells that are shown, as bars."""
        return tuple(Bar(cell.label, cell.people) for cell in self.cells if cell.people is not None)

    @property
    def kept_back(self) -> str:
        """The labels of the cells that are not shown."""
        return ", ".join(cell.label for cell in self.cells if cell.people is None)


@dataclass(frozen=True)
class Place:
    """The counts of one organisation; those over too few people apart."""

    name: str
    counts: tuple[Counted, ...]

    @property
    def shown(self) -> tuple[Counted, ...]:
        """What may be shown."""
        return tuple(counted for counted in self.counts if counted.total is not None)

    @property
    def withheld(self) -> tuple[Counted, ...]:
        """What is about too few people."""
        return tuple(counted for counted in self.counts if counted.total is None)


def may_count(viewer: Viewer) -> bool:
    """Say whether the viewer ever sees counts."""
    return any(RELATION_OF.get(held.role) in COUNTING for held in viewer.roles)


def counts_for(viewer: Viewer) -> list[Place]:
    """The counts for each organisation where the viewer holds a role that counts, in one statement.

    Each sees the own level only: what a board counts cannot be taken away from what its partnership counts.
    """
    held: dict[tuple[int, str], Relation] = {}
    for role in viewer.roles:
        relation = RELATION_OF.get(role.role)
        if relation in COUNTING:
            held.setdefault((role.organisation, role.name), relation)
    found = _read({organisation for organisation, _name in held}) if held else {}
    return [
        Place(
            name, tuple(_counted(measure, found.get((measure.name, organisation), {})) for measure in _open(relation))
        )
        for (organisation, name), relation in held.items()
    ]


def _open(relation: Relation) -> list[Measure]:
    return [measure for measure in MEASURES if access(relation, measure.kind) is not Access.NONE]


def _read(organisations: set[int]) -> dict[tuple[str, int], dict[str, tuple[int | None, int | None]]]:
    """By measure and organisation the cells: how many people, and how many in all."""
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS))
    parts = [
        sql.SQL("SELECT {}, {} FROM {} WHERE organisation = ANY({})").format(
            sql.Literal(measure.name), columns, sql.Identifier(view_of(measure)), sql.Placeholder("places")
        )
        for measure in MEASURES
    ]
    found: dict[tuple[str, int], dict[str, tuple[int | None, int | None]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(parts), {"places": sorted(organisations)})
        for name, organisation, cell, people, total in cursor.fetchall():
            found.setdefault((name, organisation), {})[cell] = people, total
    return found


def _counted(measure: Measure, found: Mapping[str, tuple[int | None, int | None]]) -> Counted:
    total = next((total for _people, total in found.values()), None)
    cells = tuple(Cell(str(label), found.get(key, (0, None))[0]) for key, label in measure.cells.items())
    return Counted(str(measure.title), str(measure.note), cells, None if total is None else int(total))
