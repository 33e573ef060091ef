"""Calibrates counts as its own process: `python -m startbaan.domain.measurement.process`.

Reads the counts as JSON from its input; says how far it is as lines of JSON on its error output; writes the text of a
set of parameters and its warnings, or why there is none, as JSON. It keeps nothing.
"""

import sys

from startbaan.domain.computing.answering import answer, request, tell
from startbaan.domain.measurement.counting import calibrate_counts, document
from startbaan.domain.measurement.tables import read_tables
from startbaan.domain.measurement.writing import lines
from startbaan.domain.sentences import Problem, packed


def main() -> int:
    """Calibrate what is asked."""
    tell(stage="items")
    try:
        found = calibrate_counts(read_tables(request()))
    except Problem as problem:
        answer({"problem": packed(problem.sentence)})
        return 0
    tell(stage="writing")
    answer(
        {
            "text": lines(document(found)),
            "observations": found.observations,
            "warnings": [packed(warning) for warning in found.warnings],
        }
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
