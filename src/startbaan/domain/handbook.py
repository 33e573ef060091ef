"""The handbook as its makers wrote it: chapters of connecting prose, and the places where a made part goes.

Each chapter is a Markdown file in Dutch and one in English, built alike. A paragraph or list may be followed by where
it was found (`> S1 §3.1`, or `> niet geverifieerd | S3 | waarom`); `{rollen}` alone is the place of what is made.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby
from pathlib import Path

from startbaan.domain.loading import CONTENT, Refused
from startbaan.domain.sources import Source, Status, Text

FOLDER = CONTENT / "handbook"
NAME = re.compile(r"^\d\d-(?P<key>[a-z-]+)\.(?P<language>nl|en)\.md$")
PLACE = re.compile(r"^\{(?P<made>[a-z-]+)\}$")


class Made(StrEnum):
    """What is made from what stands elsewhere; each has one place in the handbook."""

    PROGRAMME = "programma"
    REASONS = "elementen"
    FIGURES = "cijfers"
    PARTS = "onderdelen"
    ONBOARDING = "inwerklijst"
    ROLES = "rollen"
    HOURS = "uren"
    RIGHTS = "rechten"
    THRESHOLD = "drempel"
    PRIVACY = "wie-ziet-wat"
    GUARANTEES = "waarborgen"
    SCAN = "scan"
    SURVEYS = "vragenlijsten"
    REVIEWS = "reviews"
    CONTACTS = "contacten"
    CHANGES = "wijzigingen"
    CHOICES = "keuzes"
    SOURCES = "bronnen"


class Shape(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINTS = "points"
    MADE = "made"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list, or the place of a made part; and where it was found."""

    shape: Shape
    texts: tuple[Text, ...] = ()
    source: Source | None = None
    made: Made | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its key is its anchor."""

    key: str
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of a file that belong together, from which line on."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(line.strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Written:
    """A block as it stands in one language; `mark` is where it was found, as written."""

    line: int
    shape: Shape
    texts: tuple[str, ...]
    mark: str = ""


@cache
def chapters() -> tuple[Chapter, ...]:
    """Read the chapters that come with the program, in the order of their files; raises `Refused`."""
    return read({path.name: path.read_text(encoding="utf-8") for path in _files(FOLDER)})


def read(files: dict[str, str]) -> tuple[Chapter, ...]:
    """Build the chapters from files by name; raises `Refused` with every fault by file and line.

    Dutch and English are built alike, and every part that is made has one place.
    """
    faults = [f"handbook/{name}:1: noem het bestand zoals 10-rollen.nl.md" for name in files if not NAME.match(name)]
    names = sorted(name for name in files if name.endswith(".nl.md") and NAME.match(name))
    other = {name for name in files if name.endswith(".en.md")}
    faults += [f"handbook/{name}:1: het Nederlands ontbreekt" for name in sorted(other - {_english(n) for n in names})]
    found = [_chapter(name, files, faults=faults) for name in names]
    _settle_places(found, faults=faults)
    if faults:
        raise Refused(faults)
    return tuple(found)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.md"))


def _english(name: str) -> str:
    return name.removesuffix(".nl.md") + ".en.md"


def _chapter(name: str, files: dict[str, str], *, faults: list[str]) -> Chapter:
    key = NAME.match(name)
    title, dutch = _written(name, files[name], faults=faults)
    english_title, english = _written(_english(name), files.get(_english(name), ""), faults=faults)
    if [_build(one) for one in dutch] != [_build(one) for one in english]:
        faults.append(f"handbook/{_english(name)}:1: dit is anders gebouwd dan het Nederlands{_first(dutch, english)}")
        english = dutch
    blocks = [_block(one, other, faults=faults, name=name) for one, other in zip(dutch, english, strict=True)]
    return Chapter(key["key"] if key else name, Text(title, english_title), tuple(blocks))


def _build(written: _Written) -> tuple[Shape, int, str]:
    """What must be the same in both languages: the shape, how many texts, the made part and the place of the source."""
    if written.shape is Shape.MADE:
        return written.shape, 1, written.texts[0]
    first, *rest = written.mark.split("|")
    return written.shape, len(written.texts), "|".join([first, *rest[:1]] if first.strip() in set(Status) else [first])


def _first(dutch: Sequence[_Written], english: Sequence[_Written]) -> str:
    pairs = zip(dutch, english, strict=False)
    line = next((other.line for one, other in pairs if _build(one) != _build(other)), None)
    return f", vanaf regel {line}" if line else ", aan het eind"


def _written(name: str, text: str, *, faults: list[str]) -> tuple[str, list[_Written]]:
    """Read one file: its title, and its blocks."""
    parts = _parts(text)
    if not parts or not parts[0].text.startswith("# "):
        faults.append(f"handbook/{name}:1: begin met “# ” en de titel")
        return "", []
    found: list[_Written] = []
    for part in parts[1:]:
        if not part.text.startswith("> "):
            found.append(_read(part))
        elif found and found[-1].shape in {Shape.PARAGRAPH, Shape.POINTS} and not found[-1].mark:
            last = found.pop()
            found.append(_Written(last.line, last.shape, last.texts, part.text.removeprefix("> ")))
        else:
            faults.append(f"handbook/{name}:{part.line}: een bron staat onder een alinea of lijst")
    return parts[0].text.removeprefix("# "), found


def _parts(text: str) -> list[_Lines]:
    """Divide a file where a line is empty, and above a source."""
    lines = list(enumerate(text.splitlines(), start=1))
    found = []
    for empty, group in groupby(lines, key=lambda line: not line[1].strip()):
        for _marked, part in groupby(group, key=lambda line: line[1].startswith("> ")):
            numbered = list(part)
            if not empty:
                found.append(_Lines(numbered[0][0], tuple(line for _number, line in numbered)))
    return found


def _read(part: _Lines) -> _Written:
    place = PLACE.match(part.text)
    if place:
        return _Written(part.line, Shape.MADE, (place["made"],))
    if part.text.startswith("## "):
        return _Written(part.line, Shape.HEADING, (part.text.removeprefix("## "),))
    if part.text.startswith("- "):
        points = "\n".join(part.lines).removeprefix("- ").split("\n- ")
        return _Written(part.line, Shape.POINTS, tuple(" ".join(point.split()) for point in points))
    return _Written(part.line, Shape.PARAGRAPH, (part.text,))


def _block(dutch: _Written, english: _Written, *, faults: list[str], name: str) -> Block:
    if dutch.shape is Shape.MADE:
        (made,) = dutch.texts
        if made not in set(Made):
            faults.append(f"handbook/{name}:{dutch.line}: “{made}” kan niet; kies uit {', '.join(Made)}")
            return Block(Shape.MADE)
        return Block(Shape.MADE, made=Made(made))
    texts = tuple(Text(one, other) for one, other in zip(dutch.texts, english.texts, strict=True))
    return Block(dutch.shape, texts, _source(dutch.mark, english.mark) if dutch.mark else None)


def _source(dutch: str, english: str) -> Source:
    """Read a place in a source, which counts as confirmed, or a status with its place, and a note after that."""
    first, *rest = [part.strip() for part in dutch.split("|")]
    note = [part.strip() for part in english.split("|")]
    if first not in set(Status):
        said = Text(" ".join(rest), " ".join(note[1:])) if rest else None
        return Source(Status.CONFIRMED, first, said)
    said = Text(" ".join(rest[1:]), " ".join(note[2:])) if rest[1:] else None
    return Source(Status(first), rest[0] if rest else "", said)


def _settle_places(found: Iterable[Chapter], *, faults: list[str]) -> None:
    placed = [block.made for chapter in found for block in chapter.blocks if block.made]
    faults += [
        f"handbook/:1: {{{made}}} staat er {placed.count(made)} keer; zet het er één keer in"
        for made in Made
        if placed.count(made) != 1
    ]
