"""The same answer without a site: by the agreements that come along, without a database."""

import sys
from argparse import ArgumentParser

from startbaan.domain.entitling.asking import add_arguments, answer
from startbaan.domain.periods import NotASchoolYear, SchoolYear
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sentences import Problem

REFUSED = 2


def main(arguments: list[str]) -> int:
    """Answer, or say in one sentence why not."""
    parser = ArgumentParser(prog="python -m startbaan.domain.entitling", description=__doc__)
    add_arguments(parser)
    asked = vars(parser.parse_args(arguments))
    year, on = asked.pop("year"), asked.pop("on")
    if not year and not on:
        parser.error("noem een schooljaar (--year) of een dag (--on)")
    try:
        school_year = SchoolYear.parse(year) if year else SchoolYear.of(on)
        found = answer(asked.pop("file"), year=school_year, on=on, agreements=shipped(), **asked)
    except (NotASchoolYear, Problem) as problem:
        sys.stderr.write(f"{problem}\n")
        return REFUSED
    sys.stdout.buffer.write(found.written.encode())
    sys.stderr.writelines(f"{line}\n" for line in found.refused)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
