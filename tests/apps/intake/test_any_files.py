"""Whatever files come after one another: nobody is lost or doubled, and the last file again changes nothing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from startbaan.domain.periods import Period
from startbaan.domain.staffing.comparing import compare_with
from startbaan.domain.staffing.intended import Outcome, PersonPlan
from startbaan.domain.staffing.known import (
    KnownAddress,
    KnownPerson,
    KnownPost,
    KnownTerms,
    KnownTrack,
    School,
    Snapshot,
)
from startbaan.domain.staffing.people import StaffRow
from startbaan.domain.staffing.posts import Reckoning
from startbaan.domain.staffing.rows import Reading

ON = date(2026, 11, 24)
BRINS = ("98AA00", "98AB00", "98AC00")
SCHOOLS = {brin: School(number, brin, f"School {number}") for number, brin in enumerate(BRINS, start=1)}


@st.composite
def lists_of_staff(draw):
    """A list in which each of some people works at one school."""
    return tuple(
        row(
            number,
            brin=draw(st.sampled_from(BRINS)),
            start=draw(st.sampled_from((date(2025, 8, 1), date(2026, 8, 1), date(2027, 1, 1)))),
            end=draw(st.sampled_from((None, None, None, date(2027, 2, 1), date(2027, 8, 1)))),
            fte=draw(st.sampled_from((Decimal("0.4"), Decimal("0.8"), Decimal(1)))),
            email=draw(st.sampled_from((None, f"{number}@a.example", f"{number}@b.example"))),
        )
        for number in draw(st.lists(st.integers(1, 5), unique=True, max_size=5))
    )


def row(number, *, brin, start, end, fte, email):
    return StaffRow(
        number + 1, str(number), "Noor", None, f"Prinsen{number}", email, None, brin, Period(start, end), fte, "LB", 1,
        "leerkracht", None, None, None, None, None,
    )  # fmt: skip


class Board:
    """A board in memory: carries out a plan as the database would, and refuses what the database refuses."""

    def __init__(self):
        self.persons: dict[str, KnownPerson] = {}
        self.last = 0

    def key(self):
        self.last += 1
        return self.last

    def apply(self, rows):
        compared = compare_with(self.picture(), reading=Reading(rows, (), ()), reckoning=PER, on=ON)
        for plan in compared.persons:
            self.persons[plan.number] = self.carried_out(plan, self.persons.get(plan.number))
        return compared

    def picture(self):
        taken = {
            address.email: ((person.id, address.period),)
            for person in self.persons.values()
            for address in person.addresses
        }
        return Snapshot(schools=SCHOOLS, persons=self.persons, taken=taken)

    def carried_out(self, plan: PersonPlan, known):
        posts, keys = [], []
        for post in plan.posts:
            keys.append(post.known.id if post.known else self.key())
            terms = tuple(KnownTerms(t.id or self.key(), t.period, t.fte, t.scale, t.step) for t in post.terms)
            posts.append(KnownPost(keys[-1], post.school, post.period, post.function, post.contract, terms))
        kept = [post for post in (known.posts if known else ()) if post.id not in keys]
        cut = dict(plan.cut_addresses)
        addresses = [
            KnownAddress(a.id, a.email, a.post, cut.get(a.id, a.period), a.is_given)
            for a in (known.addresses if known else ())
            if a.id not in cut or cut[a.id] is not None
        ]
        addresses += [
            KnownAddress(self.key(), a.email, None if a.post is None else keys[a.post], a.period, is_given=True)
            for a in plan.addresses
        ]
        return KnownPerson(
            plan.id or self.key(), plan.number, plan.name, *plan.profile, posts=(*kept, *posts),
            addresses=tuple(addresses), track=self.track(plan, known),
        )  # fmt: skip

    def track(self, plan: PersonPlan, known):
        if plan.track is not None:
            planned_end = plan.track.start_on.replace(year=plan.track.start_on.year + 3)
            return KnownTrack(self.key(), planned_end, planned_end)
        track = known.track if known else None
        if track is None or plan.track_end is None:
            return track
        assert plan.track_end.id == track.id
        last = plan.track_end.last
        return replace(track, end=track.planned_end if last is None else last + timedelta(days=1))


PER = Reckoning(date(2026, 11, 1), says_end=True)


def overlapping(periods):
    return [(one, two) for index, one in enumerate(periods) for two in periods[:index] if one.overlaps(two)]


@settings(max_examples=150)
@given(st.lists(lists_of_staff(), min_size=1, max_size=5))
def test_any_files_lose_and_double_nobody(files):
    board, seen = Board(), set()
    for rows in files:
        compared = board.apply(rows)
        refused = {found.row_number for found in compared.refused}
        seen |= {found.personnel_number for found in rows if found.row_number not in refused}

        assert set(board.persons) == seen
        for person in board.persons.values():
            for school in SCHOOLS.values():
                assert overlapping([post.period for post in person.posts if post.school == school.id]) == []
            for post in person.posts:
                assert overlapping([terms.period for terms in post.terms]) == []
                assert all(post.period.covers(terms.period) for terms in post.terms)
            for email in {address.email for address in person.addresses}:
                assert overlapping([a.period for a in person.addresses if a.email == email]) == []


@settings(max_examples=150)
@given(st.lists(lists_of_staff(), min_size=1, max_size=5))
def test_last_file_again_changes_nothing(files):
    board = Board()
    for rows in files:
        board.apply(rows)

    again = board.apply(files[-1])

    assert [found for found in again.rows if found.outcome is not Outcome.UNCHANGED] == []
