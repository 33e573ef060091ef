"""Items from counts alone, as they come from many dossiers: no observation, no teacher and no observer is read.

The same estimates as from the rows those were counted from. What needs rows is not here: severities of observers,
variance between teachers and fit of one observation. Reads scipy: nothing that a site imports may import this.
"""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Flags
from startbaan.domain.measurement.calibrating import FEW, Told, margin_of, population_of
from startbaan.domain.measurement.checking import NothingToMeasure
from startbaan.domain.measurement.conditional import Calibration, calibrate_conditionally
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.designs import Model, design
from startbaan.domain.measurement.fit import ItemFit, expected_given_score, item_fit
from startbaan.domain.measurement.marginal import Population
from startbaan.domain.measurement.steps import Steps
from startbaan.domain.measurement.tables import Tables
from startbaan.domain.measurement.writing import FORMAT, Plain, items_written, population_written
from startbaan.domain.sentences import Sentence, say

LEAST_ALIKE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What counts alone can say."""

    tables: Tables
    counts: Counts
    items: Calibration
    fit: ItemFit
    population: Population | None
    marginal_log_likelihood: float | None
    warnings: tuple[Sentence, ...]

    @property
    def observations(self) -> int:
        """On how many observations it rests."""
        return int(self.counts.size.sum())


def counts_of(tables: Tables) -> Counts:
    """Lay the cells out as counts; every item may have every answer. Raises `NothingToMeasure` for none."""
    if not tables.cells:
        raise NothingToMeasure(say("Er zijn geen waarnemingen om mee te rekenen."))
    number = {seen: place for place, seen in enumerate(sorted({cell.seen for cell in tables.cells}))}
    item = {name: place for place, name in enumerate(tables.items)}
    groups = sorted({(number[cell.seen], cell.score) for cell in tables.cells})
    place = {group: number for number, group in enumerate(groups)}
    patterns = np.zeros((len(number), len(tables.items)), dtype=np.bool_)
    for seen, row in number.items():
        patterns[row, [item[name] for name in seen]] = True
    table = np.zeros((len(groups), len(tables.items), tables.answers), dtype=np.int64)
    for cell in tables.cells:
        table[place[number[cell.seen], cell.score], item[cell.item], cell.answer] += cell.number
    pattern = np.array([group[0] for group in groups], dtype=np.int64)
    size = table.sum(axis=2).max(axis=1).astype(np.float64)
    return Counts(
        tops=np.full(len(tables.items), tables.answers - 1, dtype=np.int64),
        patterns=patterns,
        pattern=pattern,
        score=np.array([group[1] for group in groups], dtype=np.int64),
        size=size,
        group_of=np.zeros(0, dtype=np.int64),
        table=table,
    )


def calibrate_counts(tables: Tables) -> Counted:
    """Estimate items, their errors, fit and spread. Raises `NothingToMeasure` and `NotEstimable`."""
    counts = counts_of(tables)
    _check(tables, counts)
    told = Told()
    layout = design(Model(tables.model), tops=counts.tops)
    items = calibrate_conditionally(counts, layout=layout)
    _warn_of_size(int(counts.size.sum()), items, told)
    expected = expected_given_score(counts, thresholds=items.thresholds)
    fit = item_fit(counts, expected=expected, items=items, layout=layout)
    population, value = population_of(counts, layout, told)
    return Counted(tables, counts, items, fit, population, value, tuple(told.warnings))


def document(found: Counted) -> dict[str, Plain]:
    """Lay it out as `startbaan calibrate` does; what counts cannot say is absent."""
    steps = Steps(found.tables.items, found.items.thresholds, found.items.errors)
    return {
        "format": FORMAT,
        "model": found.tables.model,
        "observations": found.observations,
        "log_likelihood": {"conditional": found.items.log_likelihood, "marginal": found.marginal_log_likelihood},
        "iterations": {"items": found.items.rounds},
        "items": [*items_written(steps, counts=found.counts, fit=found.fit, anchored=())],
        "population": population_written(found.population),
    }


def _check(tables: Tables, counts: Counts) -> None:
    if counts.size.sum() < 2 or len(tables.items) < 2:
        raise NothingToMeasure(say("Er is te weinig om mee te rekenen: ten minste twee waarnemingen van twee items."))
    given: Flags = counts.table.sum(axis=0) > 0
    if tables.model == Model.RATING_SCALE:
        unseen = [name for name, used in zip(tables.items, given, strict=True) if used.sum() < LEAST_ALIKE]
        given = np.tile(given.any(axis=0), (len(given), 1))
        if unseen:
            raise NothingToMeasure(_always_the_same(unseen[0]))
    for name, used in zip(tables.items, given, strict=True):
        if used.sum() < LEAST_ALIKE:
            raise NothingToMeasure(_always_the_same(name))
        if not used.all():
            raise NothingToMeasure(
                say(
                    "Bij item %(item)s is score %(score)s nog nooit gegeven. Wacht tot er meer waarnemingen zijn, of "
                    "kies één vorm van de schaal voor alle items.",
                    item=name,
                    score=int(np.flatnonzero(~used)[0]) + 1,
                )
            )


def _always_the_same(item: str) -> Sentence:
    return say(
        "Item %(item)s kreeg steeds dezelfde score, of geen enkele. Waar het staat, is dan niet te zeggen.", item=item
    )


def _warn_of_size(observations: int, items: Calibration, told: Told) -> None:
    if observations >= FEW:
        return
    told.warnings.append(
        say(
            "Er zijn maar %(number)s waarnemingen: een drempel is hier op zo’n ±%(margin)s logit na bekend.",
            number=observations,
            margin=margin_of(items),
        )
    )
