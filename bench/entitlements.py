"""What 100,000 people are owed in a year, beside OpenFisca: `python bench/entitlements.py [PEOPLE] [PYTHON]`.

Both read the same file and write one; the amounts must be equal to the cent. Ours writes the reasons of every amount
too. They run in turns, each first once on a short list, and the least of three counts. PYTHON is an environment that
has `openfisca-core`; without it one is made in `var/`.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import venv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.cases import Terms, case
from startbaan.domain.rules.owed import owed
from startbaan.domain.words import Sector

ROOT = Path(__file__).parents[1]
PEER = ROOT / "bench" / "openfisca" / "rules.py"
VERSION = "openfisca-core==46.0.1"
YEAR = SchoolYear(2026)
HEADERS = (
    "Personeelsnummer", "Roepnaam", "Voorvoegsel", "Achternaam", "Sector", "Schaal", "Trede", "WTF",
    "Datum in dienst", "Datum uit dienst", "Start loopbaan onderwijs", "Contractsoort",
)  # fmt: skip
FACTORS = ("1", "0,9", "0,8", "0,7", "0,6", "0,5", "0,4")
ROUNDS = 2000
TURNS = 3
SHORT = 10
# As programs run when they are installed: with what was compiled kept, and writing by the block.
AS_INSTALLED = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def staff(path: Path, people: int) -> None:
    """Write a list in which most begin on the first of August, some on the first of a month, few on any day."""
    guess = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADERS)
        for number in range(people):
            since = date(2026 - guess.randrange(12), guess.choice([8, 8, 8, guess.randrange(1, 13)]), 1)
            since += timedelta(days=guess.choice([0] * 9 + [guess.randrange(28)]))
            temporary = guess.random() < 0.3
            until = since + timedelta(days=guess.choice([60, 200, 364])) if temporary else None
            career = since - timedelta(days=guess.choice([0, 0, 200, 900, 3000]))
            writer.writerow(
                [
                    100_000 + number, f"Voornaam{number % 997}", "", f"Achternaam{number}",
                    guess.choice(["po", "vo", "mbo"]), guess.choice(["LB", "LC", "LD", "LE"]), guess.randint(1, 8),
                    guess.choice(FACTORS), f"{since:%d-%m-%Y}", f"{until:%d-%m-%Y}" if until else "",
                    f"{career:%d-%m-%Y}", "tijdelijk" if temporary else "vast",
                ]
            )  # fmt: skip


def environment() -> Path:
    """Give a Python that has the peer, made once."""
    place = ROOT / "var" / "bench" / "openfisca"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", VERSION], check=True)
    return python


def timed(command: list[str], out: Path) -> tuple[float, float]:
    """Run a program to its end; gives its seconds of the processor and on the clock."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with out.open("w", encoding="utf-8") as file:
        subprocess.run(command, check=True, stdout=file, cwd=ROOT, env=AS_INSTALLED)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def amounts(path: Path) -> dict[tuple[str, str], Decimal]:
    """Read what came out, whoever wrote it; a right without an amount counts as nothing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return {(row["Personeelsnummer"], row["Regel"]): number(row["Aantal"]) for row in rows}


def number(text: str) -> Decimal:
    """Read an amount written either way."""
    return Decimal(text.replace(".", "").replace(",", ".") if "," in text else text or 0).quantize(Decimal("0.01"))


def one_case() -> float:
    """Give the milliseconds of the processor for one case with all its reasons."""
    on, later = date(2025, 8, 1), date(2027, 1, 1)
    factor = Decimal("0.8")
    terms = [Terms(Period(on, later), factor, "LB", 3), Terms(Period(later), factor, "LB", 4)]
    made = case(Sector.PO, job=Period(on), terms=terms)
    began = time.process_time()
    for _ in range(ROUNDS):
        owed(made, year=YEAR)
    return (time.process_time() - began) / ROUNDS * 1000


def main(people: int, python: Path) -> None:
    """Run each in turn, compare what they say, print what they took."""
    with tempfile.TemporaryDirectory() as folder:
        file, short, ours, theirs, rest = (Path(folder) / name for name in ("staff", "short", "ours", "theirs", "rest"))
        staff(file, people)
        staff(short, SHORT)
        programs = {
            "without a site": ("-m", "startbaan.domain.entitling", "{file}", "--year", str(YEAR), "--csv"),
            "startbaan": ("-m", "startbaan.project.cli", "entitlements", "{file}", "--year", str(YEAR), "--csv"),
            "openfisca": (str(PEER), "{file}", str(theirs), str(YEAR.start_year)),
        }
        turns: list[dict[str, tuple[float, float]]] = []
        for path in (short, *[file] * TURNS):
            turn = {}
            for name, words in programs.items():
                interpreter = str(python) if name == "openfisca" else sys.executable
                out = ours if name == "without a site" else rest
                turn[name] = timed([interpreter, *(word.format(file=path) for word in words)], out)
            turns.append(turn)
        took = {name: min(turn[name] for turn in turns[1:]) for name in programs}
        said, heard = amounts(ours), amounts(theirs)
    differ = [key for key in said.keys() | heard.keys() if said.get(key) != heard.get(key)]
    print(f"{people} people, {len(said)} entitlements; {len(differ)} differ {differ[:5]}")
    for name, (processor, wall) in took.items():
        print(f"{name:16} {processor:5.2f} s CPU, {processor / took['openfisca'][0]:.2f} of openfisca; {wall:5.1f} s")
    print(f"one case with its reasons: {one_case():.2f} ms CPU (goal 1)")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, Path(sys.argv[2]) if len(sys.argv) > 2 else environment())
