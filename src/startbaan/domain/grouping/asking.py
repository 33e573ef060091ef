"""What can be asked on the command line, without what solves it."""

from argparse import ArgumentParser
from pathlib import Path

from startbaan.domain.sentences import Problem, say

SECONDS = 60.0
MODULE = "startbaan.domain.grouping"


class Unwritable(Problem):
    """A place where the answer cannot be written."""


def add_arguments(parser: ArgumentParser) -> None:
    """Take the files, where the answer goes, and how long to look."""
    parser.add_argument("--starters", type=Path, required=True, help="CSV: id,school,sector,weekdays (als ma|di|do)")
    parser.add_argument(
        "--facilitators", type=Path, required=True, help="CSV: id,school,sector,weekdays,max_groups (de begeleiders)"
    )
    parser.add_argument("--schools", type=Path, required=True, help="CSV: id,x,y (kilometers)")
    parser.add_argument("--relations", type=Path, help="CSV: starter,facilitator (wie niet bij elkaar mogen)")
    parser.add_argument("--met", type=Path, help="CSV: one,other (starters die al eens samen in een groep zaten)")
    parser.add_argument("--locked", type=Path, help="CSV: starter,facilitator,weekday (wie blijft waar die is)")
    parser.add_argument(
        "--config",
        type=Path,
        help="JSON: gewichten (same_school, hectometre, mixed_sector, met_before, smallest, largest)",
    )
    parser.add_argument("--out", type=Path, required=True, help="waar de groepen komen: CSV")
    parser.add_argument("--seed", type=int, default=0, help="zelfde getal, zelfde antwoord")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="hoelang hoogstens")
    parser.add_argument("--json", action="store_true", help="schrijf JSON: kosten, ondergrens, verschil, seconden")


def checked_out(path: Path) -> Path:
    """Refuse a place where nothing can be written, before the work is done; raises `Unwritable`."""
    if path.is_dir() or not path.resolve().parent.is_dir():
        raise Unwritable(say("In %(file)s is niet te schrijven.", file=str(path)))
    return path
