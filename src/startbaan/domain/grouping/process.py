"""Solves one instance as its own process: `python -m startbaan.domain.grouping.process`.

Reads the instance as JSON from its input; says how far it is as lines of JSON on its error output; writes the answer,
or why there is none, as JSON. Asked to end, it gives the best it has; with nothing yet, it ends without an answer.
"""

import json
import signal
import sys
from dataclasses import asdict
from threading import Event

from startbaan.domain.grouping.freeing import impasse
from startbaan.domain.grouping.packing import pack_grouping, unpack_instance
from startbaan.domain.grouping.solving import NothingYet, Progress, Unsolvable, solve
from startbaan.domain.sentences import packed

NOTHING_YET = 4


def main() -> int:
    """Solve what is asked."""
    asked_to_end = Event()
    signal.signal(signal.SIGTERM, lambda *_: asked_to_end.set())
    instance = unpack_instance(sys.stdin.read())
    try:
        found = solve(
            instance.pool,
            locked=instance.locked,
            seed=instance.seed,
            seconds=instance.seconds,
            tell=_tell,
            stop=asked_to_end.is_set,
        )
    except NothingYet:
        return NOTHING_YET
    except Unsolvable as problem:
        stuck = impasse(instance.wider or instance.pool, locked=instance.locked)
        answer: dict[str, object] = {"problem": packed(problem.sentence), **asdict(stuck)}
    else:
        answer = {
            "grouping": pack_grouping(found.grouping),
            "cost": found.cost,
            "bound": found.bound,
            "seconds": found.seconds,
            "end": found.end.value,
        }
    sys.stdout.write(json.dumps(answer))
    return 0


def _tell(progress: Progress) -> None:
    sys.stderr.write(json.dumps(asdict(progress)) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
