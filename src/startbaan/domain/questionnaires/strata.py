"""With whom somebody's answers are counted together, so that no count ever holds fewer people than enough.

A stratum is a group of raters at one board. What is counted moves out of a pool of sealed answers in batches, and every
batch and every stratum is about enough people:

- While a survey runs, a stratum only gives up answers when enough of its own stay behind. So whatever comes out at the
  end is about enough people too, and two readings never differ by fewer.
- At the end a stratum that is too small joins a wider one: all boards of its sector, then all sectors, then everyone.
  What is too few even then takes the smallest other stratum along.
- Where all together are too few, nothing is counted.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Stratum:
    """A group of raters in a sector at a board; what is empty stands for all of them."""

    group: str = ""
    sector: str = ""
    board: int = 0

    @property
    def width(self) -> int:
        """How wide it is: from 0, one board, to 3, everyone."""
        return next((width for width, part in enumerate((self.board, self.sector, self.group)) if part), EVERYONE)

    def widened(self, width: int) -> Self:
        """Give the stratum of this width that it lies in."""
        return type(self)(
            self.group if width < EVERYONE else "",
            self.sector if width < EVERYONE - 1 else "",
            self.board if width < EVERYONE - 2 else 0,
        )


EVERYONE = 3


@dataclass(frozen=True, slots=True)
class Least:
    """How many people a stratum and a batch of it hold at least, and how many all that is counted at once."""

    stratum: int
    at_once: int

    def __post_init__(self) -> None:
        assert 1 <= self.stratum <= self.at_once


def batches(sizes: Mapping[Stratum, int], *, least: Least) -> Mapping[Stratum, int]:
    """Say from which strata how many answers may be counted while the survey runs, given how many are in the pool."""
    for behind in (least.stratum, least.at_once):
        found = {stratum: size - behind for stratum, size in sizes.items() if size >= behind + least.stratum}
        counted = sum(found.values())
        if min(counted, sum(sizes.values()) - counted) >= least.at_once:
            return found
    return {}


def at_the_end(sizes: Mapping[Stratum, int], *, least: Least) -> Mapping[Stratum, Stratum]:
    """Say where each stratum is counted when the survey has closed; of too few in all, nowhere."""
    into = {stratum: stratum for stratum, size in sizes.items() if size}
    if sum(sizes.values()) < least.stratum:
        return {}
    for width in range(1, EVERYONE + 1):
        held = _held(into, sizes)
        into = {
            stratum: target.widened(width) if held[target] < least.stratum and target.width < width else target
            for stratum, target in into.items()
        }
    held = _held(into, sizes)
    if 0 < held[EVERYBODY] < least.stratum:
        smallest = min((size, target) for target, size in held.items() if target != EVERYBODY)[1]
        into = {stratum: EVERYBODY if target == smallest else target for stratum, target in into.items()}
    return into


EVERYBODY = Stratum()


def _held(into: Mapping[Stratum, Stratum], sizes: Mapping[Stratum, int]) -> Counter[Stratum]:
    held: Counter[Stratum] = Counter()
    for stratum, target in into.items():
        held[target] += sizes[stratum]
    return held
