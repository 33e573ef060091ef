"""Peer groups beside general solvers and plain rules: `python bench/grouping.py [SIZES] [SEEDS] [SECONDS] [PYTHON]`.

SIZES and SEEDS are lists such as 60,300. All get the same pools, from the same seeds, in the same run, one after the
other, on two threads at most. Ours gets the seconds of its goal (1, 2, 10, 60), of its own process and not
of the clock; CP-SAT and HiGHS get SECONDS (60) by the clock. The processor's seconds of each stand beside.
*CP-SAT* is the model one would write, with each starter's twelve nearest slots from a thousand starters on. *HiGHS* is
our own strong program over the twenty nearest (over all, up to 300). *Greedy* opens the slots that are welcome to most
and fills them one starter after the other; *greedy, flow* fills those same slots exactly. *k-means-constrained* runs if
PYTHON is an environment that has it: it divides starters by place alone, as it knows nothing else, in a process of its
own of which only the clock counts; then each of its groups gets, in an exact flow, the facilitator and day at which the
fewest of it are not welcome, and of those the nearest. Every answer is priced and checked by the rules of `checking`; a
cost with broken rules is no answer and says so. At the end comes a table; time counts as met with the last step that
began within it (half a second).
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "support"))

from grouping_pools import pool_of

from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.flowing import filled
from startbaan.domain.grouping.matrices import Flags, Ints, Matrices, matrices
from startbaan.domain.grouping.opening import by_rank
from startbaan.domain.grouping.pool import Grouping, Pool
from startbaan.domain.grouping.pricing import price
from startbaan.domain.grouping.program import Part, solved
from startbaan.domain.grouping.solving import Progress, Unsolvable, solve

GOAL_SECONDS = {60: 1.0, 300: 2.0, 1_000: 10.0, 5_000: 60.0}
GOAL_GAP = {60: 0.0, 300: 0.01, 1_000: 0.015, 5_000: 0.02}
HALF_OF_CP_SAT_AT = 5_000
CLUSTERS = Path(__file__).parent / "peers" / "clusters.py"
LATE = 0.5
PATIENCE = 10
NEAR_CP, NEAR_HIGHS, WHOLE_UP_TO = 12, 20, 300
Answer = tuple[Grouping | None, float | None]
Method = Callable[[Pool, float], Answer]


def ours(pool: Pool, seconds: float) -> Answer:
    """Solve within so many seconds of this process: on a shared machine the clock says little."""
    told: list[Progress] = []
    until = time.process_time() + seconds
    try:
        found = solve(pool, seconds=PATIENCE * seconds, tell=told.append, stop=lambda: time.process_time() > until)
    except Unsolvable:
        return None, told[-1].bound if told else None
    return found.grouping, found.bound


def near(m: Matrices, count: int, *, from_size: int) -> Flags:
    """Keep the nearest slots of each starter, in a pool that is too large for all."""
    if len(m.school) < from_size or count >= len(m.slots):
        return m.allowed
    cost = np.where(m.allowed, m.cost, np.iinfo(np.int64).max)
    limit = np.partition(cost, count - 1, axis=1)[:, count - 1]
    kept: Flags = m.allowed & (cost <= limit[:, None])
    return kept


def cp_sat(pool: Pool, seconds: float) -> Answer:
    m = matrices(pool, locked={})
    model = cp_model.CpModel()
    allowed = near(m, NEAR_CP, from_size=1_000)
    open_ = [model.new_bool_var("") for _ in m.slots]
    places = {
        (row, column): model.new_bool_var("")
        for row, column in zip(*(each.tolist() for each in np.nonzero(allowed)), strict=True)
    }
    costs = [int(m.cost[place]) for place in places]
    extra = []
    for row in range(len(m.school)):
        model.add_exactly_one(places[row, column] for column in np.flatnonzero(allowed[row]).tolist())
    weights = pool.weights
    for column, opened in enumerate(open_):
        rows = np.flatnonzero(allowed[:, column]).tolist()
        inside = sum(places[row, column] for row in rows)
        model.add(inside >= weights.smallest * opened)
        model.add(inside <= weights.largest * opened)
        for school in np.unique(m.school[rows]).tolist():
            mates = [places[row, column] for row in rows if m.school[row] == school]
            for rank in range(1, min(len(mates), 4)):
                more = model.new_int_var(0, len(mates), "")
                model.add(more >= sum(mates) - rank)
                extra.append(more)
    for leader, most in enumerate(m.capacity.tolist()):
        model.add(sum(open_[column] for column in np.flatnonzero(m.leader == leader).tolist()) <= most)
    model.minimize(
        cp_model.LinearExpr.weighted_sum([*places.values(), *extra], [*costs, *[weights.same_school] * len(extra)])
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, solver.best_objective_bound
    chosen = np.full(len(m.school), -1, dtype=np.int64)
    for (row, column), place in places.items():
        if solver.boolean_value(place):
            chosen[row] = column
    return m.grouping(chosen), solver.best_objective_bound if allowed is m.allowed else None


def highs(pool: Pool, seconds: float) -> Answer:
    m = matrices(pool, locked={})
    allowed = near(m, NEAR_HIGHS, from_size=WHOLE_UP_TO + 1)
    part = Part(np.arange(len(m.school)), np.arange(len(m.slots)), m.capacity, allowed)
    found = solved(m, part, seconds=seconds)
    grouping = None if found.chosen is None else m.grouping(found.chosen)
    return grouping, found.bound if allowed is m.allowed else None


def welcome(m: Matrices) -> Ints:
    """Open the slots that are near and free for most, one for each seven starters."""
    score = -np.where(m.allowed, 1 / (20 + m.cost), 0).sum(axis=0)
    return by_rank(m, score, round(len(m.school) / 7))


def greedy(pool: Pool, _: float) -> Answer:
    m = matrices(pool, locked={})
    open_ = welcome(m)
    weights, size = pool.weights, np.zeros(len(m.slots), dtype=np.int64)
    mates = np.zeros((len(pool.schools), len(m.slots)), dtype=np.int64)
    grouping = {}
    for row in np.argsort(m.allowed[:, open_].sum(axis=1), kind="stable").tolist():
        free = open_[m.allowed[row, open_] & (size[open_] < weights.largest)]
        if len(free):
            best = free[np.argmin(m.cost[row, free] + weights.same_school * mates[m.school[row], free])]
            grouping[pool.starters[row].id] = m.slots[best]
            size[best] += 1
            mates[m.school[row], best] += 1
    return grouping, None


def greedy_flow(pool: Pool, _: float) -> Answer:
    m = matrices(pool, locked={})
    chosen = filled(m, welcome(m), nearest=40)
    placed = zip(pool.starters, chosen.tolist(), strict=True)
    return {starter.id: m.slots[column] for starter, column in placed if column >= 0}, None


def by_place(python: str) -> Method:
    """Divide starters by place with k-means-constrained, and find each group its facilitator and day."""

    def divided(pool: Pool, _: float) -> Answer:
        m = matrices(pool, locked={})
        weights = pool.weights
        asked = {
            "places": [(pool.schools[at].x, pool.schools[at].y) for at in m.school.tolist()],
            "groups": round(len(m.school) / 7),
            "smallest": weights.smallest,
            "largest": weights.largest,
            "seed": 1,
        }
        done = subprocess.run(
            [python, str(CLUSTERS)], input=json.dumps(asked), capture_output=True, text=True, check=True
        )
        label = np.array(json.loads(done.stdout)["labels"])
        dear = int(m.cost.max()) * weights.largest + 1
        cost = np.zeros((asked["groups"], len(m.slots)), dtype=np.int64)
        np.add.at(cost, label, m.cost + dear * ~m.allowed)
        return m.grouping(led(m, cost)[label]), None

    return divided


def led(m: Matrices, cost: Ints) -> Ints:
    """Give each group a slot of its own at the least cost, while no facilitator leads more groups than they may."""
    groups, slots = cost.shape
    group, slot = (each.ravel() for each in np.indices(cost.shape))
    each, leads = np.arange(slots), groups + slots + np.arange(len(m.capacity))
    sink = groups + slots + len(leads)
    flow = min_cost_flow.SimpleMinCostFlow()
    ones, free = np.ones(cost.size, dtype=np.int64), np.zeros(cost.size, dtype=np.int64)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(group, groups + slot, ones, cost.ravel())
    flow.add_arcs_with_capacity_and_unit_cost(groups + each, leads[m.leader], ones[:slots], free[:slots])
    flow.add_arcs_with_capacity_and_unit_cost(leads, np.full(len(leads), sink), m.capacity, free[: len(leads)])
    flow.set_nodes_supplies(np.arange(groups), ones[:groups])
    flow.set_node_supply(sink, -groups)
    if flow.solve() != flow.OPTIMAL:
        raise ArithmeticError
    used = flow.flows(arcs) > 0
    chosen = np.empty(groups, dtype=np.int64)
    chosen[group[used]] = slot[used]
    return chosen


PEERS: dict[str, Method] = {"CP-SAT": cp_sat, "HiGHS": highs, "greedy": greedy, "greedy, flow": greedy_flow}


@dataclass(frozen=True)
class Result:
    """What a method made of a pool; no cost where it broke rules or gave no answer."""

    seconds: float
    work: float
    cost: int | None
    gap: float | None
    broken: int

    def cell(self, beside: int | None) -> str:
        """Say it in a table, beside what ours costs."""
        if self.cost is None:
            return f"breaks {self.broken} rules in {self.seconds:.1f} s" if self.broken else "no answer"
        ratio = f", {self.cost / beside:.2f} × ours" if beside else ""
        return f"{self.cost:,} ({self.work:.1f} s of CPU){ratio}"


def measured(name: str, pool: Pool, method: Method, seconds: float) -> Result:
    """Let a method answer, check and price it, and print one line."""
    began, worked = time.perf_counter(), time.process_time()
    grouping, bound = method(pool, seconds)
    took, work = time.perf_counter() - began, time.process_time() - worked
    broken = len(breaches(pool, grouping)) if grouping is not None else 0
    cost = price(pool, grouping).total if grouping is not None and not broken else None
    gap = (cost - bound) / bound if cost is not None and bound and bound > 0 else None
    said = f"  cost {cost:8}" if cost is not None else f"  {broken} rules broken" if broken else "  no answer"
    near_best = f"  gap {gap:7.2%}" if gap is not None else ""
    print(f"  {name:19} {took:7.2f} s ({work:6.2f} s of CPU){said}{near_best}", flush=True)
    return Result(took, work, cost, gap, broken)


def met(size: int, ours: Result, peer: Result | None) -> str:
    """Say whether the goals of this size are met."""
    if ours.gap is None:
        return "no answer"
    goals = [f"gap {'met' if ours.gap <= GOAL_GAP[size] else 'not met'}"]
    goals.append(f"time {'met' if ours.seconds <= GOAL_SECONDS[size] + LATE else 'not met by the clock'}")
    if size == HALF_OF_CP_SAT_AT and peer is not None and peer.cost is not None and ours.cost is not None:
        goals.append(f"half of CP-SAT {'met' if ours.cost <= peer.cost / 2 else 'not met'}")
    return ", ".join(goals)


def main(sizes: str = "60,300,1000", seeds: str = "1,2,3,4,5", seconds: str = "60", python: str = "") -> None:
    """Measure each pool, and put all of it in a table at the end."""
    peers = PEERS if float(seconds) else {}
    if python:
        peers = {**peers, "k-means-constrained": by_place(python)}
    table = [f"| starters | seed | ours | gap | {''.join(f'{name} | ' for name in peers)}goals |"]
    table.append("|---:" * (5 + len(peers)) + "|")
    for size in map(int, sizes.split(",")):
        for seed in map(int, seeds.split(",")):
            pool = pool_of(size, seed=seed)
            print(f"{size} starters, seed {seed}: {len(pool.facilitators)} facilitators", flush=True)
            best = measured("ours", pool, ours, GOAL_SECONDS[size])
            others = {name: measured(name, pool, method, float(seconds)) for name, method in peers.items()}
            cells = [str(size), str(seed), best.cell(None), "" if best.gap is None else f"{best.gap:.2%}"]
            cells += [other.cell(best.cost) for other in others.values()]
            table.append(f"| {' | '.join([*cells, met(size, best, others.get('CP-SAT'))])} |")
    print("\n".join(["", *table]))


if __name__ == "__main__":
    main(*sys.argv[1:])
