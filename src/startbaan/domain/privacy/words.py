"""What the kinds, relations and cells of the table are called, and what they mean to a teacher."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.privacy.policy import Access, Kind, Relation
from startbaan.domain.words import Sector, word

Texts = Mapping[str, str]  # by language
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class RelationWords:
    """A column of the table: its term in the glossary, what it means, and how a sentence names it."""

    term: str
    meaning: Texts
    phrase: Texts


@dataclass(frozen=True)
class KindWords:
    """A row of the table: its group, what it holds, and who takes part in it, in a sentence."""

    group: str
    holds: Texts
    participant: Texts


@dataclass(frozen=True)
class Explanation:
    """All words that explain the table."""

    groups: Mapping[str, Texts]
    relations: Mapping[Relation, RelationWords]
    kinds: Mapping[Kind, KindWords]


@cache
def explanation() -> Explanation:
    """Read content/privacy.yaml; raises `Refused` unless it explains every kind and relation of the table."""
    root = load_yaml(CONTENT / "privacy.yaml")
    parts = root.fields(required=["groups", "relations", "kinds"])
    groups = {key: _texts(node) for key, node in parts["groups"].entries().items()}
    relations = parts["relations"].fields(required=[relation.value for relation in Relation])
    kinds = parts["kinds"].fields(required=[kind.value for kind in Kind])
    made = Explanation(
        groups=groups,
        relations={Relation(key): _relation(node) for key, node in relations.items()},
        kinds={Kind(key): _kind(node, groups=groups) for key, node in kinds.items()},
    )
    root.settle()
    return made


def kind_name(kind: Kind, *, language: str = "nl", sector: Sector | None = None) -> str:
    """Name one of a kind: hulpvraag."""
    return word(kind.value, sector=sector, language=language)


def relation_name(relation: Relation, *, language: str = "nl", sector: Sector | None = None) -> str:
    """Name a relation: leidinggevende."""
    return word(explanation().relations[relation].term, sector=sector, language=language)


def access_name(cell: Access, *, language: str = "nl") -> str:
    """Name how far a viewer gets, in a few words."""
    return _ACCESS[cell][_language(language)]


def access_word(cell: Access, *, language: str = "nl") -> str:
    """Name how far a viewer gets in one word, for a cell of the table."""
    return _ACCESS_WORD[cell][_language(language)]


def in_language(texts: Texts, language: str) -> str:
    """Pick the text of this language: Dutch unless it is English."""
    return texts[_language(language)]


_ACCESS: Mapping[Access, Texts] = {
    Access.NONE: {"nl": "ziet niets", "en": "sees nothing"},
    Access.COUNT: {"nl": "ziet alleen aantallen", "en": "sees counts only"},
    Access.SHARED: {"nl": "leest het als de starter het deelt", "en": "reads it once the starter shares it"},
    Access.READ: {"nl": "leest het", "en": "reads it"},
    Access.WRITE: {"nl": "leest en schrijft het", "en": "reads and writes it"},
}

_ACCESS_WORD: Mapping[Access, Texts] = {
    Access.NONE: {"nl": "niets", "en": "nothing"},
    Access.COUNT: {"nl": "aantal", "en": "count"},
    Access.SHARED: {"nl": "gedeeld", "en": "shared"},
    Access.READ: {"nl": "leest", "en": "reads"},
    Access.WRITE: {"nl": "schrijft", "en": "writes"},
}


def _language(language: str) -> str:
    return "en" if language.startswith("en") else "nl"


def _texts(node: Node) -> Texts:
    fields = node.fields(required=LANGUAGES)
    return {language: fields[language].text() for language in LANGUAGES}


def _optional(node: Node) -> Texts:
    return _texts(node) if node.given else {}


def _relation(node: Node) -> RelationWords:
    fields = node.fields(required=["term", "is"], optional=["phrase"])
    return RelationWords(fields["term"].text(), _texts(fields["is"]), _optional(fields["phrase"]))


def _kind(node: Node, *, groups: Mapping[str, Texts]) -> KindWords:
    fields = node.fields(required=["group", "holds"], optional=["participant"])
    return KindWords(
        fields["group"].choice(among=list(groups)), _texts(fields["holds"]), _optional(fields["participant"])
    )
