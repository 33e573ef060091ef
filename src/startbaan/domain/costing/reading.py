"""From the YAML of who pays what to lines; everything that is wrong is told with file and line."""

from datetime import date
from functools import cache
from pathlib import Path

from startbaan.domain.costing.lines import Basis, Coach, Line, Payer, Payers
from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.sources import Status, one_of, source, text

FOLDER = CONTENT / "costs"
NO_DAY = date(2000, 1, 1)


@cache
def shipped() -> tuple[Line, ...]:
    """Read the lines that come with the program, in the order of the files; raises `Refused`."""
    return tuple(line for path in sorted(FOLDER.glob("*.yaml")) for line in load(path))


def line_named(key: str) -> Line | None:
    """Give the line with this key."""
    return next((line for line in shipped() if line.key == key), None)


def load(path: Path) -> tuple[Line, ...]:
    """Read the lines of one file; raises `Refused`."""
    return read(load_yaml(path))


def read(root: Node) -> tuple[Line, ...]:
    """Build lines, each under a key of its own; raises `Refused`."""
    node = root.fields(required=["lines"])["lines"]
    lines = tuple(_line(item) for item in node.items())
    keys = [line.key for line in lines]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        node.refuse(f"“{key}” staat er twee keer")
    root.settle()
    return lines


def _line(node: Node) -> Line:
    fields = node.fields(required=["key", "title", "about", "basis", "payers"], optional=["of", "coach", "optional"])
    payers = tuple(_payers(item) for item in fields["payers"].items())
    starts = [value.start for value in payers]
    if not payers or starts != sorted(set(starts)):
        fields["payers"].refuse("zet de waarden op volgorde, elk met een eigen begindag")
    kinds = fields["of"].items() if fields["of"].given else ()
    return Line(
        key=fields["key"].text(),
        title=text(fields["title"]),
        about=text(fields["about"]),
        basis=one_of(fields["basis"], Basis.HOURS),
        kinds=frozenset(one_of(item, ActivityKind.GATHERING) for item in kinds),
        coach=one_of(fields["coach"], Coach.OWN) if fields["coach"].given else None,
        is_optional=fields["optional"].given and fields["optional"].flag(default=False),
        values=payers,
    )


def _payers(node: Node) -> Payers:
    fields = node.fields(required=["from", "value", "source"])
    found = source(fields["source"])
    if found.status is Status.CONFIRMED and not found.place:
        fields["source"].refuse("zeg waar dit bevestigd is (place)")
    if found.status is not Status.CONFIRMED and not (found.place or found.note):
        fields["source"].refuse("zeg waar dit vandaan komt (place) of waarom we het kozen (note)")
    payers = tuple(one_of(item, Payer.BOARD) for item in fields["value"].items())
    if not payers or len(payers) != len(set(payers)):
        fields["value"].refuse("noem wie er kan betalen, ieder één keer")
    return Payers(fields["from"].day(default=NO_DAY), payers, found)
