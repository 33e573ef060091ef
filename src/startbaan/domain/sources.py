"""Where a fact was found and how sure it is, and words in both languages: as content files say them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeVar

from startbaan.domain.dumping import Tree
from startbaan.domain.loading import CONTENT, Node, load_yaml

E = TypeVar("E", bound=StrEnum)
KEY = re.compile(r"\b[SP]\d+\b")


class Status(StrEnum):
    """How sure the programme is of what it says."""

    CONFIRMED = "bevestigd"
    UNVERIFIED = "niet geverifieerd"
    OWN_CHOICE = "eigen keuze"
    OWN_EXAMPLE = "eigen voorbeeld"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Dutch and in English."""

    nl: str
    en: str

    def said(self, language: str) -> str:
        """Give the words in this language; Dutch where it is not English."""
        return self.en if language.startswith("en") else self.nl


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was found, and how sure it is."""

    status: Status
    place: str = ""
    note: Text | None = None

    def named(self, language: str) -> str:
        """Give the place with the names of the documents instead of their keys."""
        return named(self.place, language=language)

    def explained(self, language: str) -> str:
        """Give the note, likewise; empty where there is none."""
        return named(self.note.said(language), language=language) if self.note else ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document on which content rests: its key in the files, its short name, and its whole title."""

    key: str
    name: Text
    title: Text


@cache
def documents() -> Mapping[str, Document]:
    """Read the documents that content refers to, by key; raises `Refused`."""
    root = load_yaml(CONTENT / "register" / "sources.yaml")
    found = [_document(node) for node in root.items()]
    root.settle()
    return {document.key: document for document in found}


def named(place: str, *, language: str) -> str:
    """Put the names of documents where their keys stand: “S1 §3.2” is §3.2 of a handbook with a name."""

    def name(found: re.Match[str]) -> str:
        document = documents().get(found[0])
        return document.name.said(language) if document else found[0]

    return KEY.sub(name, place)


def _document(node: Node) -> Document:
    fields = node.fields(required=["key", "name", "title"])
    return Document(fields["key"].text(), text(fields["name"]), text(fields["title"]))


def text_tree(words: Text) -> Tree:
    """Give words as `text` reads them."""
    return {"nl": words.nl, "en": words.en}


def source_tree(found: Source) -> Tree:
    """Give a source as `source` reads it."""
    tree: dict[str, Tree] = {"status": found.status.value}
    if found.place:
        tree["place"] = found.place
    if found.note:
        tree["note"] = text_tree(found.note)
    return tree


def text(node: Node) -> Text:
    """Read words in both languages."""
    fields = node.fields(required=["nl", "en"])
    return Text(fields["nl"].text(), fields["en"].text())


def texts(node: Node) -> tuple[Text, ...]:
    """Read a list of words in both languages."""
    return tuple(text(item) for item in node.items())


def source(node: Node) -> Source:
    """Read a place in a source, which counts as confirmed, or a status with place and note."""
    if isinstance(node.value, str):
        return Source(Status.CONFIRMED, node.text())
    fields = node.fields(required=["status"], optional=["place", "note"])
    return Source(
        status=one_of(fields["status"], Status.UNVERIFIED),
        place=fields["place"].text(),
        note=text(fields["note"]) if fields["note"].given else None,
    )


def one_of(node: Node, default: E) -> E:
    """Read one member of the kind that `default` is of."""
    kind = type(default)
    return kind(node.choice(among=[member.value for member in kind], default=default.value))
