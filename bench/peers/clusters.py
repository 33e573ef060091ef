"""Groups by place alone with k-means-constrained: `python clusters.py`, started by grouping.py.

Reads as JSON where each starter is, how many groups there are to be and their sizes; writes the group of each, and how
long the fit took by the clock and of the processor.
"""

import json
import sys
import time

import numpy as np
from k_means_constrained import KMeansConstrained


def main() -> None:
    """Divide once, with its own ten beginnings."""
    asked = json.load(sys.stdin)
    model = KMeansConstrained(
        n_clusters=asked["groups"],
        size_min=asked["smallest"],
        size_max=asked["largest"],
        random_state=asked["seed"],
        n_jobs=1,
    )
    began, worked = time.perf_counter(), time.process_time()
    labels = model.fit_predict(np.array(asked["places"], dtype=float))
    took, work = time.perf_counter() - began, time.process_time() - worked
    json.dump({"labels": labels.tolist(), "seconds": took, "work": work}, sys.stdout)


if __name__ == "__main__":
    main()
