"""All that can be said of a set of observations: items, who was seen, who looked, and how sure it is.

Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass, field

import numpy as np

from startbaan.domain.measurement.anchoring import anchored, unused_anchors, with_anchors
from startbaan.domain.measurement.arrays import Floats, Whole
from startbaan.domain.measurement.checking import Checked, check
from startbaan.domain.measurement.combining import Spread, Visit, combined
from startbaan.domain.measurement.components import Components, NoComponents, components
from startbaan.domain.measurement.conditional import Calibration, NotEstimable, calibrate_conditionally
from startbaan.domain.measurement.counts import Counts, count
from startbaan.domain.measurement.designs import Design, Model, design
from startbaan.domain.measurement.drifting import Drift, drift
from startbaan.domain.measurement.estimates import Estimate, factor
from startbaan.domain.measurement.fit import ItemFit, PersonFit, expected_given_score, item_fit, person_fit
from startbaan.domain.measurement.marginal import Population, calibrate_marginally
from startbaan.domain.measurement.persons import Measures, measure_groups
from startbaan.domain.measurement.rating import Rated, rate
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.measurement.steps import Steps
from startbaan.domain.sentences import Sentence, say

FEW = 300
MOST_GROUPS = 50_000
LEAST_VARIANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Wish:
    """How to calibrate: by which model, what to do with unused scores, with raters or not, held to which items."""

    model: Model = Model.PARTIAL_CREDIT
    collapse: bool = False
    facets: bool = False
    anchors: Steps | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Calibrated:
    """What was found; what could not be found is None, and a warning says why."""

    wish: Wish
    observations: Observations
    counts: Counts
    items: Calibration
    steps: Steps
    drift: Drift | None
    fit: ItemFit
    population: Population | None
    marginal_log_likelihood: float | None
    measures: Measures
    persons: PersonFit
    rated: Rated | None
    components: Components | None
    teachers: tuple[Estimate, ...]
    warnings: tuple[Sentence, ...]


@dataclass(slots=True)
class Told:
    """What could not be found, gathered on the way."""

    warnings: list[Sentence] = field(default_factory=list)


def calibrate(observations: Observations, *, wish: Wish) -> Calibrated:
    """Estimate everything. Raises `NothingToMeasure`, `NotEstimable`, `NotAnAnchor` and `NoSeverities`."""
    checked = check(observations, model=wish.model, collapse=wish.collapse)
    kept, told = checked.observations, Told(list(checked.warnings))
    counts = count(kept.answers, tops=checked.tops)
    layout = _layout(checked, wish, told)
    items = calibrate_conditionally(counts, layout=layout)
    _warn_of_size(len(kept.names), items, wish, told)
    drifted = _drift(counts, kept.items, wish, told)
    expected = expected_given_score(counts, thresholds=items.thresholds)
    measures = measure_groups(counts, thresholds=items.thresholds)
    population, value = population_of(counts, layout, told)
    rated = rate(kept, counts=counts, items=items, layout=layout, measures=measures) if wish.facets else None
    if rated:
        told.warnings += rated.warnings
    values = measures.values[counts.group_of]
    found = _components(kept, values, told)
    teachers = _teachers(kept, values, measures.errors[counts.group_of], rated=rated, found=found)
    return Calibrated(
        wish,
        kept,
        counts,
        items,
        with_anchors(kept.items, values=items.thresholds, errors=items.errors, anchors=wish.anchors),
        drifted,
        item_fit(counts, expected=expected, items=items, layout=layout),
        population,
        value,
        measures,
        person_fit(kept.answers, counts=counts, expected=expected),
        rated,
        found,
        teachers,
        tuple(told.warnings),
    )


def _layout(checked: Checked, wish: Wish, told: Told) -> Design:
    if wish.anchors is None:
        return design(wish.model, tops=checked.tops)
    items = checked.observations.items
    told.warnings += unused_anchors(items, anchors=wish.anchors)
    held = anchored(items, tops=checked.tops, anchors=wish.anchors)
    return design(wish.model, tops=checked.tops, anchors=held)


def _drift(counts: Counts, items: tuple[str, ...], wish: Wish, told: Told) -> Drift | None:
    """Estimate the items once more without anchors, and see how far those lie from it."""
    if wish.anchors is None:
        return None
    free = design(wish.model, tops=counts.tops)
    try:
        own = calibrate_conditionally(counts, layout=free)
    except NotEstimable:
        found = None
    else:
        found = drift(items, own=own, layout=free, anchors=wish.anchors)
    if found is None:
        told.warnings.append(
            say(
                "Of de ankers hier nog op hun plaats liggen, is niet te zeggen. Daarvoor zijn ten minste twee ankers "
                "nodig, en genoeg observaties."
            )
        )
        return None
    told.warnings += found.warnings()
    return found


def _warn_of_size(observations: int, items: Calibration, wish: Wish, told: Told) -> None:
    if observations >= FEW or wish.anchors:
        return
    told.warnings.append(
        say(
            "Er zijn maar %(number)s observaties: een drempel is hier op zo’n ±%(margin)s logit na bekend. Zet items "
            "vast op een grotere verzameling (--anchor) als die er is.",
            number=observations,
            margin=margin_of(items),
        )
    )


def margin_of(items: Calibration) -> str:
    """Write how well a threshold is known, to either side."""
    return f"{factor() * float(np.nanmedian(items.errors)):.2f}".replace(".", ",")


def population_of(counts: Counts, layout: Design, told: Told) -> tuple[Population | None, float | None]:
    """Estimate how measures are spread, with the likelihood of that; nothing, and a warning, where it cannot be."""
    if len(counts.size) > MOST_GROUPS:
        told.warnings.append(
            say("Er zijn te veel verschillende gaten om ook de verdeling van de metingen te schatten.")
        )
        return None, None
    try:
        found = calibrate_marginally(counts, layout=layout)
    except NotEstimable:
        told.warnings.append(say("De observaties verschillen te weinig om de verdeling van de metingen te schatten."))
        return None, None
    return found.population, found.items.log_likelihood


def _components(kept: Observations, values: Floats, told: Told) -> Components | None:
    """Divide the variance of measures; severities are no part of it, for the raters are."""
    if kept.teacher is None:
        return None
    rater = kept.observer.number if kept.observer else None
    try:
        return components(values, teacher=kept.teacher.number, rater=rater)
    except NoComponents as problem:
        told.warnings.append(problem.sentence)
        return None


def _teachers(
    kept: Observations, values: Floats, errors: Floats, *, rated: Rated | None, found: Components | None
) -> tuple[Estimate, ...]:
    """Measure every teacher by all observations; without variances one observation must do."""
    if kept.teacher is None or found is None:
        return ()
    spread = Spread(found.mean.value, max(found.teacher, LEAST_VARIANCE), found.lesson(float((errors**2).mean())))
    severity = rated.of_observation if rated else [None] * len(values)
    visits: list[list[Visit]] = [[] for _ in kept.teacher.names]
    rows = zip(kept.teacher.number.tolist(), values.tolist(), errors.tolist(), severity, strict=True)
    for teacher, value, error, severe in rows:
        visits[teacher].append(Visit(Estimate(value, error), severe))
    return tuple(combined(each, spread=spread) for each in visits)


def observed_by(named: Named) -> Whole:
    """Count the observations of each."""
    return np.bincount(named.number, minlength=len(named.names))
