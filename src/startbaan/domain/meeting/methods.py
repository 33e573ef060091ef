"""Ways to talk about a case in a peer group: cards with steps and minutes, in our own words."""

from dataclasses import dataclass
from functools import cache

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.sources import Source, Text, source, text

FOLDER = CONTENT / "peer-methods"
MOST_MINUTES = 240


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the talk: what one does, and for how many minutes."""

    title: Text
    words: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class Method:
    """A card: for which case it is meant, its steps in order, and where it comes from."""

    key: str
    title: Text
    suits: Text
    care: Text
    steps: tuple[Step, ...]
    source: Source

    @property
    def minutes(self) -> int:
        """How long one case takes."""
        return sum(step.minutes for step in self.steps)


@cache
def shipped_methods() -> tuple[Method, ...]:
    """Read the cards that come with the program, the shortest first; raises `Refused`."""
    found = [read_method(load_yaml(path)) for path in sorted(FOLDER.glob("*.yaml"))]
    return tuple(sorted(found, key=lambda method: (method.minutes, method.key)))


def read_method(root: Node) -> Method:
    """Build a card; raises `Refused`."""
    fields = root.fields(required=["key", "title", "suits", "care", "steps", "source"])
    made = Method(
        key=fields["key"].text(),
        title=text(fields["title"]),
        suits=text(fields["suits"]),
        care=text(fields["care"]),
        steps=tuple(_step(node) for node in fields["steps"].items()),
        source=source(fields["source"]),
    )
    if len(made.steps) < 2:
        fields["steps"].refuse("Een werkvorm heeft minstens twee stappen.")
    root.settle()
    return made


def _step(node: Node) -> Step:
    fields = node.fields(required=["title", "words", "minutes"])
    return Step(text(fields["title"]), text(fields["words"]), fields["minutes"].whole(least=1, most=MOST_MINUTES))
