"""What was found as JSON: every value beside its standard error; long lists by column."""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from startbaan.domain.measurement.arrays import Floats
from startbaan.domain.measurement.calibrating import Calibrated, observed_by
from startbaan.domain.measurement.components import Components
from startbaan.domain.measurement.counts import Counts
from startbaan.domain.measurement.drifting import Drift
from startbaan.domain.measurement.estimates import Estimate
from startbaan.domain.measurement.fit import ItemFit
from startbaan.domain.measurement.marginal import Population
from startbaan.domain.measurement.rating import Rated
from startbaan.domain.measurement.steps import Steps

FORMAT = "startbaan-measurement/1"
DIGITS = 5

Plain = None | str | int | float | list["Plain"] | dict[str, "Plain"]


def written(found: Calibrated) -> str:
    """Write it down as JSON, one line for each part."""
    return lines(document(found))


def lines(document: Mapping[str, Plain]) -> str:
    """Write a document as JSON, one line for each part."""
    parts = {name: json.dumps(part, ensure_ascii=False, allow_nan=False) for name, part in document.items()}
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {part}" for name, part in parts.items()) + "\n}\n"


def document(found: Calibrated) -> dict[str, Plain]:
    """Lay out what was found."""
    kept = found.observations
    return {
        "format": FORMAT,
        "model": found.wish.model.value,
        "observations": len(kept.names),
        "teachers": len(kept.teacher.names) if kept.teacher else None,
        "observers": len(kept.observer.names) if kept.observer else None,
        "log_likelihood": {
            "conditional": found.items.log_likelihood,
            "marginal": found.marginal_log_likelihood,
            "facets": found.rated.log_likelihood if found.rated else None,
        },
        "iterations": {
            "items": found.items.rounds,
            "facets": found.rated.severities.rounds if found.rated else None,
            "components": found.components.rounds if found.components else None,
        },
        "warnings": [str(warning) for warning in found.warnings],
        "items": _items(found),
        **_drift(found.drift),
        "population": population_written(found.population),
        "severities": _severities(found.rated),
        "components": _components(found.components),
        "reliability": _reliability(found.components),
        "persons": _teachers(found),
        "measures": _observations(found),
    }


def _items(found: Calibrated) -> list[Plain]:
    held = found.wish.anchors.items if found.wish.anchors is not None else ()
    return items_written(found.steps, counts=found.counts, fit=found.fit, anchored=held)


def _drift(found: Drift | None) -> dict[str, Plain]:
    """Lay out how far anchored items lie from their anchors; nothing at all without anchors."""
    if found is None:
        return {}
    names = ["item", "drift", "se", "clear"]
    return {
        "drift": _columns(names, [found.items, _rounded(found.values), _rounded(found.errors), found.clear.tolist()])
    }


def items_written(steps: Steps, *, counts: Counts, fit: ItemFit, anchored: Sequence[str]) -> list[Plain]:
    """Lay out every item: its thresholds with their errors, and how well it fits."""
    times = counts.table.sum(axis=(0, 2))
    return [
        {
            "item": name,
            "observations": int(times[place]),
            "anchored": name in anchored,
            "thresholds": [
                {"value": _round(value), "se": _round(error)}
                for value, error in zip(steps.values[place], steps.errors[place], strict=True)
                if not np.isnan(value)
            ],
            "infit": {"value": _round(fit.infit[place]), "se": _round(fit.infit_se[place])},
            "outfit": {"value": _round(fit.outfit[place]), "se": _round(fit.outfit_se[place])},
        }
        for place, name in enumerate(steps.items)
    ]


def population_written(found: Population | None) -> Plain:
    """Lay out how measures are spread."""
    if found is None:
        return None
    return {
        "mean": {"value": _round(found.mean), "se": _round(found.mean_se)},
        "spread": {"value": _round(found.spread), "se": _round(found.spread_se)},
    }


def _severities(rated: Rated | None) -> Plain:
    if rated is None:
        return None
    found = rated.severities
    return _columns(
        ["observer", "severity", "se", "observations", "network"],
        [rated.names, _rounded(found.values), _rounded(found.errors), rated.often.tolist(), rated.network.tolist()],
    )


def _components(found: Components | None) -> Plain:
    if found is None:
        return None
    values = {"teacher": found.teacher, "observer": found.rater, "rest": found.rest}
    errors = dict(zip(("rest", "teacher", "observer"), found.errors.tolist(), strict=True))
    return {
        name: {"variance": _round(value), "se": _round(errors[name])} if errors[name] else None
        for name, value in values.items()
    }


def _reliability(found: Components | None) -> Plain:
    """Say how reliable a mean over usual numbers of visits is."""
    if found is None:
        return None
    wanted = [(1, 1), (3, 3), (10, 10)]
    return [
        {
            "observations": visits,
            "observers": raters,
            **_estimate(found.reliability(observations=visits, raters=raters)),
        }
        for visits, raters in wanted
    ]


def _teachers(found: Calibrated) -> Plain:
    named = found.observations.teacher
    if named is None or not found.teachers:
        return None
    values = [round(each.value, DIGITS) for each in found.teachers]
    errors = [round(each.se, DIGITS) for each in found.teachers]
    return _columns(
        ["teacher", "measure", "se", "observations"], [named.names, values, errors, observed_by(named).tolist()]
    )


def _observations(found: Calibrated) -> Plain:
    kept, group = found.observations, found.counts.group_of
    columns: list[Sequence[Plain]] = [kept.names]
    names = ["observation"]
    for name, who in (("teacher", kept.teacher), ("observer", kept.observer)):
        if who is not None:
            names.append(name)
            columns.append([who.names[number] for number in who.number.tolist()])
    names += ["measure", "se", "infit", "deviate"]
    columns += [_rounded(each) for each in (found.measures.values[group], found.measures.errors[group])]
    columns += [_or_nothing(each) for each in (found.persons.infit, found.persons.deviate)]
    return _columns(names, columns)


def _columns(names: Sequence[str], columns: Sequence[Sequence[Plain]]) -> Plain:
    return {name: list(column) for name, column in zip(names, columns, strict=True)}


def _estimate(found: Estimate | None) -> dict[str, Plain]:
    return {"value": _round(found.value), "se": _round(found.se)} if found else {"value": None, "se": None}


def _round(value: float) -> float:
    return round(float(value), DIGITS)


def _rounded(values: Floats) -> list[Plain]:
    found: list[Plain] = np.round(values, DIGITS).tolist()
    return found


def _or_nothing(values: Floats) -> list[Plain]:
    found = np.round(values, DIGITS).astype(object)
    found[np.isnan(values)] = None
    plain: list[Plain] = found.tolist()
    return plain
