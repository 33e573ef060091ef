"""A parameter set read back: items whose thresholds are held where a larger set of observations put them."""

from collections.abc import Mapping

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Whole
from startbaan.domain.measurement.scale import Scale
from startbaan.domain.measurement.steps import Steps
from startbaan.domain.sentences import Problem, Sentence, say


class NotAnAnchor(Problem):
    """A scale that does not fit these observations."""


def held_steps(scale: Scale) -> Steps:
    """Lay out the items of a scale as thresholds to hold on to."""
    wide = max(len(item.thresholds) for item in scale.items)
    values, errors = (np.full((len(scale.items), wide), np.nan) for _ in range(2))
    for place, item in enumerate(scale.items):
        values[place, : len(item.thresholds)] = [step.value for step in item.thresholds]
        errors[place, : len(item.thresholds)] = [step.se for step in item.thresholds]
    return Steps(tuple(item.name for item in scale.items), values, errors)


def anchored(items: tuple[str, ...], *, tops: Whole, anchors: Steps) -> Mapping[int, Floats]:
    """Give the thresholds to hold by the place of the item. Raises `NotAnAnchor`."""
    place_of = {name: place for place, name in enumerate(anchors.items)}
    shared = [place for place, name in enumerate(items) if name in place_of]
    if not shared:
        raise NotAnAnchor(say("Geen enkel item van het bestand met ankers staat in deze observaties."))
    if len(shared) == len(items):
        raise NotAnAnchor(say("Alle items staan al vast door de ankers. Er valt niets te berekenen."))
    for place in shared:
        if anchors.tops[place_of[items[place]]] != tops[place]:
            raise NotAnAnchor(
                say(
                    "Item %(item)s heeft hier %(here)s drempels en in het bestand met ankers %(there)s.",
                    item=items[place],
                    here=int(tops[place]),
                    there=int(anchors.tops[place_of[items[place]]]),
                )
            )
    return {place: anchors.values[place_of[items[place]], : tops[place]] for place in shared}


def with_anchors(items: tuple[str, ...], *, values: Floats, errors: Floats, anchors: Steps | None) -> Steps:
    """Name thresholds; one that was held keeps the error it had where it was estimated."""
    kept = errors.copy()
    if anchors:
        for place, name in enumerate(items):
            if name in anchors.items:
                known = anchors.errors[anchors.items.index(name)]
                kept[place, : len(known)] = known[: kept.shape[1]]
    return Steps(items, values, kept)


def unused_anchors(items: tuple[str, ...], *, anchors: Steps) -> tuple[Sentence, ...]:
    """Say which anchors do not occur in the observations."""
    absent = [name for name in anchors.items if name not in items]
    return (say("Ankers zonder observaties: %(items)s.", items=", ".join(absent)),) if absent else ()
