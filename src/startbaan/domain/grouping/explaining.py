"""Why a grouping is as it is: how good it is proven to be, and for each member why not in another group."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from startbaan.domain.grouping.checking import broken_by, slot_name
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE, Grouping, Pool, Slot, groups
from startbaan.domain.grouping.pricing import share, travel
from startbaan.domain.sentences import Sentence, say, to_a_tenth


class Kind(StrEnum):
    """What somebody would rather have had otherwise."""

    SCHOOLMATE = "schoolmate"
    MET = "met"
    SECTOR = "sector"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another group for somebody: what it would cost more, or None where a rule forbids it; and that in words."""

    slot: Slot
    difference: int | None
    instead_of: str | None
    """With whom they would change places, if the move alone would make a group too large or too small."""
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Compromise:
    """What somebody gave up, and what every other group would cost or break."""

    starter: str
    kinds: tuple[Kind, ...]
    sentences: tuple[Sentence, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """A grouping as it stands, with its members gathered once."""

    pool: Pool
    grouping: Grouping
    members: Mapping[Slot, tuple[str, ...]]
    names: Mapping[str, str]


def proof(*, cost: int, bound: int) -> Sentence:
    """Say how good a grouping is proven to be, rounded up; `bound` is what no grouping can be cheaper than."""
    if bound >= cost:
        return say("bewezen best")
    if bound <= 0:
        return say("hoe dicht bij het best mogelijke is niet te zeggen")
    share = gap(cost=cost, bound=bound)
    assert share is not None
    return say("hoogstens %(percent)s %% van het best mogelijke af", percent=at_most(share))


def at_most(part: float) -> Sentence:
    """Write a part of the whole as a percentage it is not above."""
    return to_a_tenth((Decimal(part) * 100).quantize(Decimal("0.1"), rounding=ROUND_CEILING))


def gap(*, cost: int, bound: int) -> float | None:
    """Say by what share of the best possible a cost may at most exceed it; None where that is no share of anything."""
    if bound >= cost:
        return 0.0
    return (cost - bound) / bound if bound > 0 else None


def compromises(pool: Pool, grouping: Grouping, *, names: Mapping[str, str] | None = None) -> tuple[Compromise, ...]:
    """Give everyone who gave something up, with why it could not be otherwise without more cost elsewhere."""
    now = _Now(pool, grouping, groups(grouping), names or {})
    return tuple(_compromise(now, starter) for starter in sorted(grouping) if _given_up(now, starter))


def compromise(pool: Pool, grouping: Grouping, *, starter: str, names: Mapping[str, str] | None = None) -> Compromise:
    """Say what somebody gave up, if anything, and why not with another group."""
    return _compromise(_Now(pool, grouping, groups(grouping), names or {}), starter)


def alternatives(
    pool: Pool, grouping: Grouping, *, starter: str, names: Mapping[str, str] | None = None
) -> tuple[Alternative, ...]:
    """Say for every other group what it would cost to have somebody there, or what rule forbids it; cheapest first."""
    return _alternatives(_Now(pool, grouping, groups(grouping), names or {}), starter)


def _compromise(now: _Now, starter: str) -> Compromise:
    given_up = _given_up(now, starter)
    return Compromise(
        starter=starter,
        kinds=tuple(kind for kind, _ in given_up),
        sentences=tuple(sentence for _, sentence in given_up),
        alternatives=_alternatives(now, starter),
    )


def _alternatives(now: _Now, starter: str) -> tuple[Alternative, ...]:
    found = [_alternative(now, starter, slot) for slot in now.members if slot != now.grouping[starter]]
    return tuple(sorted(found, key=lambda each: (each.difference is None, each.difference or 0, each.slot.order)))


def _alternative(now: _Now, starter: str, slot: Slot) -> Alternative:
    group, here = slot_name(slot, names=now.names), now.grouping[starter]
    broken = list(broken_by(now.pool, starter, slot, names=now.names))
    if broken:
        return Alternative(slot, None, None, say("%(group)s: kan niet. %(why)s", group=group, why=broken[0].sentence))
    weights = now.pool.weights
    if len(now.members[slot]) < weights.largest and len(now.members[here]) > weights.smallest:
        after = share(now.pool, starter, slot, now.members[slot])
        difference = after - share(now.pool, starter, here, now.members[here])
        return Alternative(slot, difference, None, _priced(group, difference))
    return _swap(now, starter, slot)


def _swap(now: _Now, starter: str, slot: Slot) -> Alternative:
    group, here = slot_name(slot, names=now.names), now.grouping[starter]
    swaps = [(_swap_cost(now, starter, other), other) for other in now.members[slot] if now.pool.may(other, here)]
    if not swaps:
        sentence = say(
            "%(group)s: kan niet. Een groep zou te groot of te klein worden, en niemand daar kan ruilen.", group=group
        )
        return Alternative(slot, None, None, sentence)
    difference, other = min(swaps)
    with_whom = say("%(group)s, in ruil voor %(other)s", group=group, other=now.names.get(other, other))
    return Alternative(slot, difference, other, _priced(with_whom, difference))


def _swap_cost(now: _Now, one: str, other: str) -> int:
    first, second = now.grouping[one], now.grouping[other]
    here = [each for each in now.members[first] if each != one]
    there = [each for each in now.members[second] if each != other]
    after = share(now.pool, one, second, there) + share(now.pool, other, first, here)
    return after - share(now.pool, one, first, here) - share(now.pool, other, second, there)


def _priced(group: Sentence, difference: int) -> Sentence:
    if difference > 0:
        return say("%(group)s: het geheel wordt %(more)s punten slechter.", group=group, more=difference)
    if difference < 0:
        return say("%(group)s: het geheel wordt %(less)s punten beter.", group=group, less=-difference)
    return say("%(group)s: voor het geheel even goed.", group=group)


def _given_up(now: _Now, starter: str) -> list[tuple[Kind, Sentence]]:
    pool, slot = now.pool, now.grouping[starter]
    someone = pool.starter[starter]
    others = [each for each in now.members[slot] if each != starter]
    mates = [now.names.get(each, each) for each in others if pool.starter[each].school == someone.school]
    met = [now.names.get(each, each) for each in others if each in pool.known_to[starter]]
    found: list[tuple[Kind, Sentence]] = []
    if mates and pool.weights.same_school:
        found.append((Kind.SCHOOLMATE, say("Van dezelfde school: %(who)s.", who=", ".join(mates))))
    if met and pool.weights.met_before > 0:
        found.append((Kind.MET, say("Eerder in dezelfde groep: %(who)s.", who=", ".join(met))))
    if someone.sector != pool.facilitator[slot.facilitator].sector and pool.weights.mixed_sector:
        found.append((Kind.SECTOR, say("De begeleider is van een andere sector.")))
    nearer = _nearer(now, starter)
    if nearer is not None and pool.weights.hectometre:
        found.append((Kind.DISTANCE, nearer))
    return found


def _nearer(now: _Now, starter: str) -> Sentence | None:
    here = travel(now.pool, starter, now.grouping[starter])
    reached = (travel(now.pool, starter, slot) for slot in now.members if now.pool.may(starter, slot))
    nearest = min(reached, default=here)
    if nearest >= here:
        return None
    return say(
        "Reist %(far)s km; de dichtstbijzijnde groep die kan, is op %(near)s km.",
        far=kilometres(here),
        near=kilometres(nearest),
    )


def kilometres(length: int) -> Sentence:
    """Write a distance in hectometres as kilometres."""
    return to_a_tenth(Decimal(length) / HECTOMETRES_IN_A_KILOMETRE)
