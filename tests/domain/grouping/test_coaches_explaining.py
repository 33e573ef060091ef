"""Why this coach, or none, and what helps: true, and without showing a wish."""

from dataclasses import replace

import pytest

from startbaan.domain.grouping.coaches import HUNDREDTHS, Coach, CoachPool, Waiting
from startbaan.domain.grouping.coaches_answers import small_answer
from startbaan.domain.grouping.coaches_explaining import hours_left, what_helps, why_pair, why_with, why_without
from startbaan.domain.grouping.pool import School

SCHOOLS = [School("a", 0, 0), School("b", 3.25, 0), School("c", 20, 0)]
OTHER = (
    "b zou op zichzelf beter passen. Maar die is nodig voor andere starters, mag deze starter niet begeleiden, "
    "of er telt een wens mee."
)


def pool_of(*starters, coaches=None, **more):
    return CoachPool(
        [Waiting(each, "a", "po", 11) for each in starters],
        coaches or [Coach("b", "b", "po", 11), Coach("c", "c", "vo", 11)],
        SCHOOLS,
        **more,
    )


def test_pair_is_explained_by_what_everyone_may_know():
    pool = pool_of("s1", before=frozenset({("s1", "b")}))

    assert why_with(pool, {"s1": "b"}, "s1", names={}) == (
        "Was eerder al de coach van deze starter.",
        "3,2 km van school tot school.",
    )


def test_place_and_sector_that_are_not_known_are_said():
    pool = pool_of("s1", coaches=[Coach("extern", "", "", 11)])

    assert why_with(pool, {"s1": "extern"}, "s1", names={}) == (
        "Hoe ver de coach van de starter werkt, is niet bekend.",
        "In welke sector de coach werkt, is niet bekend.",
    )


def test_veto_a_manager_and_a_coach_who_is_full_are_told_in_the_same_words():
    full = small_answer(pool_of("s1", "s2")).assignment
    (farther,) = [starter for starter, coach in full.items() if coach == "c"]
    vetoed = pool_of("s1", never=frozenset({("s1", "b")}))
    said = ("20,0 km van school tot school.", "De coach werkt in een andere sector.", OTHER)

    assert why_with(pool_of("s1", "s2"), full, farther, names={}) == said
    assert why_with(vetoed, small_answer(vetoed).assignment, "s1", names={}) == said


@pytest.mark.parametrize(
    ("pool", "why", "helps"),
    [
        (pool_of("s1", "s2", "s3"), "Alle coaches zijn in dit voorstel vol.", "Met 11 uur meer voor b kan het wel."),
        (
            pool_of("s1", coaches=[Coach("b", "b", "po", 2.5)]),
            "Geen coach die hier kan, heeft nog 11 uur.",
            "Met 8,5 uur meer voor b kan het wel.",
        ),
        (
            pool_of("s1", never=frozenset({("s1", "b"), ("s1", "c")})),
            "Geen coach kan deze starter begeleiden.",
            "Zoek er een coach bij.",
        ),
        (
            pool_of("s1", "s2", never=frozenset({("s1", "c"), ("s2", "c")})),
            "De coaches die hier kunnen, zijn in dit voorstel vol.",
            "Met 11 uur meer voor b kan het wel.",
        ),
    ],
)
def test_who_has_no_coach_hears_why_and_what_helps(pool, why, helps):
    found = small_answer(pool).assignment
    (starter,) = [each.id for each in pool.starters if each.id not in found][:1]

    assert (why_without(pool, found, starter), what_helps(pool, found, starter, names={})) == (why, helps)


def test_hours_that_are_said_to_help_do_help():
    pool = pool_of("s1", "s2", "s3", "s4")
    answer = small_answer(pool)
    left = hours_left(pool, answer.assignment)
    more = [replace(coach, hours=coach.hours + 11 - left[coach.id] / HUNDREDTHS) for coach in pool.coaches[:1]]
    again = small_answer(replace(pool, coaches=[*more, *pool.coaches[1:]]))

    assert (answer.cost.unplaced, again.cost.unplaced) == (2, 1)


def test_coach_of_the_same_school_is_said_in_plain_words():
    schools = (School("a", 0, 0), School("b", 0, 0))
    pool = CoachPool(
        [Waiting("1", "a", "po", 11), Waiting("2", "", "po", 11)],
        [Coach("x", "a", "po", 40), Coach("y", "b", "po", 40), Coach("z", "", "po", 40)],
        schools,
    )

    assert [why_pair(pool, "1", coach)[0] for coach in "xyz"] == [
        "De coach werkt op dezelfde school als de starter.",
        "De school van de coach ligt vlak bij die van de starter.",
        "Hoe ver de coach van de starter werkt, is niet bekend.",
    ]
    assert why_pair(pool, "2", "z")[0] == "Hoe ver de coach van de starter werkt, is niet bekend."
