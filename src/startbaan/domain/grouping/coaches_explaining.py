"""Why somebody has this coach in an assignment, or none, and what would help: in sentences that show no wish.

Wishes and vetoes count and are never told: a sentence that could follow from one is the same where none was written.
"""

from collections import Counter
from collections.abc import Mapping

from startbaan.domain.grouping.coaches import HUNDREDTHS, Assignment, CoachPool, hundredths
from startbaan.domain.grouping.coaches_pricing import pair_cost
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE
from startbaan.domain.sentences import Sentence, say


def why_with(
    pool: CoachPool, assignment: Assignment, starter: str, *, names: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """Say why this starter has the coach they have: what fits, what does not, and who would fit better by itself."""
    coach = assignment[starter]
    better = nearer(pool, starter, coach)
    said = [*why_pair(pool, starter, coach)]
    if better is not None:
        said.append(
            say(
                "%(other)s zou op zichzelf beter passen. Maar die is nodig voor andere starters, mag deze starter niet "
                "begeleiden, of er telt een wens mee.",
                other=names.get(better, better),
            )
        )
    return tuple(said)


def why_pair(pool: CoachPool, starter: str, coach: str) -> tuple[Sentence, ...]:
    """Say what fits between these two and what does not, by what everyone may know."""
    cost = pair_cost(pool, starter, coach)
    said = []
    if not cost.new:
        said.append(say("Was eerder al de coach van deze starter."))
    said.append(_distance(pool, starter, coach))
    sector = pool.coach[coach].sector
    if not sector:
        said.append(say("In welke sector de coach werkt, is niet bekend."))
    elif cost.other_sector:
        said.append(say("De coach werkt in een andere sector."))
    return tuple(said)


def nearer(pool: CoachPool, starter: str, coach: str) -> str | None:
    """Give the coach with enough hours who would fit this starter best by what everyone may know, if there is one."""
    asked = hundredths(pool.starter[starter].hours)
    fits = {
        other.id: pair_cost(pool, starter, other.id).open_part
        for other in pool.coaches
        if hundredths(other.hours) >= asked
    }
    best = min(fits, key=lambda other: (fits[other], other != coach, other), default=coach)
    return None if best == coach else best


def why_without(pool: CoachPool, assignment: Assignment, starter: str) -> Sentence:
    """Say why this starter has no coach in an assignment."""
    asked = hundredths(pool.starter[starter].hours)
    can = [coach for coach in pool.coaches if (starter, coach.id) not in pool.never]
    if not can:
        return say("Geen coach kan deze starter begeleiden.")
    if all(hundredths(coach.hours) < asked for coach in can):
        return say("Geen coach die hier kan, heeft nog %(hours)s uur.", hours=_hours(asked))
    if all(left < asked for left in hours_left(pool, assignment).values()):
        return say("Alle coaches zijn in dit voorstel vol.")
    return say("De coaches die hier kunnen, zijn in dit voorstel vol.")


def what_helps(pool: CoachPool, assignment: Assignment, starter: str, *, names: Mapping[str, str]) -> Sentence:
    """Say what is the least that would give this starter a coach too."""
    asked, left = hundredths(pool.starter[starter].hours), hours_left(pool, assignment)
    short = {
        coach.id: max(0, asked - left[coach.id]) for coach in pool.coaches if (starter, coach.id) not in pool.never
    }
    if not short:
        return say("Zoek er een coach bij.")
    who = min(short, key=lambda coach: (short[coach], coach))
    words = {"hours": _hours(short[who]), "coach": names.get(who, who)}
    return say("Met %(hours)s uur meer voor %(coach)s kan het wel.", **words)


def hours_left(pool: CoachPool, assignment: Assignment) -> dict[str, int]:
    """Give the hours that each coach has left after an assignment, in hundredths."""
    asked: Counter[str] = Counter()
    for starter, coach in assignment.items():
        asked[coach] += hundredths(pool.starter[starter].hours)
    return {coach.id: hundredths(coach.hours) - asked[coach.id] for coach in pool.coaches}


def _distance(pool: CoachPool, starter: str, coach: str) -> Sentence:
    hectometres = pool.distance(starter, coach)
    if pool.coach[coach].school and pool.coach[coach].school == pool.starter[starter].school:
        return say("De coach werkt op dezelfde school als de starter.")
    if hectometres is None:
        return say("Hoe ver de coach van de starter werkt, is niet bekend.")
    if not hectometres:
        return say("De school van de coach ligt vlak bij die van de starter.")
    kilometres = f"{hectometres / HECTOMETRES_IN_A_KILOMETRE:.1f}".replace(".", ",")
    return say("%(kilometres)s km van school tot school.", kilometres=kilometres)


def _hours(amount: int) -> str:
    return f"{amount / HUNDREDTHS:g}".replace(".", ",")
