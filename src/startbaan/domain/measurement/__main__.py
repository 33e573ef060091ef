"""What observations mean, without a site or a database."""

import sys
from argparse import ArgumentParser

from startbaan.domain.measurement.asking import answer, write
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.options import add_arguments
from startbaan.domain.measurement.writing import written
from startbaan.domain.sentences import Problem

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Calibrate, or say in one sentence why not."""
    parser = ArgumentParser(prog="python -m startbaan.domain.measurement", description=__doc__)
    add_arguments(parser)
    asked = vars(parser.parse_args(arguments))
    out = asked.pop("out")
    try:
        found = answer(asked.pop("file"), model=Model(asked.pop("model")), **asked)
        write(out, written(found))
    except Problem as problem:
        sys.stderr.write(f"{problem}\n")
        return REFUSED
    sys.stderr.writelines(f"{warning}\n" for warning in found.warnings)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
