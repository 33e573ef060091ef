"""What raschpy and PyPI mirt make of fixed data: `python oracles.py DIRECTORY`, started by measurement_oracles.py."""

import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from mirt.estimation.mfrm_mml import fit_mfrm
from mirt.models.mfrm import Facet, PolytomousMFRM
from raschpy import PCM

place = Path(sys.argv[1])
answers = pd.read_csv(place / "pcm.csv")
made = PCM(answers)
made.calibrate()
thresholds = [[float(value) for value in made.thresholds_uncentred.loc[item]] for item in answers.columns]
table = made.score_lookup_table(warm_corr=True)
(place / "raschpy.json").write_text(json.dumps({"thresholds": thresholds, "table": json.loads(table.to_json())}))

rated = np.loadtxt(place / "rated.csv", delimiter=",", skiprows=1, dtype=int)
teacher, rater, given = rated[:, 0], rated[:, 1], rated[:, 2:]
items, raters = given.shape[1], int(rater.max()) + 1
turn = np.zeros(len(teacher), dtype=int)
for row in range(1, len(teacher)):
    turn[row] = turn[row - 1] + 1 if teacher[row] == teacher[row - 1] else 0
shape = (int(teacher.max()) + 1, (int(turn.max()) + 1) * items)
wide, who, item = np.full(shape, -1), np.zeros(shape, dtype=int), np.tile(np.arange(items), shape[1] // items)
for row in range(len(teacher)):
    cells = slice(turn[row] * items, (turn[row] + 1) * items)
    wide[teacher[row], cells], who[teacher[row], cells] = given[row], rater[row]
model = PolytomousMFRM(n_items=items, n_categories=int(given.max()) + 1, facets=[Facet("rater", raters)])
found = fit_mfrm(model, wide, {"rater": who}, item_indices=item, tol=1e-9, n_quadpts=201)
told = {
    "severities": found.facet_parameters["rater"].tolist(),
    "errors": found.facet_se["rater"].tolist(),
    "log_likelihood": found.log_likelihood,
}
(place / "mirt.json").write_text(json.dumps(told))
