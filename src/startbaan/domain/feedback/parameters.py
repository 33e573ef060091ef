"""A file of `startbaan calibrate` beside the instrument it is meant for: does it fit, and what of it is kept.

Kept is what it says of items and of how teachers differ. What it says of a person, an observer or one lesson is not.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.measurement.scale import NotAScale, Scale, read_scale
from startbaan.domain.sentences import Problem, say

KEPT = ("format", "model", "observations", "items", "population", "components", "reliability")
ITEM = ("item", "observations", "anchored", "thresholds", "infit", "outfit")
LONGEST = 2_000_000
FEWEST = 2
NAMED = 5


class NotFitting(Problem):
    """A file that is no set of parameters of this instrument."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The items on their scale, the text to keep, on how many observations it rests, and what is missing."""

    scale: Scale
    text: str
    observations: int | None
    missing: tuple[str, ...]


def checked(content: bytes, *, instrument: Instrument) -> Calibration:
    """Read a file against the items of an instrument. Raises `NotFitting`, or `NotAScale` for another file.

    Each item has as many thresholds as the scale has steps, or one: then the strong half is set against the weak.
    """
    if len(content) > LONGEST:
        raise NotFitting(say("Dit bestand is te groot voor een set parameters."))
    tree = _tree(content)
    scale = read_scale(content)
    names = [item.name for item in scale.items]
    _refuse_doubles(tree)
    if unknown := [name for name in names if name not in instrument.by_key]:
        raise NotFitting(
            say(
                "Deze items staan niet in het instrument: %(names)s. Gebruik als naam de sleutel van elk punt.",
                names=_named(unknown),
            )
        )
    steps = len(instrument.scale) - 1
    if wrong := [item.name for item in scale.items if len(item.thresholds) not in {1, steps}]:
        raise NotFitting(
            say(
                "De schaal van het instrument heeft %(steps)s stappen. Deze items hebben er een ander aantal: "
                "%(names)s. Reken opnieuw zonder scores samen te nemen.",
                steps=steps,
                names=_named(wrong),
            )
        )
    if len(names) < FEWEST:
        raise NotFitting(say("Er staan te weinig items in het bestand."))
    counted = tree.get("observations")
    return Calibration(
        scale=scale,
        text=_kept(tree),
        observations=counted if isinstance(counted, int) and not isinstance(counted, bool) else None,
        missing=tuple(key for key in instrument.keys if key not in names),
    )


def _tree(content: bytes) -> Mapping[str, object]:
    try:
        tree = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise _unreadable() from problem
    if not isinstance(tree, dict):
        raise _unreadable()
    return tree


def _unreadable() -> NotAScale:
    return NotAScale(say("Dit is geen bestand van `startbaan calibrate`: het is niet als JSON te lezen."))


def _items(tree: Mapping[str, object]) -> list[Mapping[str, object]]:
    found = tree.get("items")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _refuse_doubles(tree: Mapping[str, object]) -> None:
    times = Counter(str(item.get("item")) for item in _items(tree))
    if doubled := [name for name, count in times.items() if count > 1]:
        raise NotFitting(say("Deze items staan er meer dan één keer in: %(names)s.", names=_named(doubled)))


def _kept(tree: Mapping[str, object]) -> str:
    """Write what is kept, one line for each part."""
    items = [{name: item[name] for name in ITEM if name in item} for item in _items(tree)]
    kept = {name: items if name == "items" else tree[name] for name in KEPT if name in tree}
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(part)}" for name, part in kept.items()) + "\n}\n"


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in names[:NAMED])
    return f"{shown} …" if len(names) > NAMED else shown
