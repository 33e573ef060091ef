"""Which rules an assignment of coaches breaks: written apart from what makes it."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from startbaan.domain.grouping.coaches import Assignment, CoachPool, hundredths


class CoachRule(StrEnum):
    """A rule that always holds, whatever it costs."""

    KNOWN = "known"
    NEVER = "never"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class CoachBreach:
    """A rule that is broken, by which starters and at which coach."""

    rule: CoachRule
    starters: tuple[str, ...]
    coach: str


def coach_breaches(pool: CoachPool, assignment: Assignment) -> tuple[CoachBreach, ...]:
    """Find each rule that is broken: strangers, who may never be coupled, and hours that are not there."""
    found = []
    gathered: dict[str, list[str]] = defaultdict(list)
    for starter, coach in assignment.items():
        gathered[coach].append(starter)
    for coach, starters in gathered.items():
        strangers = tuple(each for each in starters if each not in pool.starter or coach not in pool.coach)
        if strangers:
            found.append(CoachBreach(CoachRule.KNOWN, strangers, coach))
            continue
        found += [
            CoachBreach(CoachRule.NEVER, (starter,), coach) for starter in starters if (starter, coach) in pool.never
        ]
        asked = sum(hundredths(pool.starter[starter].hours) for starter in starters)
        if asked > hundredths(pool.coach[coach].hours) and asked:
            found.append(CoachBreach(CoachRule.HOURS, tuple(sorted(starters)), coach))
    return tuple(found)
