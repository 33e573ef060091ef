"""Makes peer groups from files, without a site or a database: `python -m startbaan.domain.grouping`.

How far it is goes to the error output, a line of JSON each time. Asked to end, it gives the best it has.
"""

import signal
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from startbaan.domain.computing.answering import asked_to_end, tell
from startbaan.domain.grouping.asking import MODULE, Unwritable, add_arguments, checked_out
from startbaan.domain.grouping.freeing import impasse
from startbaan.domain.grouping.pool import Pool, Slot
from startbaan.domain.grouping.reading import Files, read_locked, read_pool
from startbaan.domain.grouping.solving import NothingYet, Solution, Unsolvable, solve
from startbaan.domain.grouping.writing import as_csv, as_json, as_text, figures, impasse_as_json, impasse_as_text
from startbaan.domain.sentences import Problem, say

REFUSED = 2
UNSOLVABLE = 3


def main(arguments: list[str]) -> int:
    """Answer, or say in one sentence why not."""
    parser = ArgumentParser(prog=f"python -m {MODULE}", description=__doc__)
    add_arguments(parser)
    asked = vars(parser.parse_args(arguments))
    out, seed, seconds, json_asked = (asked.pop(name) for name in ("out", "seed", "seconds", "json"))
    try:
        files = Files(**asked)
        pool, locked = read_pool(files), read_locked(files.locked)
        checked_out(out)
        found = solve(
            pool,
            locked=locked,
            seed=seed,
            seconds=seconds,
            tell=lambda progress: tell(**asdict(progress)),
            stop=asked_to_end(signal.SIGTERM, signal.SIGINT).is_set,
        )
        _write(out, as_csv(pool, found.grouping))
    except Problem as problem:
        if isinstance(problem, Unsolvable) and not isinstance(problem, NothingYet):
            return _stuck(pool, locked, str(problem), as_program=json_asked)
        sys.stderr.write(f"{problem}\n")
        return REFUSED
    sys.stdout.write((as_json if json_asked else as_text)(_figures(pool, found, seed)))
    return 0


def _figures(pool: Pool, found: Solution, seed: int) -> dict[str, str | int | float | bool | None]:
    end = found.end.value
    return dict(figures(pool, found.grouping, bound=found.bound, seconds=found.seconds, seed=seed, end=end))


def _stuck(pool: Pool, locked: dict[str, Slot], problem: str, *, as_program: bool) -> int:
    why = impasse(pool, locked=locked)
    if as_program:
        sys.stdout.write(impasse_as_json(problem, why))
    else:
        sys.stderr.write(impasse_as_text(problem, why))
    return UNSOLVABLE


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, encoding="utf-8")
    except OSError:
        raise Unwritable(say("In %(file)s is niet te schrijven.", file=str(out))) from None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
