"""Observations to calibrate: teachers seen by raters, with gaps, as arrays or as a CSV file."""

import numpy as np
from ratings import drawn, thresholds

from startbaan.domain.measurement.counts import GAP
from startbaan.domain.measurement.reading import Named, Observations


def scene(seed=1, *, teachers=150, visits=4, raters=12, items=8, gaps=0.0):
    chance = np.random.default_rng(seed)
    teacher = np.repeat(np.arange(teachers), visits)
    rater = np.concatenate([chance.choice(raters, visits, replace=False) for _ in range(teachers)])
    level, severity = chance.normal(0.2, 0.9, teachers), chance.normal(0, 0.4, raters)
    lesson = chance.normal(0, 0.3, len(teacher))
    answers = drawn(level[teacher] - severity[rater] + lesson, thresholds(items), seed=seed + 1000, gaps=gaps)
    return observed(answers, teacher=teacher, rater=rater)


def observed(answers, *, teacher=None, rater=None):
    answers = np.asarray(answers, dtype=np.uint8)

    def named(number, letter):
        return (
            None if number is None else Named(number, tuple(f"{letter}{each}" for each in range(int(number.max()) + 1)))
        )

    items = tuple(f"i{number + 1}" for number in range(answers.shape[1]))
    names = tuple(f"o{number + 1}" for number in range(len(answers)))
    return Observations(items, names, answers, named(teacher, "t"), named(rater, "r"))


def table(observations):
    """Write them as a wide CSV file."""
    lines = [",".join(["observation", "teacher", "observer", *observations.items])]
    for place, row in enumerate(observations.answers):
        teacher = observations.teacher.names[observations.teacher.number[place]]
        rater = observations.observer.names[observations.observer.number[place]]
        cells = ["" if value == GAP else str(value) for value in row]
        lines.append(",".join([observations.names[place], teacher, rater, *cells]))
    return "\n".join(lines) + "\n"


def with_column(place, values):
    """Observations of which one item was scored so."""
    one = scene(8, teachers=60)
    answers = one.answers.copy()
    answers[:, place] = values(answers[:, place])
    return observed(answers, teacher=one.teacher.number, rater=one.observer.number)
