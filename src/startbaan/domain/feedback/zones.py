"""The next steps: three to five things that are within reach now, with examples of how they look in a lesson.

With a scale they are the steps whose chance is nearest to one half. Fewer than three of them within the usual band
widen the band, and the zone says so. Without a scale the order of the domains stands in for difficulty: from the first
domain on, what was mostly weak; that order was not verified, so this is no measurement.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from startbaan.domain.feedback.looks import Ruler, form_score, upper_half
from startbaan.domain.instruments.definition import Instrument, Item
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.scale import Scale
from startbaan.domain.measurement.zone import BAND, Band, next_steps

FEWEST, MOST = 3, 5
BANDS = (BAND, Band(0.15, 0.85), Band(0.05, 0.95))


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a step succeeds now, and the ends of its interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """To score so much or more on an item: what was scored in this lesson, and the chance where there is a scale."""

    item: Item
    score: int
    now: int | None
    chance: Chance | None = None

    @property
    def is_seen(self) -> bool:
        """Whether it was already seen in this lesson."""
        return self.now is not None and self.now >= self.score


@dataclass(frozen=True, slots=True)
class Zone:
    """The next steps, nearest first. Without a band they come from the order of the domains alone."""

    steps: tuple[Step, ...]
    band: Band | None = None

    @property
    def is_measured(self) -> bool:
        """Whether a scale stands behind it."""
        return self.band is not None

    @property
    def is_widened(self) -> bool:
        """Whether the usual band held too few steps."""
        return self.band not in {None, BAND}


def zone_on_scale(found: Estimate, *, scores: Mapping[str, int], instrument: Instrument, ruler: Ruler) -> Zone:
    """Give the steps around a measure; what pupils do is no step of the teacher."""
    learned = {item.key for domain in instrument.domains if not domain.is_outcome for item in domain.items}
    fitting = {item.name: item for item in ruler.fitting(instrument).items if item.name in learned}
    scale = Scale(tuple(fitting.values()))
    for band in BANDS:
        steps = next_steps(found, scale=scale, band=band, most=MOST)
        if len(steps) >= FEWEST:
            break
    return Zone(
        tuple(
            Step(
                instrument.by_key[step.item],
                form_score(fitting[step.item], step.score, instrument=instrument),
                scores.get(step.item),
                Chance(step.chance, step.low, step.high),
            )
            for step in steps
        ),
        band,
    )


def zone_by_order(scores: Mapping[str, int], *, instrument: Instrument) -> Zone:
    """Give what was mostly weak, from the first domain on; if that is too little, what is not yet at its strongest."""
    middle, top = upper_half(instrument), instrument.scores[-1]
    found = list(_walk(scores, instrument, lambda score: score < middle))
    if len(found) < FEWEST:
        found += list(_walk(scores, instrument, lambda score: middle <= score < top, least=FEWEST - len(found)))
    return Zone(tuple(Step(item, scores[item.key] + 1, scores[item.key]) for item in found[:MOST]))


def _walk(
    scores: Mapping[str, int], instrument: Instrument, wanted: Callable[[int], bool], *, least: int = FEWEST
) -> Iterator[Item]:
    """Go through the domains until there are enough; within a domain what is nearest to strong comes first."""
    given = 0
    for domain in instrument.domains:
        if domain.is_outcome:
            continue
        here = [item for item in domain.items if item.key in scores and wanted(scores[item.key])]
        yield from sorted(here, key=lambda item: -scores[item.key])
        given += len(here)
        if given >= least:
            return
