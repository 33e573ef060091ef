"""Remakes the oracle values of tests/domain/measurement: `python bench/measurement_oracles.py [PYTHON]`.

Needs R with eRm, psychotools and lme4 (in Debian: r-cran-erm, r-cran-psychotools, r-cran-lme4). PYTHON is an
environment that has raschpy and mirt; without it one is made in `var/`. Data come from fixed seeds.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import numpy as np

from startbaan.domain.measurement.arrays import Floats, Whole

ROOT = Path(__file__).parents[1]
OUT = ROOT / "tests" / "domain" / "measurement" / "oracles"
VERSIONS = ("raschpy==1.4.0", "mirt==1.2.0")


def drawn(measures: Floats, thresholds: Floats, *, seed: int) -> Whole:
    """Draw answers n × I at these measures."""
    chance = np.random.default_rng(seed)
    eta = np.concatenate([np.zeros((len(thresholds), 1)), np.cumsum(thresholds, axis=1)], axis=1)
    odds = np.exp(measures[:, None, None] * np.arange(eta.shape[1]) - eta)
    share = np.cumsum(odds / odds.sum(axis=2, keepdims=True), axis=2)
    return np.asarray((chance.random((*share.shape[:2], 1)) > share[:, :, :-1]).sum(axis=2), dtype=np.int64)


def data(place: Path) -> None:
    """Write the data that every peer is given."""
    chance = np.random.default_rng(7)
    measures = chance.normal(0.2, 1.1, 250)
    rasch = drawn(measures, np.linspace(-1.5, 1.5, 8)[:, None], seed=1)
    gaps = np.where(chance.random(rasch.shape) < 0.12, -1, rasch)
    gaps[:, 0] = rasch[:, 0]
    pcm = drawn(measures, chance.normal(0, 0.8, (6, 3)), seed=2)
    rsm = drawn(measures, np.linspace(-1, 1, 6)[:, None] + np.array([-0.9, 0.1, 0.8]), seed=3)
    for name, answers in (("rasch", rasch), ("gaps", gaps), ("pcm", pcm), ("rsm", rsm)):
        save(place / f"{name}.csv", [f"i{number + 1}" for number in range(answers.shape[1])], answers)
    teacher = np.repeat(np.arange(120), 3)
    rater = np.concatenate([chance.choice(9, 3, replace=False) for _ in range(120)])
    level, severe = chance.normal(0.1, 0.9, 120), chance.normal(0, 0.5, 9)
    steps = np.linspace(-1, 1, 6)[:, None] + np.array([-0.7, 0.0, 0.7])
    rated = drawn(level[teacher] - severe[rater], steps, seed=4)
    names = ["teacher", "rater", *(f"i{number + 1}" for number in range(6))]
    save(place / "rated.csv", names, np.column_stack([teacher, rater, rated]))
    y = level[teacher] - severe[rater] + chance.normal(0, 0.6, len(teacher))
    lines = [f"{float(value)!r},{one},{two}" for value, one, two in zip(y, teacher, rater, strict=True)]
    (place / "crossed.csv").write_text("\n".join(["y,teacher,rater", *lines]) + "\n")


def save(path: Path, names: list[str], rows: Whole) -> None:
    """Write a table; what is below nought is a gap."""
    lines = [",".join("" if value < 0 else str(value) for value in row) for row in rows]
    path.write_text("\n".join([",".join(names), *lines]) + "\n")


def environment() -> Path:
    """Give a Python that has the peers, made once."""
    place = ROOT / "var" / "bench" / "measurement"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *VERSIONS], check=True)
    return python


def numbers(path: Path) -> Floats:
    return np.loadtxt(path, delimiter=",", ndmin=2)


def centred(values: Floats, covariance: Floats) -> dict[str, list[float]]:
    """Put the mean of thresholds at nought, with the standard errors that then belong to them."""
    middle = np.eye(len(values)) - 1 / len(values)
    return {"thresholds": (middle @ values).tolist(), "errors": np.sqrt(np.diag(middle @ covariance @ middle)).tolist()}


def items(place: Path, name: str) -> dict[str, dict[str, object]]:
    """Gather what eRm and psychotools say; eRm counts easiness of categories, the sum of thresholds so far."""
    easy = numbers(place / f"{name}-erm.values")[:, 0]
    steps = 1 if name in {"rasch", "gaps"} else 3
    difference = np.kron(np.eye(len(easy) // steps), -np.eye(steps) + np.eye(steps, k=-1))
    erm = centred(difference @ easy, difference @ numbers(place / f"{name}-erm.covariance") @ difference.T)
    other = numbers(place / f"{name}-psychotools.values")[:, 0]
    tools = centred(other, numbers(place / f"{name}-psychotools.covariance"))
    return {
        "erm": erm | {"log_likelihood": float(numbers(place / f"{name}-erm.likelihood")[0, 0])},
        "psychotools": tools | {"log_likelihood": float(numbers(place / f"{name}-psychotools.likelihood")[0, 0])},
    }


def main() -> None:
    python = Path(sys.argv[1]) if len(sys.argv) > 1 else environment()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        data(place)
        subprocess.run(["Rscript", ROOT / "bench" / "peers" / "oracles.R", place], check=True)
        subprocess.run([python, ROOT / "bench" / "peers" / "oracles.py", place], check=True)
        found: dict[str, object] = {name: items(place, name) for name in ("rasch", "gaps", "pcm", "rsm")}
        names = ("rest", "teacher", "rater", "mean", "mean_se", "criterion")
        found["lme4"] = dict(zip(names, numbers(place / "crossed-lme4.values")[:, 0].tolist(), strict=True))
        for name in ("raschpy", "mirt"):
            found[name] = json.loads((place / f"{name}.json").read_text())
        OUT.mkdir(parents=True, exist_ok=True)
        (OUT / "peers.json").write_text(json.dumps(found, indent=1) + "\n")
        for path in place.glob("*.csv"):
            (OUT / path.name).write_text(path.read_text())


if __name__ == "__main__":
    main()
