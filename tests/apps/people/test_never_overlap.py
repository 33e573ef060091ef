"""Whatever is added and ended, in whatever order: nothing of one kind runs twice on a day."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.people import actions
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Address, Organisation, Pair, Person, Post, Role
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.project import cast
from startbaan.ui import clock

pytestmark = pytest.mark.django_db
EXAMPLES = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])

days = st.integers(-60, 60).map(lambda number: cast.A_DAY + timedelta(days=number))
periods = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length) if length else None), days, st.integers(0, 40)
)


class Undone(Exception):
    """Ends an example and takes back what it wrote."""


def tried(action, **arguments):
    """Do something that may be refused."""
    try:
        return action(at=clock.now(), **arguments)
    except actions.Refusal:
        return None


def each_undone(example):
    """Run an example inside a transaction that is rolled back."""
    try:
        with transaction.atomic():
            example()
            raise Undone
    except Undone:
        return


def overlapping(rows, *, same):
    return [
        (one, other)
        for one, other in combinations(rows, 2)
        if same(one) == same(other) and one.period.overlaps(other.period)
    ]


roles = st.tuples(st.sampled_from([RoleName.HR, RoleName.TRAINER]), st.sampled_from(["joost", "sam"]), periods)


@EXAMPLES
@given(steps=st.lists(st.one_of(roles, days), max_size=12))
def test_roles_never_overlap(people, steps):
    def example():
        place = Organisation.objects.get(key="waterland")
        with acting_as(people.bas, on=cast.A_DAY) as by:
            for step in steps:
                if isinstance(step, tuple):
                    role, handle, period = step
                    person = Person.objects.get(pk=getattr(people, handle))
                    tried(actions.give_role, by=by, person=person, organisation=place, role=role, period=period)
                elif (last := Role.objects.filter(organisation=place).order_by("pk").last()) is not None:
                    tried(actions.end_role, by=by, role=last, last_day=step)
        assert overlapping(Role.objects.all(), same=lambda row: (row.person_id, row.organisation_id, row.role)) == []

    each_undone(example)


pairs = st.tuples(
    st.sampled_from([Relation.COACH, Relation.BUDDY, Relation.MANAGER]),
    st.sampled_from(["mehmet", "sietske", "karin", "petra"]),
    periods,
)


@EXAMPLES
@given(steps=st.lists(st.one_of(pairs, days), max_size=12))
def test_pairs_never_overlap_and_nobody_is_two_things_to_one_starter(people, steps):
    def example():
        with acting_as(people.hanneke, on=cast.A_DAY) as by:
            for step in steps:
                if isinstance(step, tuple):
                    relation, handle, period = step
                    holder = getattr(people, handle)
                    tried(actions.couple, by=by, starter=people.femke, holder=holder, relation=relation, period=period)
                elif (last := Pair.objects.filter(starter=people.femke).order_by("pk").last()) is not None:
                    tried(actions.uncouple, by=by, pair=last, last_day=step)
        rows = list(Pair.objects.filter(starter=people.femke))
        helpers = [row for row in rows if row.relation in {"coach", "buddy"}]
        posts = list(Post.objects.filter(person=people.femke))

        assert overlapping(helpers, same=lambda row: row.relation) == []
        assert overlapping(rows, same=lambda row: row.holder_id) == []
        assert all(any(post.period.covers(row.period) for post in posts) for row in rows)

    each_undone(example)


@EXAMPLES
@given(steps=st.lists(st.tuples(st.sampled_from(["sanne", "thijs", "ruben"]), periods), max_size=10))
def test_address_is_of_one_person_at_a_time(people, steps):
    def example():
        with acting_as(people.bas, on=cast.A_DAY) as by:
            for handle, period in steps:
                person = Person.objects.get(pk=getattr(people, handle))
                tried(actions.note_address, by=by, person=person, email="gedeeld@school.example", period=period)
        rows = Address.objects.filter(email="gedeeld@school.example")
        assert overlapping(rows, same=lambda row: row.email) == []

    each_undone(example)
