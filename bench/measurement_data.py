"""The made-up data that `measurement.py` gives to everybody: answers, raters, a wide CSV file and crossed measures."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from measurement_oracles import drawn

from startbaan.domain.measurement.arrays import Floats

ITEMS, TOP, PEOPLE, SMALL = 32, 3, 200_000, 5_000


def scale(*, same: bool) -> Floats:
    """Give thresholds of 32 items in six groups from easy to difficult, with the same steps or steps of their own."""
    chance = np.random.default_rng(1)
    places = np.repeat([-1.6, -1.1, -0.5, 0.2, 1.1, 1.6], [4, 4, 7, 7, 4, 6]) + chance.normal(0, 0.25, ITEMS)
    found = places[:, None] + np.array([-1.3, 0.0, 1.3])
    found = found if same else found + chance.normal(0, 0.25, found.shape)
    return np.asarray(found - found.mean(), dtype=np.float64)


def in_parts(measures: Floats, thresholds: Floats, *, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Draw answers some people at a time."""
    parts = np.array_split(measures, max(1, len(measures) // 20_000))
    rows = [drawn(part, thresholds, seed=seed + number).astype(np.uint8) for number, part in enumerate(parts)]
    return np.concatenate(rows)


def write(place: Path) -> None:
    """Write all the data."""
    chance, truth = np.random.default_rng(7), scale(same=False)
    answers = in_parts(chance.normal(0.3, 1.2, PEOPLE), truth, seed=100)
    np.save(place / "answers.npy", np.asfortranarray(answers))
    np.save(place / "scale.npy", truth)
    names = [f"i{number + 1}" for number in range(ITEMS)]
    table(place / "small.csv", names, answers[:SMALL].tolist())
    rows = ([f"o{row}", f"t{row}", f"w{row % 2000}", *cells] for row, cells in enumerate(answers.tolist()))
    table(place / "wide.csv", ["observation", "teacher", "observer", *names], rows)
    for name, teachers, visits, raters in (("rated", 1_500, 4, 150), ("nation", 40_000, 5, 15_000)):
        teacher = np.repeat(np.arange(teachers), visits)
        rater = (
            chance.permutation(teachers)[:, None] * 7
            + np.arange(visits) * 31
            + chance.integers(0, 31, (teachers, visits))
        )
        rater = (rater % raters).ravel()
        severe, level = chance.normal(0, 0.5, raters), chance.normal(0.3, 1.0, teachers)
        rated = in_parts(level[teacher] - severe[rater], scale(same=True), seed=200)
        np.savez(place / f"{name}.npz", teacher=teacher, rater=rater, answers=rated, severity=severe)
    teacher, rater = np.repeat(np.arange(40_000), 5), chance.integers(0, 1_000, 200_000)
    y = chance.normal(0, 0.9, 40_000)[teacher] - chance.normal(0, 0.4, 1_000)[rater] + chance.normal(0, 0.6, 200_000)
    table(
        place / "crossed.csv", ["y", "teacher", "rater"], zip(y.tolist(), teacher.tolist(), rater.tolist(), strict=True)
    )


def table(path: Path, names: list[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(names) + "\n")
        file.writelines(",".join(map(str, row)) + "\n" for row in rows)
