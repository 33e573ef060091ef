"""Small pools by chance, and every grouping of them one by one: slow, and plain enough to be believed."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import strategies as st

from startbaan.domain.grouping.pool import Facilitator, Grouping, Pool, School, Slot, Starter, Weekday, Weights

DAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY]
SCHOOLS = [School("a", 0, 0), School("b", 1.5, 0.4), School("c", 0.3, 2.0), School("d", 4.0, 4.0)]


@st.composite
def pools(draw, *, most: int = 7, met_weights=(0, 40, -40)) -> Pool:
    """Draw a pool so small that all its groupings can be tried."""
    days = st.frozensets(st.sampled_from(DAYS), min_size=1)
    count = draw(st.integers(2, most))
    starters = [
        Starter(f"s{row}", draw(st.sampled_from("abc")), draw(st.sampled_from(["po", "vo"])), draw(days))
        for row in range(count)
    ]
    facilitators = [
        Facilitator(f"f{row}", draw(st.sampled_from("abcd")), "po", draw(days), draw(st.integers(0, 2)))
        for row in range(draw(st.integers(1, 3)))
    ]
    pairs = [(one.id, other.id) for one, other in combinations(starters, 2)]
    relations = [(starter.id, facilitator.id) for starter in starters for facilitator in facilitators]
    smallest = draw(st.integers(1, 3))
    weights = Weights(
        same_school=draw(st.sampled_from([0, 30, 500])),
        hectometre=draw(st.integers(0, 3)),
        mixed_sector=draw(st.sampled_from([0, 50])),
        met_before=draw(st.sampled_from(met_weights)),
        smallest=smallest,
        largest=smallest + draw(st.integers(0, 3)),
    )
    return Pool(
        starters=starters,
        facilitators=facilitators,
        schools=SCHOOLS,
        forbidden=frozenset(draw(st.lists(st.sampled_from(relations), max_size=3))),
        met=frozenset(draw(st.lists(st.sampled_from(pairs), max_size=5))),
        weights=weights,
    )


def every_grouping(pool: Pool) -> Iterator[dict[str, Slot]]:
    """Try everyone everywhere, and give what obeys the rules."""
    slots = [Slot(each.id, day) for each in pool.facilitators for day in each.weekdays]
    for chosen in product(slots, repeat=len(pool.starters)):
        grouping = {starter.id: slot for starter, slot in zip(pool.starters, chosen, strict=True)}
        if obeys(pool, grouping):
            yield grouping


def obeys(pool: Pool, grouping: Grouping) -> bool:
    """Look at each rule, as it was written down and with nothing of what makes groups."""
    if set(grouping) != {starter.id for starter in pool.starters}:
        return False
    leaders = {each.id: each for each in pool.facilitators}
    for starter in pool.starters:
        slot = grouping[starter.id]
        leader = leaders[slot.facilitator]
        if slot.weekday not in starter.weekdays or slot.weekday not in leader.weekdays:
            return False
        if leader.school == starter.school or (starter.id, leader.id) in pool.forbidden:
            return False
    sizes = Counter(grouping.values())
    led = Counter(slot.facilitator for slot in sizes)
    return all(pool.weights.smallest <= size <= pool.weights.largest for size in sizes.values()) and all(
        count <= leaders[facilitator].max_groups for facilitator, count in led.items()
    )


def cost(pool: Pool, grouping: Grouping) -> int:
    """Add up what a grouping costs, pair by pair."""
    weights, places = pool.weights, {school.id: school for school in pool.schools}
    leaders = {each.id: each for each in pool.facilitators}
    total = 0
    for starter in pool.starters:
        leader = leaders[grouping[starter.id].facilitator]
        here, there = places[starter.school], places[leader.school]
        total += weights.hectometre * round(10 * math.hypot(here.x - there.x, here.y - there.y))
        total += weights.mixed_sector * (starter.sector != leader.sector)
    met = {frozenset(pair) for pair in pool.met}
    for one, other in combinations(pool.starters, 2):
        if grouping[one.id] == grouping[other.id]:
            total += weights.same_school * (one.school == other.school)
            total += weights.met_before * (frozenset({one.id, other.id}) in met)
    return total
