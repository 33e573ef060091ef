"""YAML as its makers wrote it: every value knows its file and line, and every fault is told at once."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import yaml

CONTENT = Path(__file__).resolve().parents[1] / "content"
DEEPEST = 40
LONGEST = 2_000_000
MOST = 100_000

Scalar = str | int | float | bool | date | None
T = TypeVar("T")


class Refused(Exception):
    """A file that cannot be used, with every reason as "map/bestand.yaml:12: …"."""

    def __init__(self, messages: Collection[str]) -> None:
        self.messages = tuple(messages)
        super().__init__("\n".join(self.messages))


class Faults:
    """What is wrong with one file, gathered until its reader is done with it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, message: str) -> None:
        """Remember one fault; the same fault on the same line is told once."""
        if (line, message) not in self._found:
            self._found.append((line, message))

    def settle(self) -> None:
        """Raise `Refused` with all that was found, in the order of the file."""
        if self._found:
            raise Refused([f"{self.name}:{line}: {message}" for line, message in sorted(self._found)])


@dataclass(frozen=True, eq=False)
class Node:
    """One value of a file. Asking it for another type than it has is a fault, and gives an empty value."""

    value: "Scalar | tuple[Node, ...] | Mapping[str, Node]"
    line: int
    faults: Faults
    label: str = ""
    given: bool = True

    @property
    def where(self) -> str:
        """The file and line, for a person who wants to look it up."""
        return f"{self.faults.name}:{self.line}"

    def refuse(self, message: str) -> None:
        """Note a fault on this line."""
        self.faults.add(self.line, message)

    def settle(self) -> None:
        """Raise `Refused` when anything in this file was refused so far."""
        self.faults.settle()

    def fields(self, *, required: Collection[str] = (), optional: Collection[str] = ()) -> "dict[str, Node]":
        """Give the mapping's values under exactly these keys; refuse unknown and missing ones."""
        entries = self.entries()
        allowed = [*required, *optional]
        for key, node in entries.items():
            if key not in allowed:
                node.refuse(f"onbekende sleutel “{key}”{_meant(key, among=allowed)}")
        for key in required:
            if key not in entries and self.given and isinstance(self.value, Mapping):
                self.refuse(f"{self._named}de sleutel “{key}” ontbreekt")
        return {key: entries.get(key) or Node(None, self.line, self.faults, key, given=False) for key in allowed}

    def entries(self) -> "Mapping[str, Node]":
        """Give the keys and values of a mapping."""
        if isinstance(self.value, Mapping):
            return self.value
        return self._not("een blok met sleutels", {})

    def items(self) -> "tuple[Node, ...]":
        """Give the members of a list."""
        if isinstance(self.value, tuple):
            return self.value
        return self._not("een lijst", ())

    def text(self, *, default: str = "") -> str:
        """Give a text that is not empty."""
        if isinstance(self.value, str) and self.value.strip():
            return " ".join(self.value.split())
        return self._not("een tekst", default)

    def texts(self) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(item.text() for item in self.items())

    def whole(self, *, default: int = 0, least: int = 0, most: int = MOST) -> int:
        """Give a whole number from `least` through `most`."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value if self._lies(self.value, least=least, most=most) else default
        return self._not("een geheel getal", default)

    def number(self, *, default: float = 0.0, least: float = 0.0, most: float = MOST) -> float:
        """Give a number from `least` through `most`."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return float(self.value) if self._lies(self.value, least=least, most=most) else default
        return self._not("een getal", default)

    def _lies(self, value: float, *, least: float, most: float) -> bool:
        if least <= value <= most:
            return True
        self.refuse(f"{self._named}hier hoort een getal van {least:g} tot en met {most:g}, niet {str(value)[:20]}")
        return False

    def flag(self, *, default: bool) -> bool:
        """Give true or false."""
        if isinstance(self.value, bool):
            return self.value
        return self._not("true of false", default)

    def day(self, *, default: date) -> date:
        """Give a date."""
        if isinstance(self.value, date):
            return self.value
        return self._not("een datum (jjjj-mm-dd)", default)

    def choice(self, *, among: Collection[str], default: str = "") -> str:
        """Give one of these words."""
        chosen = self.text(default=default)
        if self.given and isinstance(self.value, str) and chosen not in among:
            self.refuse(f"{self._named}“{chosen}” kan niet; kies uit {', '.join(among)}")
            return default
        return chosen

    @property
    def _named(self) -> str:
        own = self.value.get("key") if isinstance(self.value, Mapping) else None
        name = own.value if own is not None and isinstance(own.value, str) else self.label
        return f"{name}: " if name else ""

    def _not(self, wanted: str, default: T) -> T:
        if self.given:
            self.refuse(f"{self._named}hier hoort {wanted}")
        return default


def load_yaml(path: Path) -> Node:
    """Read a file, named in messages by its folder and name; raises `Refused`."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Refused([f"{name}:1: het bestand kan niet gelezen worden"]) from error
    except UnicodeDecodeError as error:
        raise Refused([f"{name}:1: het bestand is geen UTF-8"]) from error
    return parse_yaml(text, name=name)


def parse_yaml(text: str, *, name: str) -> Node:
    """Read a text, refusing what is no plain YAML: broken syntax, doubled keys, references, other tags."""
    if len(text) > LONGEST:
        raise Refused([f"{name}:1: het bestand is te groot"])
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Refused([f"{name}:{line}: geen goede YAML ({error.problem})"]) from error
    except yaml.YAMLError as error:
        raise Refused([f"{name}:1: geen goede YAML"]) from error
    faults = Faults(name)
    if root is None:
        raise Refused([f"{name}:1: het bestand is leeg"])
    node = _Reader(faults).node(root, label="", depth=0)
    faults.settle()
    return node


class _Reader:
    """Turns what PyYAML composed into nodes, once each, so that no reference can multiply."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.constructor = yaml.constructor.SafeConstructor()
        self.seen: set[int] = set()

    def node(self, source: yaml.Node, *, label: str, depth: int) -> Node:
        line = source.start_mark.line + 1
        if id(source) in self.seen:
            self.faults.add(line, "verwijzingen binnen YAML (& en *) kunnen hier niet")
            return Node(None, line, self.faults, label)
        self.seen.add(id(source))
        if depth > DEEPEST:
            self.faults.add(line, "te diep genest")
            return Node(None, line, self.faults, label)
        if isinstance(source, yaml.MappingNode):
            return Node(self.mapping(source, depth=depth), line, self.faults, label)
        if isinstance(source, yaml.SequenceNode):
            members = tuple(self.node(item, label=label, depth=depth + 1) for item in source.value)
            return Node(members, line, self.faults, label)
        return Node(self.scalar(source), line, self.faults, label)

    def mapping(self, source: yaml.MappingNode, *, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for key_source, value_source in source.value:
            key = self.scalar(key_source)
            line = key_source.start_mark.line + 1
            if isinstance(key, int) and not isinstance(key, bool):
                key = str(key)
            if not isinstance(key, str):
                self.faults.add(line, f"een sleutel is een woord; zet “{key}” tussen aanhalingstekens")
                continue
            if key in found:
                self.faults.add(line, f"dubbele sleutel “{key}” (eerder op regel {found[key].line})")
                continue
            value = self.node(value_source, label=key, depth=depth + 1)
            found[key] = Node(value.value, line, self.faults, key)
        return found

    def scalar(self, source: yaml.Node) -> Scalar:
        try:
            value: object = self.constructor.construct_object(source, deep=True)
        except (yaml.YAMLError, ValueError, TypeError):
            value = source
        if isinstance(value, datetime) or not isinstance(value, str | int | float | date | None):
            self.faults.add(source.start_mark.line + 1, "hier hoort een woord, getal of datum")
            return None
        return value


def _meant(key: str, *, among: Collection[str]) -> str:
    if " " in key:
        return "; een tekst met een komma staat tussen aanhalingstekens"
    close = difflib.get_close_matches(key, among, n=1)
    return f"; bedoel je “{close[0]}”?" if close else ""
