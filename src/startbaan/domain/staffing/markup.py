"""The XML inside a workbook: parsed without a document type, so that nothing in it can unfold."""

import io
from collections.abc import Callable
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
Text = Callable[[str], None]


class BrokenXml(Exception):
    """XML that is not well-formed, or that declares a document type of its own."""


def parse(part: bytes, *, start: Start, text: Text | None = None) -> None:
    """Tell of every element as it starts, by its name without prefix, and of every piece of text."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse_doctype
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(io.BytesIO(part))
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise BrokenXml(str(problem)) from problem


def attributes_of(part: bytes, element: str) -> list[dict[str, str]]:
    """Give, in order, the attributes of every element of that name, without their prefixes."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == element:
            found.append({key.rpartition(":")[2]: value for key, value in attributes.items()})

    parse(part, start=start)
    return found


def _refuse_doctype(name: str, system_id: str | None, public_id: str | None, internal: int) -> None:
    message = f"a workbook declares no document type: {name} {system_id} {public_id} {internal}"
    raise BrokenXml(message)
