"""Items, raters, variances and a whole file, beside the peers: `python bench/measurement.py [PYTHON] [ROW …]`.

The same file for all, in one run; every fit in a process of its own with one thread. PYTHON is an environment that has
raschpy and mirt; without it one is made in `var/`. ROW is one of conditional, counts, marginal, small, rated, nation,
variances and file; all of them when none is named. eRm, psychotools and lme4 are asked when `Rscript` has them. Ours is
the median of five after one to warm up, a peer is asked once. On a machine that others use the seconds of the
processor say more than those of the clock.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measurement_data import ITEMS, SMALL, TOP, write
from measurement_oracles import environment

from startbaan.domain.measurement.arrays import Floats, Whole
from startbaan.domain.measurement.components import components
from startbaan.domain.measurement.conditional import calibrate_conditionally
from startbaan.domain.measurement.counts import count
from startbaan.domain.measurement.curves import Curves
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.doubting import aside
from startbaan.domain.measurement.facets import first_severities, severities
from startbaan.domain.measurement.integrating import Ratings
from startbaan.domain.measurement.marginal import calibrate_marginally
from startbaan.domain.measurement.networks import networks
from startbaan.domain.measurement.persons import measure_groups
from startbaan.domain.measurement.steps import tails

PEERS = Path(__file__).parent / "peers"
TURNS = 5
PATIENCE = 900
ALONE = os.environ | dict.fromkeys(["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS"], "1")
Outcome = tuple[float | None, float | None]
Job = Callable[[], Outcome]


def conditional(place: Path) -> Job:
    """Items with exact errors, from answers; the counting is part of it."""
    answers, truth = np.load(place / "answers.npy"), np.load(place / "scale.npy")

    def run() -> Outcome:
        counts = count(answers, tops=np.full(ITEMS, TOP))
        found = calibrate_conditionally(counts, layout=design(Model.PARTIAL_CREDIT, tops=counts.tops))
        return found.log_likelihood, distance(found.thresholds, truth)

    return run


def from_counts(place: Path) -> Job:
    """The same, from counts that are kept."""
    counts = count(np.load(place / "answers.npy"), tops=np.full(ITEMS, TOP))
    truth = np.load(place / "scale.npy")

    def run() -> Outcome:
        found = calibrate_conditionally(counts, layout=design(Model.PARTIAL_CREDIT, tops=counts.tops))
        return found.log_likelihood, distance(found.thresholds, truth)

    return run


def small(place: Path) -> Job:
    """Items of the 5,000 that eRm and psychotools are given."""
    answers = np.asfortranarray(np.load(place / "answers.npy")[:SMALL])

    def run() -> Outcome:
        counts = count(answers, tops=np.full(ITEMS, TOP))
        return calibrate_conditionally(
            counts, layout=design(Model.PARTIAL_CREDIT, tops=counts.tops)
        ).log_likelihood, None

    return run


def marginal(place: Path) -> Job:
    """Items and population with Louis' information, from answers."""
    answers, truth = np.load(place / "answers.npy"), np.load(place / "scale.npy")

    def run() -> Outcome:
        counts = count(answers, tops=np.full(ITEMS, TOP))
        found = calibrate_marginally(counts, layout=design(Model.PARTIAL_CREDIT, tops=counts.tops)).items
        return found.log_likelihood, distance(found.thresholds, truth)

    return run


def rated(place: Path, name: str) -> Job:
    """Items, measures and severities with errors, from answers."""
    held = np.load(place / f"{name}.npz")
    teacher, rater, given, truth = (held[part] for part in ("teacher", "rater", "answers", "severity"))
    answers = np.asfortranarray(given)

    def run() -> Outcome:
        counts = count(answers, tops=np.full(ITEMS, TOP))
        layout = design(Model.RATING_SCALE, tops=counts.tops)
        items = calibrate_conditionally(counts, layout=layout)
        group, measures = counts.group_of, measure_groups(counts, thresholds=items.thresholds).values
        curves = Curves.of(counts.patterns, thresholds=items.thresholds)
        other = aside(items, layout=layout, counts=counts, measures=measures)
        doubts = [Curves.of(counts.patterns, thresholds=each) for each in other]
        parts: Whole = networks(teacher, rater=rater).of_rater
        ratings = Ratings(teacher, rater, counts.pattern[group], counts.score[group].astype(float), parts, curves)
        start = first_severities(measures[group], teacher=teacher, rater=rater)
        found = severities(ratings, start=start, doubts=doubts)
        fixed = (tails(counts.table.sum(axis=0).astype(float)) * items.thresholds).sum()
        return found.log_likelihood - float(fixed), distance(found.values, truth)

    return run


def variances(place: Path) -> Job:
    """Teachers, raters and the rest."""
    y, teacher, rater = np.loadtxt(place / "crossed.csv", delimiter=",", skiprows=1).T
    who, looked = teacher.astype(np.int64), rater.astype(np.int64)
    return lambda: (-components(y, teacher=who, rater=looked).criterion / 2, None)


OURS: dict[str, Callable[[Path], Job]] = {
    "conditional": conditional,
    "counts": from_counts,
    "small": small,
    "marginal": marginal,
    "rated": lambda place: rated(place, "rated"),
    "nation": lambda place: rated(place, "nation"),
    "variances": variances,
}
# What is compared: a caption, ours, its peers, and how the goal is written.
ROUNDS = (
    ("200,000 × 32 × 4, conditional, with counting", "conditional", ("raschpy",), "≥ 200× raschpy with errors"),
    ("the same, from counts", "counts", ("raschpy",), "≥ 200× raschpy with errors"),
    ("200,000 × 32 × 4, marginal, with counting", "marginal", ("mirt",), "≥ 500× mirt, likelihood not lower"),
    ("5,000 × 32 × 4, conditional", "small", ("erm", "psychotools"), "likelihood not lower"),
    ("1,500 × 4 by 150 raters", "rated", ("fit_mfrm",), "≥ 50× fit_mfrm"),
    ("40,000 × 5 by 15,000 raters", "nation", (), "≤ 10 s"),
    ("variances of 200,000 measures", "variances", ("lme4",), "≥ 3× lme4"),
)
FILE = "file"
LANGUAGE = {"erm": "R", "psychotools": "R", "lme4": "R"}


def distance(found: Floats, truth: Floats) -> float:
    """Give the root mean square of the differences, both around nought."""
    return float(np.sqrt(np.mean((found - found.mean() - truth + truth.mean()) ** 2)))


def timed(job: Job) -> dict[str, float | None]:
    """Run it until it is warm, and then some times."""
    value, away = job()
    clock, processor = [], []
    for _turn in range(TURNS):
        began, cpu = time.perf_counter(), time.process_time()
        job()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - cpu)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    middle, cpu = statistics.median(clock), statistics.median(processor)
    return {"seconds": middle, "cpu": cpu, "log_likelihood": value, "rmse": away, "memory": used}


def asked(command: list[str | Path]) -> dict[str, float | None]:
    """Let a process of its own measure, with patience; what does not finish says so."""
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=ALONE, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {"seconds": float("inf"), "cpu": float("inf"), "log_likelihood": None, "rmse": None}
    found: dict[str, float | None] = json.loads(done.stdout.splitlines()[-1])
    return found


def line(caption: str, name: str, found: dict[str, float | None], beside: str = "") -> None:
    """Print one row."""
    value, away, used = found["log_likelihood"], found["rmse"], found.get("memory")
    words = [
        f"{caption:<46} {name:<12} {found['cpu'] or 0:>9.3f} s CPU {found['seconds'] or 0:>9.3f} s",
        f"ℓ {value:.3f}" if value is not None else "",
        f"rmse {away:.4f}" if away is not None else "",
        f"{used:.0f} MiB" if used else "",
        beside,
    ]
    print("  ".join(word for word in words if word), flush=True)


def end_to_end(place: Path) -> None:
    """Calibrate the wide file as a user would, to the end of the process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    module = "startbaan.domain.measurement"
    command = [sys.executable, "-m", module, str(place / "wide.csv"), "--out", str(place / "out.json")]
    subprocess.run(command, check=True, env=ALONE, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    found = {"seconds": time.perf_counter() - began, "cpu": cpu, "log_likelihood": None, "rmse": None}
    line("calibrate a CSV of 200,000 rows, to a file", "ours", found, "goal ≤ 5 s")


def main(given: list[str]) -> None:
    """Write the data, ask everybody, and print how they compare."""
    rows = [name for name in given if name in OURS or name == FILE] or [*OURS, FILE]
    python = next((Path(name) for name in given if name not in OURS and name != FILE), None) or environment()
    have_r = shutil.which("Rscript") is not None
    with tempfile.TemporaryDirectory() as folder:
        place, known = Path(folder), {}
        write(place)
        if FILE in rows:
            end_to_end(place)
        for caption, name, peers, goal in ROUNDS:
            if name not in rows:
                continue
            ours = asked([sys.executable, __file__, "--ours", name, place])
            line(caption, "ours", ours, f"goal {goal}")
            for peer in peers:
                if LANGUAGE.get(peer) == "R" and not have_r:
                    continue
                if peer not in known:
                    program: list[str | Path] = (
                        ["Rscript", PEERS / "timed.R"] if peer in LANGUAGE else [python, PEERS / "timed.py"]
                    )
                    known[peer] = asked([*program, peer, place])
                line("", peer, known[peer], f"{(known[peer]['cpu'] or 0) / (ours['cpu'] or 1):.0f}×")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ours"]:
        print(json.dumps(timed(OURS[sys.argv[2]](Path(sys.argv[3])))))
    else:
        main(sys.argv[1:])
