"""Calibrates counts as its own process: `python -m startbaan.domain.measurement.process`.

Reads the counts as JSON from its input; says how far it is as lines of JSON on its error output; writes the text of a
set of parameters and its warnings, or why there is none, as JSON. It keeps nothing.
"""

import json
import sys

from startbaan.domain.measurement.counting import calibrate_counts, document, read_tables
from startbaan.domain.measurement.writing import lines
from startbaan.domain.sentences import Problem, packed


def main() -> int:
    """Calibrate what is asked."""
    _tell("items")
    try:
        found = calibrate_counts(read_tables(sys.stdin.read()))
    except Problem as problem:
        answer: dict[str, object] = {"problem": packed(problem.sentence)}
    else:
        _tell("writing")
        answer = {
            "text": lines(document(found)),
            "observations": found.observations,
            "warnings": [packed(warning) for warning in found.warnings],
        }
    sys.stdout.write(json.dumps(answer))
    return 0


def _tell(stage: str) -> None:
    sys.stderr.write(json.dumps({"stage": stage}) + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
