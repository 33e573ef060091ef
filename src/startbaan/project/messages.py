"""Messages: every Dutch sentence the program can say, read from its source, and kept beside its English."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation import template

from startbaan.domain import sentences
from startbaan.project import environment

CATALOGUE = environment.PACKAGE / "ui" / "locale" / "en" / "LC_MESSAGES" / "django.po"
ABOUT = "English for the Dutch of the source. `startbaan messages` adds what is new and drops what nobody says."
HEADER = {
    "Project-Id-Version": "Startbaan",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# What the words in a call mean, in their order.
SHAPES = {
    "gettext": ("one",),
    "ngettext": ("one", "many"),
    "pgettext": ("context", "one"),
    "npgettext": ("context", "one", "many"),
}
IN_TEMPLATES = {name: name for name in SHAPES} | {"_": "gettext"}
CALL = re.compile(r"\b(_|n?p?gettext)\(")


class Unreadable(Exception):
    """A call whose words are put together while running, so that nobody can translate them."""


@dataclass(frozen=True, order=True)
class Message:
    """A sentence as the source has it."""

    one: str
    many: str = ""
    context: str = ""


def in_source() -> dict[Message, list[str]]:
    """Find every message, in the order of the files that say it, with those files."""
    said = [(message, path) for path in _files() for message in in_file(path)]
    counted = {(message.one, message.context): message for message, _path in said if message.many}
    found: dict[Message, dict[str, None]] = {}
    for message, path in said:
        whole = counted.get((message.one, message.context), message)
        found.setdefault(whole, {})[path.relative_to(environment.PACKAGE).as_posix()] = None
    return {message: list(places) for message, places in found.items()}


def in_file(path: Path) -> list[Message]:
    """Find the messages of one Python file or one template, in their order."""
    text = path.read_text(encoding="utf-8")
    try:
        return list(in_python(text) if path.suffix == ".py" else in_template(text))
    except Unreadable as problem:
        message = f"{path.name}: {problem}"
        raise Unreadable(message) from problem


def in_python(text: str) -> Iterator[Message]:
    """Find the calls of gettext and `say` under the names a module knows them by, and what its constraints say."""
    tree = ast.parse(text)
    names = {
        alias.asname or alias.name: shape
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if (shape := re.sub("_(lazy|noop)$", "", alias.name)) in SHAPES
    } | {
        alias.asname or alias.name: "gettext"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == sentences.__name__
        for alias in node.names
        if alias.name == sentences.say.__name__
    }
    if any(isinstance(node, ast.FunctionDef) and node.name == sentences.say.__name__ for node in tree.body):
        names[sentences.say.__name__] = "gettext"
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in names:
            yield from _said(call.args, SHAPES[names[call.func.id]])
        for keyword in call.keywords:
            if keyword.arg == "violation_error_message":
                yield from _said([keyword.value], SHAPES["gettext"])


def in_template(text: str) -> Iterator[Message]:
    """Find what Django makes of the translating tags, and of words marked inside other tags."""
    source = template.templatize(text)
    for start in CALL.finditer(source):
        for end in (found.end() for found in re.compile(r"\)").finditer(source, start.end())):
            try:
                call = ast.parse(source[start.start() : end], mode="eval").body
            except SyntaxError:
                continue
            if isinstance(call, ast.Call):
                yield from _said(call.args, SHAPES[IN_TEMPLATES[start[1]]])
            break


def catalogue() -> polib.POFile:
    """Read the English of today; empty when there is none yet."""
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()


def update() -> tuple[int, int, int]:
    """Write the catalogue anew: keep what is translated, add what is new, drop what nobody says. Count the three."""
    known = {_key(entry): entry for entry in catalogue()}
    found = in_source()
    file = polib.POFile(wrapwidth=110)
    file.header, file.metadata = ABOUT, HEADER
    for message, places in found.items():
        entry = known.get(message) or polib.POEntry(
            msgid=message.one,
            msgid_plural=message.many,
            msgctxt=message.context or None,
            msgstr_plural={0: "", 1: ""} if message.many else {},
        )
        entry.occurrences = [(place, "") for place in places]
        entry.flags = ["python-format"] if re.search(r"%(\(\w+\))?[sd]", message.one + message.many) else []
        file.append(entry)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    file.save(str(CATALOGUE))
    return len(found.keys() & known.keys()), len(found.keys() - known.keys()), len(known.keys() - found.keys())


def _key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def _files() -> list[Path]:
    """List the sources in a lasting order: code before pages, by name."""
    ours = [*environment.PACKAGE.rglob("*.py"), *environment.PACKAGE.rglob("templates/**/*.*")]
    return sorted(
        (path for path in ours if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts),
        key=lambda path: path.relative_to(environment.PACKAGE).as_posix(),
    )


def _said(given: list[ast.expr], shape: tuple[str, ...]) -> Iterator[Message]:
    """Read the words given; a name without any words stands for a message that is marked where it is written."""
    constants = [word.value for word in given[: len(shape)] if isinstance(word, ast.Constant)]
    words = [word for word in constants if isinstance(word, str)]
    if len(words) == len(shape):
        yield Message(**dict(zip(shape, words, strict=True)))
    elif any(isinstance(part, ast.Constant | ast.JoinedStr) for word in given[: len(shape)] for part in ast.walk(word)):
        message = f"“{', '.join(map(ast.unparse, given))}” is geen vaste tekst."
        raise Unreadable(message)
