"""An assignment made best over every pair: whoever would rather change places in a circle does, until nobody would.

There is an arc from a coach to another for the starter who moves most cheaply, and one node that stands for having no
coach and for a place more or less. A circle of arcs that costs less than nothing is a better assignment (cancelling
negative cycles: Ahuja, Magnanti and Orlin 1993, Network Flows, chapters 5 and 9). When there is none left, the
lengths of the shortest paths to that node are prices at which nobody would change for any pair: the proof.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.grouping.coaches_matrix import FORBIDDEN, NONE, Choices, Matrix, Numbers


def settled(matrix: Matrix, places: Numbers, chosen: Choices, prices: Numbers) -> tuple[Choices, Numbers]:
    """Change an assignment until it is best over every pair; that, and prices that prove it. `prices` is a guess."""
    network = _Network(matrix, places, chosen.copy(), np.full((places.size + 1, places.size + 1), FORBIDDEN))
    network.reckon_all()
    lengths = np.append(prices, 0)
    ahead, everywhere = np.full(lengths.size, NONE), np.arange(lengths.size)

    def shortened(there: Numbers | slice, here: Numbers | slice) -> Numbers:
        """Shorten the lengths from here by arcs to there; the nodes for which it did."""
        offered = network.arcs[there][:, here] + lengths[there, None]
        better = np.flatnonzero(offered.min(axis=0) < lengths[here])
        first = offered[:, better].argmin(axis=0)
        nodes = everywhere[here][better]
        lengths[nodes], ahead[nodes] = offered[first, better], everywhere[there][first]
        return nodes

    changed = shortened(slice(None), slice(None))
    while changed.size:
        circles = _circles(ahead)
        if circles:
            for circle in circles:
                network.move(circle)
            touched = np.union1d(np.concatenate(circles), network.nobody)
            network.reckon(touched)
            ahead[:] = NONE
            changed = np.union1d(np.append(changed, network.nobody), shortened(slice(None), touched))
        changed = shortened(changed, slice(None))
    return network.chosen, lengths[:-1] - lengths[-1]


def _circles(ahead: Numbers) -> list[Numbers]:
    """Find the circles among nodes that each point ahead to one other, or to none."""
    end = ahead.size
    far = np.append(np.where(ahead == NONE, end, ahead), end)
    for _ in range(end.bit_length()):
        far = far[far]
    left = set(np.unique(far).tolist()) - {end}
    circles = []
    while left:
        circle = [min(left)]
        while ahead[circle[-1]] != circle[0]:
            circle.append(int(ahead[circle[-1]]))
        left -= set(circle)
        circles.append(np.array(circle))
    return circles


@dataclass(eq=False)
class _Network:
    """An assignment with its arcs, by where they go: `arcs[there, here]`; the last node is that of no coach."""

    matrix: Matrix
    places: Numbers
    chosen: Choices
    arcs: Numbers

    @property
    def nobody(self) -> int:
        """The number of the last node."""
        return self.places.size

    def _own(self, starters: Numbers) -> Numbers:
        at = self.chosen[starters]
        costs = self.matrix.costs[starters, at]
        return np.where(at == NONE, self.matrix.nobody, costs)

    def reckon_all(self) -> None:
        """Reckon every arc."""
        order = np.argsort(self.chosen, kind="stable")
        where, first = np.unique(self.chosen[order], return_index=True)
        moving = self.matrix.costs[order]
        moving -= self._own(order)[:, None]
        self.arcs[:-1, where] = np.minimum.reduceat(moving, first, axis=0).T
        self._reckon_places()

    def reckon(self, coaches: Numbers) -> None:
        """Reckon the arcs from and to these coaches and the last node anew."""
        for here in coaches.tolist():
            if here != self.nobody:
                self.arcs[:-1, here] = self._moving(np.flatnonzero(self.chosen == here))
        self.arcs[:-1, -1] = self._moving(np.flatnonzero(self.chosen == NONE))
        self._reckon_places()

    def _reckon_places(self) -> None:
        """Reckon what a place more or less costs, and what it saves or costs to take somebody's coach away."""
        step, load = self.matrix.step, np.bincount(self.chosen[self.chosen != NONE], minlength=self.places.size)
        freed = np.where(load > 0, -step * (load - 1), 0)
        self.arcs[:-1, -1] = np.minimum(self.arcs[:-1, -1], freed)
        placed = np.flatnonzero(self.chosen != NONE)
        self.arcs[-1, :-1] = np.where(load < self.places, step * load, FORBIDDEN)
        np.minimum.at(self.arcs[-1], self.chosen[placed], self.matrix.nobody - self._own(placed))

    def _moving(self, starters: Numbers) -> Numbers:
        if not starters.size:
            return np.full(self.places.size, FORBIDDEN)
        found: Numbers = (self.matrix.costs[starters] - self._own(starters)[:, None]).min(axis=0)
        return found

    def move(self, circle: Numbers) -> None:
        """Let one starter move along each arc of a circle."""
        arcs = list(zip(circle.tolist(), np.roll(circle, -1).tolist(), strict=True))
        movers = [self._mover(here, there) for here, there in arcs]
        for mover, (_, there) in zip(movers, arcs, strict=True):
            if mover != NONE:
                self.chosen[mover] = NONE if there == self.nobody else there

    def _mover(self, here: int, there: int) -> int:
        """Say who moves along an arc; `NONE` where it is only a place more or less."""
        cost = self.arcs[there, here]
        members = np.flatnonzero(self.chosen == (NONE if here == self.nobody else here))
        if not members.size:
            return NONE
        goes = self.matrix.nobody if there == self.nobody else self.matrix.costs[members, there]
        moves = goes - self._own(members)
        best = int(moves.argmin())
        return int(members[best]) if moves[best] == cost else NONE
