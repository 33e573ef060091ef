"""Which groups to open: as the prices of the bound advise, filled exactly, in as many groups as is cheapest."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from startbaan.domain.grouping.bounding import FADE, NEVER, Bound
from startbaan.domain.grouping.flowing import UNPLACED, filled
from startbaan.domain.grouping.matrices import Floats, Ints, Matrices

REPAIRS = 6
FEWER_ARCS_FROM = 2_000


@dataclass(eq=False)
class Best:
    """The best grouping so far, as columns, and what it costs; None before there is one."""

    chosen: Ints | None = None
    cost: int = 0
    told: Callable[["Best"], None] = field(default=lambda _: None)

    def offer(self, m: Matrices, chosen: Ints | None) -> bool:
        """Keep a grouping that obeys every rule and is cheaper; say whether it was."""
        if chosen is None or not obeys(m, chosen):
            return False
        cost = m.total(chosen)
        if self.chosen is not None and cost >= self.cost:
            return False
        self.chosen, self.cost = chosen.copy(), cost
        self.told(self)
        return True


def obeys(m: Matrices, chosen: Ints) -> bool:
    """Whether a choice of columns keeps every rule."""
    if (chosen < 0).any() or not m.allowed[np.arange(len(chosen)), chosen].all():
        return False
    size = np.bincount(chosen, minlength=len(m.slots))
    open_ = size > 0
    led = np.bincount(m.leader[open_], minlength=len(m.capacity))
    weights = m.pool.weights
    return bool(
        (size[open_] >= weights.smallest).all() and (size[open_] <= weights.largest).all() and (led <= m.capacity).all()
    )


def search(m: Matrices, advice: Bound, best: Best, *, most: int, ended: Callable[[], bool]) -> None:
    """Try more and fewer groups, closing in on the number that is cheapest; so many are filled at most."""
    low, high = m.least_groups, m.most_groups
    scores = (-advice.often + 1e-6 * advice.worth, advice.worth)
    tried: dict[tuple[int, int], int | None] = {}

    def tries(count: int, score: int) -> int:
        if low <= count <= high and (count, score) not in tried and len(tried) < most and not ended():
            chosen = attempt(m, by_rank(m, scores[score], count))
            tried[count, score] = None if chosen is None else m.total(chosen)
            best.offer(m, chosen)
        cost = tried.get((count, score))
        return NEVER if cost is None else cost

    count = int(np.clip(round(float(advice.often.sum()) * (1 - FADE)), low, high))
    score = min((0, 1), key=lambda number: tries(count, number))
    if tries(count, score) == NEVER:
        spread = np.unique(np.linspace(low, high, 7).astype(int)).tolist()
        count, score = min(((other, number) for other in spread for number in (0, 1)), key=lambda each: tries(*each))
    step = max(1, (high - low) // 10)
    while step >= 1 and len(tried) < most and not ended():
        closer = min((count, count - step, count + step), key=lambda other: tries(other, score))
        step = step // 2 if closer == count else step
        count = closer


def by_rank(m: Matrices, score: Floats, count: int) -> Ints:
    """Open so many slots, lowest score first; and every slot where somebody is who can be nowhere else."""
    locked = m.allowed.sum(axis=1) == 1
    first = np.unique(m.allowed[locked].argmax(axis=1))
    left = m.capacity.copy()
    opened: list[int] = []
    for column in [*first.tolist(), *np.argsort(score, kind="stable").tolist()]:
        if len(opened) >= max(count, len(first)):
            break
        if left[m.leader[column]] > 0 and column not in opened[: len(first)]:
            left[m.leader[column]] -= 1
            opened.append(column)
    return np.array(sorted(opened), dtype=np.int64)


def attempt(m: Matrices, open_: Ints) -> Ints | None:
    """Fill these slots; close those that stay too small and open others for who is left, a few times at most."""
    nearest = 18 if len(m.school) > FEWER_ARCS_FROM else 40
    for _ in range(REPAIRS):
        chosen = filled(m, open_, nearest=nearest)
        size = np.bincount(chosen[chosen != UNPLACED], minlength=len(m.slots))
        small = open_[(size[open_] > 0) & (size[open_] < m.pool.weights.smallest)]
        unplaced = np.flatnonzero(chosen == UNPLACED)
        open_ = open_[size[open_] > 0]
        if not len(small) and not len(unplaced):
            return chosen
        if len(small):
            open_ = np.setdiff1d(open_, small[np.argsort(size[small], kind="stable")][: max(1, len(small) // 2)])
        open_ = _opened_for(m, open_, unplaced)
        if not len(open_):
            return None
    return None


def _opened_for(m: Matrices, open_: Ints, unplaced: Ints) -> Ints:
    """Open the slots where most of those who are left may be, one for each group of them."""
    left = m.capacity - np.bincount(m.leader[open_], minlength=len(m.capacity))
    waiting = set(unplaced.tolist())
    opened = set(open_.tolist())
    while waiting:
        rows = np.array(sorted(waiting))
        welcome = m.allowed[rows].sum(axis=0) * (left[m.leader] > 0)
        welcome[sorted(opened)] = 0
        column = int(welcome.argmax())
        if not welcome[column]:
            break
        opened.add(column)
        left[m.leader[column]] -= 1
        waiting -= set(rows[m.allowed[rows, column]][: m.pool.weights.largest].tolist())
    return np.array(sorted(opened), dtype=np.int64)
