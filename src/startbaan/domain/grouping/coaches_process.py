"""Solves a pool of coaches as its own process: `python -m startbaan.domain.grouping.coaches_process [SECONDS]`.

Reads the pool as JSON from its input and writes the answer as JSON.
"""

import sys

from startbaan.domain.computing.answering import answer, request
from startbaan.domain.grouping.coaches_packing import pack_answer, unpack_pool
from startbaan.domain.grouping.coaches_solving import SECONDS, solve_coaches


def main(arguments: list[str]) -> int:
    """Solve what is asked."""
    seconds = float(arguments[0]) if arguments else SECONDS
    answer(pack_answer(solve_coaches(unpack_pool(request()), seconds=seconds)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
