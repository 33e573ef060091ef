"""Pools to measure with: starters, schools in towns of different size, and coaches as facilitators; all made up."""

import numpy as np

from startbaan.domain.grouping.pool import Facilitator, Pool, School, Starter, Weekday

SIZES = {60: (12, 10, 1, 20.0), 300: (60, 50, 1, 40.0), 1_000: (170, 150, 1, 80.0), 5_000: (800, 500, 2, 200.0)}
"""For so many starters: schools, facilitators, groups for each of those, and the side of the map in kilometres."""
WEEK = list(Weekday)


def pool_of(count: int, *, seed: int) -> Pool:
    """Make a pool: schools near towns, everyone with a few days, seven in ten coached by one of their school."""
    schools, facilitators, groups, side = SIZES[count]
    chance = np.random.default_rng(seed)
    towns = max(2, int(side // 8))
    centres, size = chance.random((towns, 2)) * side, chance.dirichlet(np.ones(towns) * 2)
    at = np.clip(centres[chance.choice(towns, schools, p=size)] + chance.normal(0, 3, (schools, 2)), 0, side)
    sector = (chance.random(schools) < 0.35).astype(int)
    weight = chance.gamma(2.0, 1.0, schools)
    school = np.sort(
        np.concatenate([np.arange(schools), chance.choice(schools, count - schools, p=weight / weight.sum())])
    )
    days = [chance.choice(5, chance.choice([2, 3, 4], p=[0.25, 0.45, 0.3]), replace=False) for _ in range(count)]
    leads = chance.choice(schools, facilitators, p=np.bincount(school, minlength=schools) / count)
    free = [chance.choice(5, chance.choice([1, 2, 3], p=[0.3, 0.5, 0.2]), replace=False) for _ in range(facilitators)]
    coached = set()
    for starter in range(count):
        own = np.flatnonzero(leads == school[starter])
        if own.size and chance.random() < 0.7:
            coached.add((f"s{starter}", f"f{chance.choice(own)}"))
        elif chance.random() < 0.3:
            far = np.hypot(*(at[leads] - at[school[starter]]).T)
            coached.add((f"s{starter}", f"f{chance.choice(np.argsort(far)[:6])}"))
    names = ["po", "vo"]
    return Pool(
        starters=[
            Starter(f"s{row}", f"k{school[row]}", names[sector[school[row]]], frozenset(WEEK[day] for day in days[row]))
            for row in range(count)
        ],
        facilitators=[
            Facilitator(
                f"f{row}",
                f"k{leads[row]}",
                names[sector[leads[row]]],
                frozenset(WEEK[day] for day in free[row]),
                groups,
            )
            for row in range(facilitators)
        ],
        schools=[School(f"k{row}", float(at[row, 0]), float(at[row, 1])) for row in range(schools)],
        forbidden=frozenset(coached),
    )
