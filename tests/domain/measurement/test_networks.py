"""Who can be compared with whom."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.measurement.networks import networks

MEETINGS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=20)


def of(meetings):
    teacher, rater = (np.array(each) for each in zip(*meetings, strict=True))
    _, teacher = np.unique(teacher, return_inverse=True)
    _, rater = np.unique(rater, return_inverse=True)
    return teacher, rater, networks(teacher, rater=rater)


def test_raters_hang_together_through_teachers_and_the_largest_network_comes_first():
    _, _, found = of([(0, 0), (1, 1), (1, 2), (2, 2), (2, 3)])

    assert found.of_rater.tolist() == [1, 0, 0, 0]
    assert found.of_teacher.tolist() == [1, 0, 0]
    assert found.many == 2


@given(meetings=MEETINGS)
def test_who_met_is_in_one_network_and_no_network_is_larger_than_it_must_be(meetings):
    teacher, rater, found = of(meetings)
    reached = np.zeros((int(rater.max()) + 1,) * 2, dtype=bool)
    for one, first in zip(teacher, rater, strict=True):
        for other, second in zip(teacher, rater, strict=True):
            reached[first, second] |= one == other
    for middle in range(len(reached)):
        reached |= np.outer(reached[:, middle], reached[middle])

    assert ((found.of_rater[:, None] == found.of_rater) == reached).all()
    assert (found.of_teacher[teacher] == found.of_rater[rater]).all()
