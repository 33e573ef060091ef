"""When a partnership is reviewed: recognised every six years, aspirant four years after award; and visits to others."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.loading import CONTENT, Refused, parse_yaml
from startbaan.domain.quality.reviews import Partnership, ReviewKind, Standing, due, read, rules
from startbaan.domain.sources import Status

WRITTEN = (CONTENT / "register" / "reviews.yaml").read_text(encoding="utf-8")
DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))
DONE = st.lists(st.tuples(st.sampled_from(ReviewKind), DAYS), max_size=8).map(tuple)


def told(partnership, on):
    return [(each.rule.kind, each.by, each.times_left) for each in due(partnership, on=on)]


def test_recognised_partnership_is_reviewed_by_peers_every_six_years():
    partnership = Partnership(Standing.RECOGNISED, date(2022, 3, 1), ((ReviewKind.PEER_REVIEW, date(2024, 11, 5)),))

    assert told(partnership, date(2026, 11, 24)) == [
        (ReviewKind.PEER_REVIEW, date(2030, 11, 5), 1),
        (ReviewKind.VISIT, date(2030, 11, 5), 2),
    ]


def test_first_review_is_counted_from_recognition():
    partnership = Partnership(Standing.RECOGNISED, date(2022, 3, 1))

    assert told(partnership, date(2026, 11, 24))[0] == (ReviewKind.PEER_REVIEW, date(2028, 3, 1), 1)


def test_aspirant_is_assessed_four_years_after_award():
    partnership = Partnership(Standing.ASPIRANT, date(2024, 2, 29))

    assert told(partnership, date(2026, 11, 24)) == [(ReviewKind.ASSESSING_REVIEW, date(2028, 2, 29), 1)]


def test_visits_that_were_made_are_taken_off():
    visits = tuple((ReviewKind.VISIT, day) for day in (date(2021, 5, 1), date(2023, 5, 1), date(2025, 5, 1)))
    partnership = Partnership(Standing.RECOGNISED, date(2022, 3, 1), visits)

    assert told(partnership, date(2024, 11, 24))[1] == (ReviewKind.VISIT, date(2028, 3, 1), 1)
    assert [kind for kind, _by, _left in told(partnership, date(2026, 11, 24))] == [ReviewKind.PEER_REVIEW]


def test_review_that_did_not_come_is_late():
    (found, _visits) = due(Partnership(Standing.RECOGNISED, date(2020, 2, 29)), on=date(2026, 3, 1))

    assert found.by == date(2026, 2, 28)
    assert [found.is_late(on=found.by + timedelta(days=days)) for days in (0, 1)] == [False, True]


@given(st.sampled_from(Standing), DAYS, DONE, DAYS)
def test_what_is_due_is_for_this_standing_and_comes_after_what_it_is_counted_from(standing, since, done, on):
    for found in due(Partnership(standing, since, done), on=on):
        assert found.rule.standing is standing
        assert since <= found.counted_from <= max(on, since)
        assert found.by > found.counted_from
        assert found.times_left > 0
        assert found.source.place


@given(DAYS, DONE, st.dates(date(2006, 3, 1), date(2040, 2, 28)))
def test_review_that_is_held_today_makes_the_next_one_due_in_six_years(since, done, on):
    held = Partnership(Standing.RECOGNISED, min(since, on), (*done, (ReviewKind.PEER_REVIEW, on)))
    found = {each.rule.kind: each for each in due(held, on=on)}

    assert found[ReviewKind.PEER_REVIEW].counted_from == on
    assert (found[ReviewKind.PEER_REVIEW].by.year, found[ReviewKind.PEER_REVIEW].by.month) == (on.year + 6, on.month)


def test_every_rule_is_confirmed_by_a_source():
    assert [value.source.status for rule in rules().values() for value in rule.values] == [Status.CONFIRMED] * 3


def test_later_value_does_not_change_what_was_counted_from_before():
    changed = read(
        parse_yaml(
            WRITTEN.replace(
                "- key: assessing-review", "    - {from: 2030-01-01, years: 5, source: S3}\n- key: assessing-review"
            ),
            name="reviews",
        )
    )
    old = Partnership(Standing.RECOGNISED, date(2028, 1, 1))
    new = Partnership(Standing.RECOGNISED, date(2028, 1, 1), ((ReviewKind.PEER_REVIEW, date(2031, 1, 1)),))

    assert [due(partnership, on=date(2032, 1, 1), by_rules=changed)[0].by for partnership in (old, new)] == [
        date(2034, 1, 1),
        date(2036, 1, 1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("key: visit", "key: peer-review", "“peer-review” staat er 2 keer; zet hem er één keer in"),
        ("key: visit", "key: peer-review", "“visit” staat er 0 keer; zet hem er één keer in"),
        ("years: 4", "years: 0", "years: hier hoort een getal van 1 tot en met 20, niet 0"),
        ("standing: aspirant", "standing: new", "standing: “new” kan niet; kies uit recognised, aspirant"),
        ("from: 2021-12-13", "since: 2021-12-13", "onbekende sleutel “since”"),
    ],
)
def test_rules_that_are_not_right_are_refused_with_their_line(old, new, message):
    with pytest.raises(Refused) as refused:
        read(parse_yaml(WRITTEN.replace(old, new, 1), name="reviews"))

    assert [line for line in refused.value.messages if line.startswith("reviews:") and message in line]
