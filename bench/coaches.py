"""A coach for 5,000 starters, exact and proven over every pair: `python bench/coaches.py [STARTERS] [SEEDS]`.

Beside scipy's `linear_sum_assignment` in the same run, in turns, on the same table of costs: there every place of a
coach is a column of its own. Also beside *greedy*: the cheapest pair first. The instances are made from a seed:
2.6 starters to a coach, schools in a square of 200 kilometres, 11 to 55 hours, one coach in ten who may not.
"""

import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from scipy.optimize import linear_sum_assignment

from startbaan.domain.grouping.coaches import Coach, CoachPool, Waiting
from startbaan.domain.grouping.coaches_flow import flowed
from startbaan.domain.grouping.coaches_matrix import FORBIDDEN, NONE, Choices, Matrix, matrix_of
from startbaan.domain.grouping.pool import School

STARTERS, SEEDS, HOURS = 5_000, 5, 11
SQUARE_KM, PER_COACH, PER_SCHOOL = 200.0, 2.6, 6


def instance(count: int, seed: int) -> CoachPool:
    """Make a pool of a nation."""
    chance = np.random.default_rng(seed)
    coaches, schools = max(8, int(count / PER_COACH)), max(6, count // PER_SCHOOL)
    places = [School(f"p{number}", *map(float, chance.random(2) * SQUARE_KM)) for number in range(schools)]
    sectors = chance.choice(["po", "vo"], schools, p=[0.65, 0.35])
    here, there = chance.integers(0, schools, count), chance.integers(0, schools, coaches)
    hours = chance.choice([11, 22, 33, 44, 55], coaches, p=[0.15, 0.3, 0.3, 0.15, 0.1])
    managers, may_not = chance.integers(0, coaches, count), set(np.flatnonzero(chance.random(coaches) < 0.1).tolist())
    wished = zip(chance.integers(0, count, count * 5), chance.integers(0, coaches, count * 5), strict=True)
    return CoachPool(
        [Waiting(f"s{number}", f"p{at}", str(sectors[at]), HOURS) for number, at in enumerate(here.tolist())],
        [
            Coach(f"c{number}", f"p{at}", str(sectors[at]), 0 if number in may_not else int(hours[number]))
            for number, at in enumerate(there.tolist())
        ],
        places,
        never=frozenset((f"s{number}", f"c{coach}") for number, coach in enumerate(managers.tolist())),
        wishes={(f"s{starter}", f"c{coach}"): 1 for starter, coach in wished},
    )


def ours(matrix: Matrix) -> tuple[Choices, int]:
    """Solve it as Startbaan does, with the proof."""
    found = flowed(matrix, asked=100 * HOURS)
    return found.chosen, found.bound


def by_columns(matrix: Matrix) -> tuple[Choices, int]:
    """Solve it with a column for each place of a coach, each next one dearer.

    Whoever sits where they may not goes without, so columns for going without are added only where places are short.
    """
    starters = matrix.asked.size
    places = matrix.hours // (100 * HOURS)
    whose = np.repeat(np.arange(places.size), places)
    turns = np.arange(whose.size) - np.repeat(np.cumsum(places) - places, places)
    costs = matrix.costs[:, whose]
    seats = np.where(costs < FORBIDDEN, costs + matrix.step * turns, matrix.nobody)
    more = np.full((starters, max(0, starters - whose.size)), matrix.nobody)
    rows, columns = linear_sum_assignment(np.hstack([seats, more]))
    chosen = np.full(starters, NONE)
    seated = columns < whose.size
    rows, columns = rows[seated], columns[seated]
    may = seats[rows, columns] < matrix.nobody
    chosen[rows[may]] = whose[columns[may]]
    return chosen, matrix.total(chosen)


def greedy(matrix: Matrix) -> tuple[Choices, int]:
    """Take the cheapest pair that still fits, again and again."""
    left = matrix.hours // (100 * HOURS)
    chosen = np.full(matrix.asked.size, NONE)
    cheap = np.argsort(matrix.costs, axis=None)
    for pair in cheap[: int((matrix.costs < FORBIDDEN).sum())].tolist():
        starter, coach = divmod(pair, matrix.hours.size)
        if chosen[starter] == NONE and left[coach]:
            chosen[starter] = coach
            left[coach] -= 1
    return chosen, 0


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else STARTERS
    seeds = int(arguments[1]) if len(arguments) > 1 else SEEDS
    solvers: dict[str, Callable[[Matrix], tuple[Choices, int]]] = {
        "ours": ours,
        "linear_sum_assignment": by_columns,
        "greedy": greedy,
    }
    ratios: list[tuple[float, float]] = []
    table = [
        "| seed | ours | `linear_sum_assignment` | times ours (CPU) | greedy | without a coach | cost |",
        "|---:" * 7 + "|",
    ]
    for seed in range(1, seeds + 1):
        matrix = matrix_of(instance(count, seed))
        clocks, works, costs, without, proven = {}, {}, {}, 0, False
        for name, solve in solvers.items():
            began, worked = time.perf_counter(), time.process_time()
            chosen, bound = solve(matrix)
            clocks[name], works[name] = time.perf_counter() - began, time.process_time() - worked
            without = int((chosen == NONE).sum())
            costs[name] = matrix.total(chosen) - matrix.nobody * without
            proven = proven or (name == "ours" and bound >= matrix.total(chosen))
            print(
                f"seed {seed}  {name:22} {clocks[name]:8.2f} s ({works[name]:6.2f} s of CPU)"
                f"  cost {costs[name]:>9,}  without a coach {without:>4}",
                flush=True,
            )
        lsa = "linear_sum_assignment"
        ratios.append((clocks[lsa] / clocks["ours"], works[lsa] / works["ours"]))
        same = "the same" if costs[lsa] == costs["ours"] else f"{costs[lsa]:,}"
        cells = [
            str(seed),
            f"{clocks['ours']:.2f} s, {'proven best' if proven else 'not proven'}",
            f"{clocks[lsa]:.2f} s, {same}",
            f"{ratios[-1][0]:.1f} ({ratios[-1][1]:.1f})",
            f"{costs['greedy'] / costs['ours'] - 1:.1%} dearer",
            str(without),
            f"{costs['ours']:,}",
        ]
        table.append(f"| {' | '.join(cells)} |")
    print("\n".join(["", *table]))
    clock, work = (statistics.median(each) for each in zip(*ratios, strict=True))
    print(f"\nmedian: {clock:.1f} times ours, {work:.1f} in CPU; least {min(each for each, _ in ratios):.1f}; goal 10")


if __name__ == "__main__":
    main(sys.argv[1:])
