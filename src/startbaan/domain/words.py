"""One word per idea, in English and in the Dutch of each sector, read from the glossary."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from startbaan.domain.loading import CONTENT, Node, load_yaml

ANY_SECTOR = "all"


class Sector(StrEnum):
    """The sector of a school: its collective agreement and its words."""

    PO = "po"
    VO = "vo"
    MBO = "mbo"

    @property
    def display(self) -> str:
        """The name of the sector on screen."""
        return {"po": "primair onderwijs", "vo": "voortgezet onderwijs", "mbo": "middelbaar beroepsonderwijs"}[self]

    @property
    def short(self) -> str:
        """The name of the sector where there is little room."""
        return self.value.upper() if self is not Sector.MBO else "mbo"


class UnknownWord(KeyError):
    """A word asked for that the glossary does not have."""


@dataclass(frozen=True)
class Term:
    """One entry of the glossary: for each of Dutch and English, the words by sector, one and many."""

    key: str
    one: dict[str, dict[str, str]]
    many: dict[str, dict[str, str]]
    note: str = ""
    unverified: bool = False


@cache
def glossary() -> dict[str, Term]:
    """Read the whole glossary, by key, in its own order."""
    root = load_yaml(CONTENT / "glossary.yaml")
    terms = {key: _term(key, node) for key, node in root.entries().items()}
    root.settle()
    return terms


def word(key: str, *, sector: Sector | None = None, language: str = "nl") -> str:
    """Give the word for one of a thing, in the sector's Dutch; without a sector, the word that all understand."""
    return _pick(_known(key).one, sector=sector, language=language)


def plural(key: str, *, sector: Sector | None = None, language: str = "nl") -> str:
    """Give the word for many of a thing."""
    return _pick(_known(key).many, sector=sector, language=language)


def _known(key: str) -> Term:
    try:
        return glossary()[key]
    except KeyError:
        message = f"“{key}” staat niet in de woordenlijst (content/glossary.yaml)."
        raise UnknownWord(message) from None


def _pick(words: dict[str, dict[str, str]], *, sector: Sector | None, language: str) -> str:
    by_sector = words["en" if language.startswith("en") else "nl"]
    return by_sector.get(sector or ANY_SECTOR) or by_sector[ANY_SECTOR]


def _term(key: str, node: Node) -> Term:
    fields = node.fields(required=["nl", "nl_many", "en", "en_many"], optional=["note", "unverified"])
    return Term(
        key=key,
        one={"nl": _by_sector(fields["nl"]), "en": _by_sector(fields["en"])},
        many={"nl": _by_sector(fields["nl_many"]), "en": _by_sector(fields["en_many"])},
        note=fields["note"].text(),
        unverified=fields["unverified"].flag(default=False),
    )


def _by_sector(node: Node) -> dict[str, str]:
    """Read either one word for all, or a word per sector with the one for all beside it."""
    if isinstance(node.value, str):
        return {ANY_SECTOR: node.text()}
    fields = node.fields(required=[ANY_SECTOR], optional=list(Sector))
    return {sector: field.text() for sector, field in fields.items() if field.given}
