"""Whether there is anything to measure in these observations; says in a sentence why not."""

from dataclasses import dataclass, replace

import numpy as np

from startbaan.domain.measurement.arrays import Scores, Whole
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.designs import Model
from startbaan.domain.measurement.reading import Named, Observations
from startbaan.domain.sentences import Problem, Sentence, say


class NothingToMeasure(Problem):
    """Observations of which no scale can be made."""


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """Observations scored from 0 without empty categories: `tops` I the highest of each item; what was done to them."""

    observations: Observations
    tops: Whole
    warnings: tuple[Sentence, ...]


def check(observations: Observations, *, model: Model, collapse: bool = False) -> Checked:
    """Refuse what cannot be measured, and score the rest from 0. Raises `NothingToMeasure`.

    A category that nobody gave is refused, or taken together with the one below it when `collapse` says so.
    """
    kept, warnings = _with_scores(observations)
    _check_sizes(kept)
    answers = kept.answers
    lowest = int(answers.min())
    given = _given(answers, lowest=lowest)
    most = int(np.flatnonzero(given.any(axis=0)).max())
    if model is Model.RASCH and most > 1:
        raise NothingToMeasure(say("Het model rasch kent per item twee scores. Hier zijn er meer; kies pcm of rsm."))
    given = given[:, : most + 1]
    _check_items(kept.items, given, lowest=lowest)
    if model is Model.RATING_SCALE:
        given = np.tile(given.any(axis=0), (len(given), 1))
    if given.all():
        return Checked(_from_nought(kept, lowest), np.full(len(given), most), warnings)
    if not collapse or model is Model.RATING_SCALE:
        raise _unused(kept.items, given, lowest=lowest)
    places = np.cumsum(given, axis=1) - 1
    scored = np.where(answers == GAP, GAP, 0).astype(np.uint8, order="F")
    for item, place in enumerate(places):
        seen = answers[:, item] != GAP
        scored[seen, item] = place[answers[seen, item] - lowest]
    together = [
        _collapsed(name, missing, lowest=lowest)
        for name, missing in zip(kept.items, ~given, strict=True)
        if missing.any()
    ]
    return Checked(replace(kept, answers=scored), places[:, -1].copy(), (*warnings, *together))


def _given(answers: Scores, *, lowest: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Tell which scores, from the lowest on, were given to each item; I × as many as there can be."""
    found = [np.bincount(column, minlength=GAP + 1)[lowest:GAP] > 0 for column in answers.T]
    return np.array(found)


def _from_nought(kept: Observations, lowest: int) -> Observations:
    if lowest == 0:
        return kept
    answers = kept.answers
    return replace(kept, answers=np.where(answers == GAP, GAP, answers - lowest).astype(np.uint8, order="F"))


def _with_scores(observations: Observations) -> tuple[Observations, tuple[Sentence, ...]]:
    """Leave out observations in which nothing was scored."""
    empty = (observations.answers == GAP).all(axis=1)
    if empty.all():
        raise NothingToMeasure(say("Er staat geen enkele score in dit bestand."))
    if not empty.any():
        return observations, ()
    kept = np.flatnonzero(~empty)
    left = Observations(
        observations.items,
        tuple(observations.names[place] for place in kept),
        np.asfortranarray(observations.answers[kept]),
        _only(observations.teacher, kept),
        _only(observations.observer, kept),
    )
    return left, (say("Observaties zonder scores tellen niet mee; het zijn er %(number)s.", number=int(empty.sum())),)


def _only(who: Named | None, kept: Whole) -> Named | None:
    if who is None:
        return None
    used, number = np.unique(who.number[kept], return_inverse=True)
    return Named(number, tuple(who.names[place] for place in used))


def _check_sizes(kept: Observations) -> None:
    if len(kept.items) < 2:
        raise NothingToMeasure(say("Er is maar één item. Voor een schaal zijn er ten minste twee nodig."))
    if len(kept.names) < 2 or (kept.teacher is not None and len(kept.teacher.names) < 2):
        raise NothingToMeasure(
            say("Er is maar één persoon. Om items te vergelijken zijn er ten minste twee nodig, en liefst honderden.")
        )


def _check_items(
    items: tuple[str, ...], given: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", *, lowest: int
) -> None:
    for name, used in zip(items, given, strict=True):
        scores = np.flatnonzero(used)
        if scores.size == 0:
            raise NothingToMeasure(say("Item %(item)s heeft geen enkele score. Laat die kolom weg.", item=name))
        if scores.size > 1:
            continue
        if scores[0] == 0:
            raise NothingToMeasure(
                say(
                    "Item %(item)s heeft altijd de laagste score (%(score)s). Hoe moeilijk het is, is dan niet te "
                    "bepalen. Laat het weg.",
                    item=name,
                    score=lowest,
                )
            )
        raise NothingToMeasure(
            say(
                "Item %(item)s heeft altijd dezelfde score (%(score)s). Hoe moeilijk het is, is dan niet te bepalen. "
                "Laat het weg.",
                item=name,
                score=lowest + int(scores[0]),
            )
        )


def _unused(
    items: tuple[str, ...], given: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", *, lowest: int
) -> NothingToMeasure:
    item, category = (int(place[0]) for place in np.nonzero(~given))
    return NothingToMeasure(
        say(
            "Bij item %(item)s is de score %(score)s nooit gegeven. Voeg observaties toe, laat het item weg, of neem "
            "zulke scores samen met de score eronder (--collapse, niet bij rsm).",
            item=items[item],
            score=lowest + category,
        )
    )


def _collapsed(name: str, missing: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", *, lowest: int) -> Sentence:
    scores = ", ".join(str(lowest + int(place)) for place in np.flatnonzero(missing))
    return say("Item %(item)s: nooit gegeven en samengenomen: %(scores)s.", item=name, scores=scores)
