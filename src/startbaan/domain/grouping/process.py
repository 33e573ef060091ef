"""Solves one instance as its own process: `python -m startbaan.domain.grouping.process`.

Reads the instance as JSON from its input; says how far it is as lines of JSON on its error output; writes the answer,
or why there is none, as JSON. Asked to end, it gives the best it has; with nothing yet, it ends without an answer.
"""

import signal
import sys
from dataclasses import asdict

from startbaan.domain.computing.answering import answer, asked_to_end, request, tell
from startbaan.domain.grouping.freeing import impasse
from startbaan.domain.grouping.packing import pack_grouping, unpack_instance
from startbaan.domain.grouping.solving import NothingYet, Unsolvable, solve
from startbaan.domain.sentences import packed

NOTHING_YET = 4


def main() -> int:
    """Solve what is asked."""
    ending = asked_to_end(signal.SIGTERM)
    instance = unpack_instance(request())
    try:
        found = solve(
            instance.pool,
            locked=instance.locked,
            seed=instance.seed,
            seconds=instance.seconds,
            tell=lambda progress: tell(**asdict(progress)),
            stop=ending.is_set,
        )
    except NothingYet:
        return NOTHING_YET
    except Unsolvable as problem:
        stuck = impasse(instance.wider or instance.pool, locked=instance.locked)
        answer({"problem": packed(problem.sentence), **asdict(stuck)})
    else:
        answer(
            {
                "grouping": pack_grouping(found.grouping),
                "cost": found.cost,
                "bound": found.bound,
                "seconds": found.seconds,
                "end": found.end.value,
            }
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
