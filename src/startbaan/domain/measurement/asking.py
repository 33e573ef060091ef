"""What is asked on the command line: a file of observations in, what they mean out.

Reads scipy: nothing that a site imports may import this.
"""

from pathlib import Path

from startbaan.domain.measurement.anchoring import held_steps
from startbaan.domain.measurement.calibrating import Calibrated, Wish, calibrate
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.parquet import as_csv, is_parquet
from startbaan.domain.measurement.reading import read_observations
from startbaan.domain.measurement.scale import read_scale
from startbaan.domain.sentences import Problem, say


class NoFile(Problem):
    """A file that cannot be opened or written."""


def answer(file: Path, *, model: Model, facets: bool, collapse: bool, anchor: Path | None) -> Calibrated:
    """Read the observations and estimate all there is. Raises `Problem` with a sentence for a person."""
    content = read(file)
    observations = read_observations(as_csv(content) if is_parquet(content) else content)
    anchors = held_steps(read_scale(read(anchor))) if anchor else None
    return calibrate(observations, wish=Wish(model, collapse, facets, anchors))


def read(path: Path) -> bytes:
    """Read a file. Raises `NoFile`."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise NoFile(say("Het bestand %(file)s is niet te openen.", file=str(path))) from problem


def write(path: Path, words: str) -> None:
    """Write a file. Raises `NoFile`."""
    try:
        path.write_text(words, encoding="utf-8")
    except OSError as problem:
        raise NoFile(say("Het bestand %(file)s is niet te schrijven.", file=str(path))) from problem
