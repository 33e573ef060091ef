"""Sessions shared out: as well as trying everything finds, the same each time, and with a reason for everyone."""

import itertools
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.gathering.explaining import rules, rushes, why
from startbaan.domain.gathering.sharing import NOWHERE, Chooser, Session, share_out

KEYS = "abcd"
YEARS = st.sampled_from([frozenset(), frozenset({1}), frozenset({2, 3})])
WANTED = st.lists(st.sampled_from(KEYS), max_size=4, unique=True).map(tuple)


@st.composite
def afternoons(draw, *, most=6):
    sessions = [Session(key, draw(st.integers(0, 3)), draw(YEARS)) for key in KEYS[: draw(st.integers(1, 4))]]
    people = draw(st.integers(0, most))
    return sessions, [Chooser(person, draw(st.sampled_from([None, 1, 2, 3])), draw(WANTED)) for person in range(people)]


def choice(chooser, session, sessions):
    named = [key for key in chooser.wanted if any(key == each.key and chooser.may(each) for each in sessions)]
    return named.index(session) + 1 if session in named else len(named) + 1


def worth(chosen, choosers, sessions):
    """Write down how good a sharing is, so that the best is the greatest."""
    got = [choice(chooser, key, sessions) for chooser, key in zip(choosers, chosen, strict=True) if key]
    counts = Counter(got)
    return len(got), -max(got, default=0), tuple(counts[number] for number in range(1, len(KEYS) + 2))


def every_sharing(choosers, sessions):
    options = [[NOWHERE, *(each.key for each in sessions if chooser.may(each))] for chooser in choosers]
    places = {session.key: session.places for session in sessions}
    for chosen in itertools.product(*options):
        if all(count <= places.get(key, len(choosers)) for key, count in Counter(chosen).items()):
            yield chosen


@settings(max_examples=120, deadline=None)
@given(afternoons())
def test_sharing_is_as_good_as_the_best_of_all(both):
    sessions, choosers = both
    found = share_out(choosers, sessions=sessions, seed="x")
    best = max(worth(chosen, choosers, sessions) for chosen in every_sharing(choosers, sessions))

    assert worth([found.of(chooser.person).session for chooser in choosers], choosers, sessions) == best


@settings(deadline=None)
@given(afternoons(most=30))
def test_nobody_is_forgotten_and_no_session_too_full(both):
    sessions, choosers = both
    found = share_out(choosers, sessions=sessions, seed="x")

    assert [placed.person for placed in found.placed] == [chooser.person for chooser in choosers]
    seated = Counter(placed.session for placed in found.placed if placed.session)
    assert all(seated[session.key] <= session.places for session in sessions)
    by_key = {session.key: session for session in sessions}
    for chooser in choosers:
        placed = found.of(chooser.person)
        assert not placed.session or chooser.may(by_key[placed.session])
        assert placed.choice == (choice(chooser, placed.session, sessions) if placed.session else 0)


@settings(deadline=None)
@given(afternoons(most=30))
def test_nobody_wants_a_place_that_is_free(both):
    sessions, choosers = both
    found = share_out(choosers, sessions=sessions, seed="x")
    seated = Counter(placed.session for placed in found.placed)

    for chooser, session in itertools.product(choosers, sessions):
        placed = found.of(chooser.person)
        if chooser.may(session) and seated[session.key] < session.places:
            assert placed.session
            assert placed.choice <= choice(chooser, session.key, sessions)


@settings(deadline=None)
@given(afternoons(most=20), st.randoms())
def test_order_of_people_and_sessions_changes_nothing(both, chance):
    sessions, choosers = both
    found = share_out(choosers, sessions=sessions, seed="x")
    for many in (sessions, choosers):
        chance.shuffle(many)

    assert share_out(choosers, sessions=sessions, seed="x") == found


@settings(max_examples=60, deadline=None)
@given(afternoons(most=5))
def test_naming_one_session_only_does_not_force_it(both):
    """Whoever names fewer says that the rest is equal: that pushes nobody else to something worse than before."""
    sessions, choosers = both
    if not choosers:
        return
    first, *others = choosers
    short = Chooser(first.person, first.year, first.wanted[:1])
    whole = share_out([first, *others], sessions=sessions, seed="x")
    cut = share_out([short, *others], sessions=sessions, seed="x")

    assert sum(bool(placed.session) for placed in cut.placed) == sum(bool(placed.session) for placed in whole.placed)
    assert cut.worst <= max(whole.worst, 2)


def test_lot_follows_from_the_seed_alone():
    choosers = [Chooser(person, 1, ("a", "b")) for person in range(40)]
    sessions = [Session("a", 20), Session("b", 20)]
    drawn = {
        seed: frozenset(
            placed.person
            for placed in share_out(choosers, sessions=sessions, seed=seed).placed
            if placed.session == "a"
        )
        for seed in ("blauw", "groen", "rood")
    }

    assert len(set(drawn.values())) == 3
    assert drawn["blauw"] == {
        placed.person
        for placed in share_out(choosers[::-1], sessions=sessions, seed="blauw").placed
        if placed.session == "a"
    }


def test_worst_off_comes_before_first_choices():
    """One more first choice is possible, but then somebody gets their third."""
    sessions = [Session("a", 1), Session("b", 1), Session("c", 1)]
    choosers = [Chooser(1, None, ("a", "b", "c")), Chooser(2, None, ("a", "c", "b")), Chooser(3, None, ("b", "a", "c"))]
    found = share_out(choosers, sessions=sessions, seed="x")

    assert found.worst == 2
    assert found.by_choice == {1: 2, 2: 1}


def test_whoever_was_told_keeps_it():
    sessions = [Session("a", 2), Session("b", 2)]
    choosers = [Chooser(person, None, ("a", "b")) for person in (1, 2, 3)]
    found = share_out(choosers, sessions=sessions, seed="x", kept={9: "a", 1: "b"})

    assert [placed.person for placed in found.placed] == [2, 3]
    assert sorted(placed.session for placed in found.placed) == ["a", "b"]


def test_session_for_year_one_is_not_for_year_two():
    sessions = [Session("a", 5, frozenset({1})), Session("b", 0)]
    found = share_out(
        [Chooser(1, 1, ("a",)), Chooser(2, 2, ("a",)), Chooser(3, None, ("a",))], sessions=sessions, seed="x"
    )

    assert [placed.session for placed in found.placed] == ["a", NOWHERE, "a"]


def test_hundreds_are_shared_out():
    keys = [f"s{number}" for number in range(8)]
    sessions = [Session(key, 40) for key in keys]
    choosers = [
        Chooser(person, person % 3 + 1, tuple(keys[(person * person + step) % 8] for step in range(3)))
        for person in range(300)
    ]
    found = share_out(choosers, sessions=sessions, seed="x")

    assert sum(found.by_choice.values()) == 300
    assert found.worst == 4, "the sessions that anybody names hold 280"


TITLES = {"a": "Orde in de klas", "b": "Praten met ouders", "c": "Werkdruk"}


def reasons(chooser, others, sessions):
    choosers = [chooser, *others]
    sharing = share_out(choosers, sessions=sessions, seed="blauw")
    found = why(chooser, sharing=sharing, sessions=sessions, titles=TITLES, rush=rushes(choosers, sessions=sessions))
    return [str(sentence) for sentence in found]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("a", "c"), ["“Orde in de klas” was je eerste keuze."]),
        ((), ["Je gaf geen voorkeur op. We kozen een sessie met plaats."]),
        (
            ("b", "c"),
            [
                "“Praten met ouders” is niet voor jouw jaar.",
                "Daarom kreeg je je tweede keuze: “Werkdruk”.",
                "Niemand kreeg iets slechters dan een eerste keuze. Wat gelijk was, bepaalde het lot (blauw).",
            ],
        ),
    ],
)
def test_everyone_hears_why(wanted, said):
    sessions = [Session("a", 3), Session("b", 3, frozenset({2, 3})), Session("c", 3)]

    assert reasons(Chooser(1, 1, wanted), [], sessions) == said


def test_whoever_misses_a_full_session_hears_how_many_wanted_it():
    sessions = [Session("a", 1), Session("b", 9), Session("c", 0)]
    choosers = [Chooser(person, None, ("a", "c", "b")) for person in (1, 2, 3)]
    sharing = share_out(choosers, sessions=sessions, seed="blauw")
    missed = [chooser for chooser in choosers if sharing.of(chooser.person).session == "b"]

    assert len(missed) == 2
    for chooser in missed:
        others = [each for each in choosers if each != chooser]
        assert reasons(chooser, others, sessions) == [
            "“Orde in de klas”: 3 mensen zetten deze sessie bovenaan, plaatsen: 1.",
            "“Werkdruk” was vol.",
            "Daarom kreeg je je derde keuze: “Praten met ouders”.",
            "Niemand kreeg iets slechters dan een derde keuze. Wat gelijk was, bepaalde het lot (blauw).",
        ]


def test_whoever_has_no_place_hears_that():
    assert reasons(Chooser(1, 1, ("a",)), [], [Session("a", 0)]) == [
        "Er is geen plaats meer in een sessie die bij jouw jaar past."
    ]


def test_rules_are_told_in_their_order():
    assert len(rules()) == 4
