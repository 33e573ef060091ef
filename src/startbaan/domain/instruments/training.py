"""Example lessons for who learns to observe: what happened, and how its makers scored it and why. Own words, invented.

Everything that is wrong in the files is told with file and line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from startbaan.domain.instruments.definition import Instrument, Purpose
from startbaan.domain.instruments.reading import FOLDER, read_key
from startbaan.domain.instruments.reading import shipped as instruments
from startbaan.domain.loading import Node, Refused, load_yaml
from startbaan.domain.sources import Source, Text, source, text, texts
from startbaan.domain.words import Sector

TRAININGS = FOLDER / "training"
LONGEST_YEARS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """How the makers scored one item of a lesson, and why."""

    item: str
    score: int
    why: Text


@dataclass(frozen=True)
class Lesson:
    """A lesson in words. What its examples leave out is not to be seen in it."""

    key: str
    sector: Sector
    title: Text
    source: Source
    story: tuple[Text, ...]
    examples: tuple[Example, ...]

    @cached_property
    def by_item(self) -> Mapping[str, Example]:
        """Every example by the key of its item."""
        return {example.item: example for example in self.examples}


@dataclass(frozen=True, slots=True)
class Rule:
    """When somebody passes, and how long the certificate counts.

    `kappa_low`: the least lower end of the interval of weighted kappa; `severity`: how far, on average, from the
    example, in points of the scale; `seen`: the least share of the items of the example that got a score.
    """

    kappa_low: float
    severity: float
    seen: float
    years: int
    again_after_days: int
    source: Source


@dataclass(frozen=True)
class Training:
    """The lessons with which one learns to look with an instrument, so many in a round, and when one passes."""

    instrument: str
    lessons: tuple[Lesson, ...]
    lessons_in_round: int
    rule: Rule

    @cached_property
    def by_key(self) -> Mapping[str, Lesson]:
        """Every lesson by its key."""
        return {lesson.key: lesson for lesson in self.lessons}

    def drawn(self, seen: Sequence[str]) -> tuple[str, ...]:
        """Draw the lessons of a new round: those not seen yet, in their order; then those seen longest ago.

        `seen` names the lessons the trainee scored before, the last one last.
        """
        last = {lesson: place for place, lesson in enumerate(seen, start=1)}
        ordered = sorted(self.lessons, key=lambda lesson: last.get(lesson.key, 0))
        return tuple(lesson.key for lesson in ordered[: self.lessons_in_round])


@cache
def trainings() -> dict[str, Training]:
    """Read the trainings that come with the program, by the key of their instrument; raises `Refused`."""
    by_key = {each.key: each for each in instruments().values() if each.purpose is Purpose.OBSERVATION}
    found = [load(path, instruments=by_key) for path in sorted(TRAININGS.glob("*.yaml"))]
    return {training.instrument: training for training in found}


def load(path: Path, *, instruments: Mapping[str, Instrument]) -> Training:
    """Read a training with its lessons, in the folder beside it; raises `Refused`."""
    root = load_yaml(path)
    fields = root.fields(required=["instrument", "lessons", "lessons_in_round", "rule"])
    key = fields["instrument"].choice(among=list(instruments))
    names = fields["lessons"].texts()
    if len(set(names)) != len(names) or not names:
        fields["lessons"].refuse("noem elke les één keer, en minstens één")
    in_round = fields["lessons_in_round"].whole(least=1, most=max(1, len(names)), default=1)
    rule = _rule(fields["rule"])
    root.settle()
    lessons = [_lesson(path.parent / path.stem / f"{name}.yaml", instruments[key]) for name in names]
    return Training(key, tuple(lessons), in_round, rule)


def _lesson(path: Path, instrument: Instrument) -> Lesson:
    if not path.exists():
        raise Refused([f"{path.parent.name}/{path.name}:1: deze les ontbreekt"])
    root = load_yaml(path)
    fields = root.fields(required=["key", "sector", "title", "source", "story", "scores"])
    examples = [_example(node, instrument) for node in fields["scores"].items()]
    seen: set[str] = set()
    for example, node in zip(examples, fields["scores"].items(), strict=True):
        if example.item in seen:
            node.refuse(f"“{example.item}” staat er twee keer")
        seen.add(example.item)
    found = Lesson(
        key=read_key(fields["key"]),
        sector=Sector(fields["sector"].choice(among=[each.value for each in Sector], default=Sector.PO.value)),
        title=text(fields["title"]),
        source=source(fields["source"]),
        story=texts(fields["story"]),
        examples=tuple(examples),
    )
    if found.key != path.stem:
        fields["key"].refuse("de sleutel is de naam van het bestand")
    if not examples:
        fields["scores"].refuse("geef van minstens één item een voorbeeldscore")
    root.settle()
    return found


def _example(node: Node, instrument: Instrument) -> Example:
    fields = node.fields(required=["item", "score", "why"])
    scores = instrument.scores
    return Example(
        item=fields["item"].choice(among=instrument.keys),
        score=fields["score"].whole(default=scores[0], least=scores[0], most=scores[-1]),
        why=text(fields["why"]),
    )


def _rule(node: Node) -> Rule:
    fields = node.fields(required=["kappa_low", "severity", "seen", "years", "again_after_days", "source"])
    return Rule(
        kappa_low=fields["kappa_low"].number(most=1),
        severity=fields["severity"].number(most=10),
        seen=fields["seen"].number(most=1),
        years=fields["years"].whole(least=1, most=LONGEST_YEARS, default=1),
        again_after_days=fields["again_after_days"].whole(most=365),
        source=source(fields["source"]),
    )
