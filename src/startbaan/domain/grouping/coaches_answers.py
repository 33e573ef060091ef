"""The answer to who coaches whom: the assignment, what it costs, and how good it is for certain."""

from dataclasses import dataclass

from startbaan.domain.grouping.coaches import Assignment, CoachPool
from startbaan.domain.grouping.coaches_pricing import AssignmentCost, cost_of
from startbaan.domain.grouping.coaches_small import assigned
from startbaan.domain.grouping.explaining import at_most
from startbaan.domain.sentences import Sentence, say


@dataclass(frozen=True)
class CoachAnswer:
    """An assignment with its cost; no other has more starters with a coach, or as many and costs less than `bound`.

    Only when `fewest` is below the number of starters without a coach, it is not certain that no more can have one.
    """

    assignment: Assignment
    cost: AssignmentCost
    fewest: int
    bound: int

    @property
    def is_best(self) -> bool:
        """Whether it is proven that nothing is better."""
        return self.fewest == self.cost.unplaced and self.bound == self.cost.total

    @property
    def gap(self) -> float:
        """How much cheaper another could be at most, as a part of this cost."""
        return 0.0 if self.bound == self.cost.total else (self.cost.total - self.bound) / self.cost.total

    @property
    def proof(self) -> Sentence:
        """How good it is for certain, in words."""
        if self.is_best:
            return say("Bewezen best: geen andere verdeling is beter.")
        if self.fewest < self.cost.unplaced:
            return say(
                "Niet bewezen: misschien kunnen er %(more)s starters meer een coach krijgen.",
                more=self.cost.unplaced - self.fewest,
            )
        return say("Hoogstens %(percent)s %% van het best mogelijke af.", percent=at_most(self.gap))


def answer_of(pool: CoachPool, assignment: Assignment, *, nobody: int, bound: int) -> CoachAnswer:
    """Make the answer from an assignment and a bound in which going without costs `nobody` each."""
    cost = cost_of(pool, assignment)
    most = sum(1 for _ in pool.starters) * nobody
    in_all = cost.total + nobody * cost.unplaced
    if bound >= in_all:
        return CoachAnswer(assignment, cost, cost.unplaced, cost.total)
    rest = bound - nobody * cost.unplaced
    if rest >= 0:
        return CoachAnswer(assignment, cost, cost.unplaced, rest)
    return CoachAnswer(assignment, cost, max(0, min(bound, most) // nobody), 0)


def small_answer(pool: CoachPool) -> CoachAnswer:
    """Answer for an intake of the usual size at once; raises `ValueError` when the hours of starters differ."""
    found = assigned(pool)
    cost = cost_of(pool, found.assignment)
    return answer_of(pool, found.assignment, nobody=found.nobody, bound=cost.total + found.nobody * cost.unplaced)
