"""From the YAML of an instrument to its frozen definition; everything that is wrong is told with file and line."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from startbaan.domain.instruments.definition import (
    LEAST_POINTS,
    MOST_POINTS,
    Domain,
    Instrument,
    Item,
    Purpose,
)
from startbaan.domain.loading import CONTENT, Node, Refused, load_yaml, parse_yaml
from startbaan.domain.sources import Source, Status, one_of, source, text, texts

FOLDER = CONTENT / "instruments"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60
MOST_ITEMS = 100

REQUIRED = ("key", "version", "purpose", "title", "about", "scale", "source", "licence", "domains")
OPTIONAL = ("mirrors", "asks_training")


def load(path: Path) -> Instrument:
    """Read an instrument from a file; raises `Refused`."""
    return read(load_yaml(path))


def parse(written: str, *, name: str) -> Instrument:
    """Read an instrument from text, such as an established version; raises `Refused`, naming it by `name`."""
    return read(parse_yaml(written, name=name))


def files() -> list[Path]:
    """Find the files of the instruments that come with the program."""
    return sorted(FOLDER.glob("*.yaml"))


@cache
def shipped() -> dict[str, Instrument]:
    """Read every instrument that comes with the program, by name ("looking-guide-2026"); raises `Refused`.

    What mirrors another has its items: the same keys in the same domains and order.
    """
    found = {path: load(path) for path in files()}
    by_key = {instrument.key: instrument for instrument in found.values()}
    for path, instrument in found.items():
        if instrument.mirrors and not is_mirror(instrument, of=by_key.get(instrument.mirrors)):
            raise Refused([f"{path.parent.name}/{path.name}:1: de items zijn niet die van “{instrument.mirrors}”"])
    return {instrument.name: instrument for instrument in found.values()}


def is_mirror(instrument: Instrument, *, of: Instrument | None) -> bool:
    """Tell whether both have the same items, divided and ordered alike, on scales of equal length."""
    if of is None or len(instrument.scale) != len(of.scale):
        return False
    return _skeleton(instrument) == _skeleton(of)


def read(root: Node) -> Instrument:
    """Build the instrument; raises `Refused`."""
    fields = root.fields(required=REQUIRED, optional=OPTIONAL)
    scale = texts(fields["scale"])
    if not LEAST_POINTS <= len(scale) <= MOST_POINTS:
        fields["scale"].refuse(f"een schaal heeft {LEAST_POINTS} tot en met {MOST_POINTS} punten")
    domains = [_domain(node) for node in fields["domains"].items()]
    items = [item.key for domain in domains for item in domain.items]
    _refuse_doubles(fields["domains"], [domain.key for domain in domains])
    _refuse_doubles(fields["domains"], items)
    if len(items) > MOST_ITEMS:
        fields["domains"].refuse(f"hoogstens {MOST_ITEMS} items")
    if not domains:
        fields["domains"].refuse("geef minstens één domein")
    found = Instrument(
        key=read_key(fields["key"]),
        version=read_key(fields["version"]),
        purpose=one_of(fields["purpose"], Purpose.OBSERVATION),
        title=text(fields["title"]),
        about=text(fields["about"]),
        scale=scale,
        domains=tuple(domains),
        source=_source(fields["source"]),
        licence=text(fields["licence"]),
        mirrors=read_key(fields["mirrors"]) if fields["mirrors"].given else "",
        asks_training=fields["asks_training"].given and fields["asks_training"].flag(default=False),
    )
    if found.mirrors == found.key:
        fields["mirrors"].refuse("een instrument spiegelt een ander instrument, niet zichzelf")
    if found.purpose is Purpose.OBSERVATION and found.mirrors:
        fields["mirrors"].refuse("alleen een zelfscore of leerlingenlijst spiegelt een ander instrument")
    root.settle()
    return found


def read_key(node: Node) -> str:
    """Read a key: small letters, digits and hyphens."""
    key = node.text()
    if key and not (KEY.fullmatch(key) and len(key) <= LONGEST_KEY):
        node.refuse(f"“{key}” is geen sleutel; gebruik kleine letters, cijfers en streepjes")
    return key


def _domain(node: Node) -> Domain:
    fields = node.fields(required=["key", "label", "about", "items"], optional=["outcome"])
    items = tuple(_item(item) for item in fields["items"].items())
    if not items:
        fields["items"].refuse("een domein heeft minstens één item")
    is_outcome = fields["outcome"].given and fields["outcome"].flag(default=False)
    return Domain(read_key(fields["key"]), text(fields["label"]), text(fields["about"]), items, is_outcome)


def _item(node: Node) -> Item:
    fields = node.fields(required=["key", "label", "about", "source"], optional=["examples"])
    examples = texts(fields["examples"]) if fields["examples"].given else ()
    return Item(
        read_key(fields["key"]), text(fields["label"]), text(fields["about"]), examples, _source(fields["source"])
    )


def _source(node: Node) -> Source:
    found = source(node)
    if found.status is Status.CONFIRMED and not found.place:
        node.refuse("zeg waar dit bevestigd is (place)")
    return found


def _refuse_doubles(node: Node, keys: Sequence[str]) -> None:
    for key, times in sorted(Counter(keys).items()):
        if key and times > 1:
            node.refuse(f"“{key}” staat er twee keer")


def _skeleton(instrument: Instrument) -> list[tuple[bool, list[str]]]:
    return [(each.is_outcome, [item.key for item in each.items]) for each in instrument.domains]
