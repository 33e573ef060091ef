"""Places and stretches on one axis, a lane for each thing: what the component `lanes` draws."""

from dataclasses import dataclass
from enum import StrEnum

SMALLEST_SPAN = 1e-9


class Sign(StrEnum):
    """How a place is drawn; each has a form of its own, so that colour is never alone."""

    DOT = "dot"
    RING = "ring"
    TICK = "tick"
    DIAMOND = "diamond"


@dataclass(frozen=True)
class Spot:
    """A place on the axis; its mark is a short text drawn above it, such as the number of a step."""

    at: float
    sign: Sign
    mark: str = ""


@dataclass(frozen=True)
class Stretch:
    """From here to there on the axis."""

    low: float
    high: float


@dataclass(frozen=True)
class Lane:
    """One thing on the axis. Lanes that follow each other with the same group stand under its name once."""

    label: str
    spots: tuple[Spot, ...] = ()
    stretch: Stretch | None = None
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Lanes:
    """Lanes on one axis from `start` to `end`, with words at its ends; a band and a line run through all of them."""

    lanes: tuple[Lane, ...]
    start: float
    end: float
    start_word: str
    end_word: str
    band: Stretch | None = None
    line: float | None = None
    legend: tuple[tuple[str, str], ...] = ()

    def position(self, at: float) -> float:
        """Return where a place lies, in percent, kept within the axis."""
        length = max(self.end - self.start, SMALLEST_SPAN)
        return round(min(max((at - self.start) / length * 100, 0.0), 100.0), 2)

    def width(self, stretch: Stretch) -> float:
        """Return how long a stretch is, in percent, as far as it lies within the axis."""
        return round(self.position(stretch.high) - self.position(stretch.low), 2)


def axis_around(places: tuple[float, ...], *, margin: float = 0.04) -> tuple[float, float]:
    """Return ends of an axis on which all these places lie, with a little room beside them."""
    low, high = min(places), max(places)
    room = max((high - low) * margin, SMALLEST_SPAN)
    return low - room, high + room
