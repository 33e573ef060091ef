"""From cells to observations: one row per answer (long), or one per observation with a column for every item (wide)."""

from dataclasses import dataclass

import numpy as np

from startbaan.domain.measurement.arrays import Scores, Whole
from startbaan.domain.measurement.cells import Cells, NotReadable, read_cells
from startbaan.domain.measurement.counts import GAP
from startbaan.domain.sentences import say

OBSERVATION, TEACHER, OBSERVER, ITEM, SCORE = "observation", "teacher", "observer", "item", "score"
WORDS = {
    "observatie": OBSERVATION,
    "leraar": TEACHER,
    "leerkracht": TEACHER,
    "docent": TEACHER,
    "starter": TEACHER,
    "waarnemer": OBSERVER,
    "observator": OBSERVER,
    "rater": OBSERVER,
}


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Who or what each of n rows is about: a number, and the name that goes with it."""

    number: Whole
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """Answers n × I as they were given, with `GAP` for what was not seen; who was seen by whom, where that is told."""

    items: tuple[str, ...]
    names: tuple[str, ...]
    answers: Scores
    teacher: Named | None
    observer: Named | None


def read_observations(content: bytes) -> Observations:
    """Read a CSV file of observations, long or wide. Raises `NotReadable`."""
    cells = read_cells(content)
    column = {WORDS.get(name.lower(), name.lower()): place for place, name in enumerate(cells.header)}
    if OBSERVATION not in column:
        raise NotReadable(say("De kolom %(name)s ontbreekt.", name=OBSERVATION))
    if ITEM in column and SCORE in column:
        return _long(cells, column)
    return _wide(cells, column)


def _wide(cells: Cells, column: dict[str, int]) -> Observations:
    about = {column[name] for name in (OBSERVATION, TEACHER, OBSERVER) if name in column}
    places = [place for place in range(len(cells.header)) if place not in about]
    number, names = cells.names(column[OBSERVATION])
    if len(names) < len(number):
        often = np.bincount(number)
        raise NotReadable(say("Observatie %(name)s staat op meer dan één rij.", name=names[int(np.argmax(often > 1))]))
    return Observations(
        tuple(cells.header[place] for place in places),
        names,
        cells.scores(places),
        _named(cells, column, TEACHER),
        _named(cells, column, OBSERVER),
    )


def _long(cells: Cells, column: dict[str, int]) -> Observations:
    number, names = cells.names(column[OBSERVATION])
    item, items = cells.names(column[ITEM])
    given = cells.scores([column[SCORE]])[:, 0]
    where = number * len(items) + item
    found, often = np.unique(where, return_counts=True)
    if (often > 1).any():
        twice = int(found[np.argmax(often > 1)])
        raise NotReadable(
            say(
                "Item %(item)s staat twee keer bij observatie %(name)s.",
                item=items[twice % len(items)],
                name=names[twice // len(items)],
            )
        )
    answers = np.full((len(names), len(items)), GAP, dtype=np.uint8, order="F")
    answers[number, item] = given
    teacher, observer = (_named(cells, column, who) for who in (TEACHER, OBSERVER))
    return Observations(items, names, answers, _once(teacher, number, names), _once(observer, number, names))


def _named(cells: Cells, column: dict[str, int], name: str) -> Named | None:
    return Named(*cells.names(column[name])) if name in column else None


def _once(who: Named | None, number: Whole, names: tuple[str, ...]) -> Named | None:
    """Say of each observation, instead of each row, who it is about; it may be about one only."""
    if who is None:
        return None
    of_each = np.zeros(len(names), dtype=np.int64)
    of_each[number] = who.number
    other = np.flatnonzero(of_each[number] != who.number)
    if other.size:
        row = int(other[0])
        raise NotReadable(
            say(
                "Bij observatie %(name)s staan twee namen: %(one)s en %(other)s.",
                name=names[number[row]],
                one=who.names[who.number[row]],
                other=who.names[of_each[number[row]]],
            )
        )
    return Named(of_each, who.names)
