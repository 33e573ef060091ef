"""Where a fact was found and how sure it is, and words in both languages: as content files say them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from startbaan.domain.loading import Node

E = TypeVar("E", bound=StrEnum)


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
