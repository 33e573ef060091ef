"""The picture of one lesson visit: profile, measure, zone, differences, growth, and what stands behind it.

It holds no total, no pass or fail and nobody else: it is made to talk about, not to judge by.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from startbaan.domain.feedback.comparing import Comparison, compared
from startbaan.domain.feedback.growing import Backing, Growth, backing_of, grown
from startbaan.domain.feedback.looks import Look, Ruler, measured
from startbaan.domain.feedback.profiles import DomainProfile, profile
from startbaan.domain.feedback.zones import Zone, zone_by_order, zone_on_scale
from startbaan.domain.instruments.definition import Instrument
from startbaan.domain.measurement.combining import Visit
from startbaan.domain.measurement.estimates import Estimate


@dataclass(frozen=True)
class Trace:
    """An earlier or present visit by domain, for where there is no scale."""

    look: Look
    profile: tuple[DomainProfile, ...]


@dataclass(frozen=True)
class Picture:
    """Everything to talk about after one visit."""

    instrument: Instrument
    look: Look
    ruler: Ruler | None
    level: Estimate | None
    profile: tuple[DomainProfile, ...]
    zone: Zone
    comparison: Comparison | None
    traces: tuple[Trace, ...]
    growth: Growth | None
    backing: Backing

    @property
    def seen(self) -> int:
        """How many items were seen."""
        return sum(each.observer.seen for each in self.profile)

    @property
    def is_lesson_known(self) -> bool:
        """Whether intervals hold how much lessons differ."""
        return self.ruler is not None and self.ruler.lesson is not None


def draw(
    look: Look,
    *,
    instrument: Instrument,
    ruler: Ruler | None = None,
    earlier: Sequence[Look] = (),
    own: Look | None = None,
) -> Picture:
    """Draw the picture of a visit; without a ruler nothing is measured, and the zone follows the order of domains.

    `earlier` are the visits with the same instrument that whoever looks may see; `own` is how the starter scored the
    same lesson, if that may be seen too.
    """
    looks = sorted([*earlier, look], key=lambda each: each.on)
    found = measured(look, instrument=instrument, ruler=ruler) if ruler else None
    level = Visit(found, look.severity).level(lesson=(ruler.lesson if ruler else None) or 0.0) if found else None
    zone = (
        zone_on_scale(level, scores=look.scores, instrument=instrument, ruler=ruler)
        if level and ruler
        else zone_by_order(look.scores, instrument=instrument)
    )
    return Picture(
        instrument=instrument,
        look=look,
        ruler=ruler if level else None,
        level=level,
        profile=profile(look.scores, instrument=instrument, own=own.scores if own else None),
        zone=zone,
        comparison=compared(look, own=own, instrument=instrument) if own else None,
        traces=tuple(Trace(each, profile(each.scores, instrument=instrument)) for each in looks),
        growth=grown(looks, instrument=instrument, ruler=ruler) if ruler else None,
        backing=backing_of(looks),
    )
