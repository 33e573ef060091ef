"""How the policy of a board on starters stands in a sector: which version holds on a day, and which waits for consent.

A policy is written in versions, each with the day from which it is meant to hold. It holds once the council of the
sector has consented, and goes on until a later version holds in its place: so a version that waits ends nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from startbaan.domain.rules.parameters import Key
from startbaan.domain.words import Sector

# Where the agreement of a sector asks for the policy and the consent. No source says so for vo.
ASKED_BY: Mapping[Sector, Key | None] = {Sector.PO: Key.POLICY, Sector.VO: None, Sector.MBO: Key.SCHEME}


class Standing(StrEnum):
    """How the policy stands, the most pressing first."""

    MISSING = "missing"
    WAITING = "waiting"
    OLD = "old"
    COMING = "coming"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Version:
    """The dates of one version of a policy: when it is to begin, when to look at it again, and who consented when."""

    key: str
    start_on: date
    review_on: date
    written_on: date
    consents: Mapping[Sector, date]

    def holds_from(self, sector: Sector) -> date | None:
        """The first day on which it holds in a sector; none without consent."""
        consent = self.consents.get(sector)
        return None if consent is None else max(self.start_on, consent)


@dataclass(frozen=True, slots=True)
class Stood:
    """How the policy stands in one sector: what holds, and the last version that does not hold yet."""

    standing: Standing
    holding: Version | None
    following: Version | None


def standing_of(versions: Iterable[Version], *, sector: Sector, on: date) -> Stood:
    """Say how the policy stands in a sector on a day.

    Of the versions that hold, the one meant to begin last is the policy; a review day that is gone by makes it old.
    """
    ordered = sorted(versions, key=lambda version: version.start_on)
    held = [version for version in ordered if _holds(version, sector, on)]
    holding = held[-1] if held else None
    later = [each for each in ordered if each not in held and (holding is None or each.start_on > holding.start_on)]
    following = later[-1] if later else None
    return Stood(_standing(holding, following, sector=sector, on=on), holding, following)


def review_proposed(start: date) -> date:
    """Propose to look at a version again a year after it begins; that is our own choice, for no source says when."""
    return date(start.year + 1, start.month, 28 if (start.month, start.day) == (2, 29) else start.day)


def most_pressing(found: Sequence[Stood]) -> Standing:
    """Say how the policy stands in all sectors together: as in the one that presses most."""
    order = list(Standing)
    return min((stood.standing for stood in found), key=order.index, default=Standing.MISSING)


def _holds(version: Version, sector: Sector, on: date) -> bool:
    since = version.holds_from(sector)
    return since is not None and since <= on


def _standing(holding: Version | None, following: Version | None, *, sector: Sector, on: date) -> Standing:
    if holding is not None:
        return Standing.OLD if holding.review_on < on else Standing.HOLDS
    if following is None:
        return Standing.MISSING
    return Standing.WAITING if following.holds_from(sector) is None else Standing.COMING
