"""Whether anchors still lie where a larger set of observations put them: each against the others, by its own estimate.

The items are estimated once more, free. Where an item lies is the mean of its thresholds; D is how far that is from the
anchor. Two scales differ by a constant, so an item's drift is its D less the mean D of the other anchors that hold:
value and error follow from the covariance of D, own estimates' and anchors' together (anchors' thresholds as if
independent). An anchor clearly adrift no longer counts as one that holds, the farthest first, until none is (as in
purifying a linking set; Kopf, Zeileis and Strobl 2015, Educational and Psychological Measurement 75, 22–56). Clear
means: at 95% for all anchors together (Bonferroni). An item of which only the thresholds moved apart is not found so.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags, Floats
from startbaan.domain.measurement.conditional import Calibration
from startbaan.domain.measurement.designs import Design
from startbaan.domain.measurement.estimates import CONFIDENCE, factor
from startbaan.domain.measurement.steps import Steps
from startbaan.domain.sentences import Sentence, say

FEWEST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Drift:
    """How far anchored items lie from their anchors, in logits, with the error of that, and whether it is clear."""

    items: tuple[str, ...]
    values: Floats
    errors: Floats
    clear: Flags

    def warnings(self) -> tuple[Sentence, ...]:
        """Name the anchors that are clearly adrift."""
        rows = zip(self.items, self.values.tolist(), self.errors.tolist(), self.clear.tolist(), strict=True)
        far = [
            f"{name} {_number(value)} ± {_number(factor() * error)[1:]}" for name, value, error, clear in rows if clear
        ]
        if not far:
            return ()
        return (
            say(
                "Deze ankers liggen hier duidelijk ergens anders dan waar ze zijn vastgezet, in logit met de "
                "95%%-marge: %(items)s. Wordt zo’n item hier anders begrepen of gescoord, zet het dan niet vast.",
                items="; ".join(far),
            ),
        )


def drift(items: tuple[str, ...], *, own: Calibration, layout: Design, anchors: Steps) -> Drift | None:
    """Hold the own estimates of anchored items against their anchors; None with fewer than two anchors."""
    places = [place for place, name in enumerate(items) if name in anchors.items]
    if len(places) < FEWEST:
        return None
    item = np.repeat(np.arange(len(items)), layout.exists.sum(axis=1))
    mean = (item == np.array(places)[:, None]).astype(np.float64)
    mean /= mean.sum(axis=1, keepdims=True)
    there = [anchors.items.index(items[place]) for place in places]
    spread = np.nansum(anchors.errors[there] ** 2, axis=1) / anchors.tops[there] ** 2
    free = mean @ layout.matrix
    moved = mean @ own.thresholds[layout.exists] - np.nanmean(anchors.values[there], axis=1)
    covariance = free @ own.covariance @ free.T + np.diag(spread)
    limit, holding = factor(1 - (1 - CONFIDENCE) / len(places)), np.ones(len(places), dtype=np.bool_)
    while True:
        values, errors = _against(moved, covariance, holding)
        far = np.abs(values) / errors
        worst = int(np.argmax(np.where(holding, far, 0.0)))
        if far[worst] <= limit or holding.sum() <= FEWEST:
            return Drift(tuple(items[place] for place in places), values, errors, far > limit)
        holding[worst] = False


def _against(moved: Floats, covariance: Floats, holding: Flags) -> tuple[Floats, Floats]:
    """Give each less the mean of the others that hold, and the error of that."""
    others = np.where(np.eye(len(moved), dtype=np.bool_), 0.0, holding.astype(np.float64))
    contrast = np.eye(len(moved)) - others / others.sum(axis=1, keepdims=True)
    return contrast @ moved, np.sqrt(((contrast @ covariance) * contrast).sum(axis=1))


def _number(value: float) -> str:
    return f"{value:+.2f}".replace(".", ",")
