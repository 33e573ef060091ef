"""How long raschpy and PyPI mirt take: `python timed.py TASK DIRECTORY`, started by measurement.py."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from mirt import fit_mirt
from mirt.estimation.mfrm_mml import fit_mfrm
from mirt.models.mfrm import Facet, PolytomousMFRM
from raschpy import PCM

Outcome = tuple[float | None, float | None]


def raschpy(place: Path) -> Callable[[], Outcome]:
    """Pairwise conditional estimates with sandwich errors."""
    answers, truth = pd.DataFrame(np.load(place / "answers.npy")), np.load(place / "scale.npy")
    made = PCM(answers, validate=False)

    def run() -> Outcome:
        made.calibrate()
        made.std_errors()
        return None, distance(np.array(made.thresholds_uncentred, dtype=float), truth)

    return run


def mirt(place: Path) -> Callable[[], Outcome]:
    """Marginal estimates of partial credit; the spread of measures is fixed there, so the scale is another one."""
    answers = np.load(place / "answers.npy").astype(int)
    return lambda: (float(fit_mirt(answers, model="PCM", n_quadpts=61).log_likelihood), None)


def facets(place: Path) -> Callable[[], Outcome]:
    """Many facets by marginal likelihood, with errors."""
    held = np.load(place / "rated.npz")
    teacher, rater, given, truth = (held[name] for name in ("teacher", "rater", "answers", "severity"))
    visits = int(np.bincount(teacher).max())
    items = given.shape[1]
    wide = given.reshape(-1, visits * items).astype(int)
    who = np.repeat(rater, items).reshape(wide.shape)
    which = np.tile(np.arange(items), visits)

    def run() -> Outcome:
        model = PolytomousMFRM(n_items=items, n_categories=4, facets=[Facet("rater", len(truth))])
        found = fit_mfrm(model, wide, {"rater": who}, item_indices=which)
        return found.log_likelihood, distance(found.facet_parameters["rater"], truth)

    return run


def distance(found: np.ndarray, truth: np.ndarray) -> float:
    """Give the root mean square of the differences, both around nought."""
    return float(np.sqrt(np.mean((found - found.mean() - truth + truth.mean()) ** 2)))


run = {"raschpy": raschpy, "mirt": mirt, "fit_mfrm": facets}[sys.argv[1]](Path(sys.argv[2]))
began, cpu = time.perf_counter(), time.process_time()
value, away = run()
taken = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}
sys.stdout.write(json.dumps(taken | {"log_likelihood": value, "rmse": away}) + "\n")
