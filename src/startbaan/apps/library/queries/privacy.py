"""The table of who may see what, laid out for a teacher."""

from dataclasses import dataclass

from startbaan.domain.privacy.policy import POLICY, Access, Kind, Relation
from startbaan.domain.privacy.sentences import who_sees
from startbaan.domain.privacy.words import (
    Texts,
    access_name,
    access_word,
    explanation,
    in_language,
    kind_name,
    relation_name,
)
from startbaan.domain.words import Sector

ICONS = {
    Access.WRITE: "edit",
    Access.READ: "eye",
    Access.SHARED: "share",
    Access.COUNT: "chart",
    Access.NONE: "lock",
}


@dataclass(frozen=True)
class Column:
    """A relation, with its name and what it means."""

    relation: Relation
    name: str
    meaning: str


@dataclass(frozen=True)
class Cell:
    """How far one relation gets with one kind."""

    column: Column
    access: Access
    icon: str
    words: str
    word: str


@dataclass(frozen=True)
class Who:
    """Those who get equally far."""

    icon: str
    words: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class KindRow:
    """One kind: what it is called, what it holds, and its cells."""

    kind: Kind
    name: str
    holds: str
    cells: tuple[Cell, ...]

    @property
    def by_access(self) -> tuple[Who, ...]:
        """The relations together that get equally far, from writing down to nothing."""
        return tuple(
            Who(ICONS[access], alike[0].words, tuple(cell.column for cell in alike))
            for access in ICONS
            if (alike := [cell for cell in self.cells if cell.access is access])
        )


@dataclass(frozen=True)
class KindGroup:
    """Kinds that a teacher would look for together."""

    name: str
    rows: tuple[KindRow, ...]


def columns(*, language: str, sector: Sector | None = None, participant: Texts | None = None) -> tuple[Column, ...]:
    """The relations in the order of the table; `participant` says who takes part, where that is known."""
    meanings = {relation: words.meaning for relation, words in explanation().relations.items()}
    meanings[Relation.PARTICIPANT] = participant or meanings[Relation.PARTICIPANT]
    return tuple(
        Column(
            relation,
            relation_name(relation, language=language, sector=sector),
            in_language(meanings[relation], language),
        )
        for relation in Relation
    )


def kind_groups(*, language: str, sector: Sector | None = None) -> tuple[KindGroup, ...]:
    """The whole table, its rows in the groups of content/privacy.yaml."""
    found = explanation()
    return tuple(
        KindGroup(
            in_language(texts, language),
            tuple(kind_row(kind, language=language, sector=sector) for kind in Kind if found.kinds[kind].group == key),
        )
        for key, texts in found.groups.items()
    )


def kind_row(kind: Kind, *, language: str, sector: Sector | None = None) -> KindRow:
    """One row of the table in words."""
    found = explanation().kinds[kind]
    cells = tuple(
        Cell(
            column,
            access,
            ICONS[access],
            access_name(access, language=language),
            access_word(access, language=language),
        )
        for column in columns(language=language, sector=sector, participant=found.participant)
        for access in [POLICY[kind][column.relation]]
    )
    name = kind_name(kind, language=language, sector=sector)
    return KindRow(kind, name, in_language(found.holds, language), cells)


def legend(*, language: str) -> tuple[tuple[str, str, str], ...]:
    """The icon, the word and the meaning of each cell, from writing down to nothing."""
    return tuple(
        (icon, access_word(access, language=language), access_name(access, language=language))
        for access, icon in ICONS.items()
    )


def sentence(kind: Kind, *, language: str, sector: Sector | None = None) -> str:
    """The row of one kind as a sentence to a starter."""
    return who_sees(kind, language=language, sector=sector)
