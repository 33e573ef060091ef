"""Whatever the order of assigning, changing, leaving, extending and undoing: nothing overlaps, nothing done is lost."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from startbaan.apps.changes import actions
from startbaan.apps.changes.actions import Away, Leave, Longer, OtherHours, OtherSchool, Reason
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal, couple, uncouple
from startbaan.apps.people.models import Pair, Post, Terms
from startbaan.apps.programme.actions import do_activity
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.project import cast
from startbaan.ui import clock

DAYS = st.integers(1, 200)
STEPS = st.one_of(
    st.tuples(st.just("assign"), st.sampled_from(["mehmet", "petra", "sietske"]), DAYS),
    st.tuples(st.just("end"), st.just(""), DAYS),
    st.tuples(st.just("do"), st.just(""), st.integers(0, 30)),
    st.tuples(st.just("hours"), st.sampled_from(["0.4", "0.6", "1"]), DAYS),
    st.tuples(st.just("away"), st.just(""), DAYS),
    st.tuples(st.just("school"), st.sampled_from(["het-kompas", "de-sluis"]), DAYS),
    st.tuples(st.just("back"), st.just(""), DAYS),
    st.tuples(st.just("leave"), st.just(""), DAYS),
    st.tuples(st.just("longer"), st.just(""), DAYS),
    st.tuples(st.just("undo"), st.just(""), DAYS),
)


class _TakenBack(Exception):
    """Ends an example, so that the next begins with the cast as it was."""


class Story:
    """One starter's circumstances, as a coordinator changes them."""

    def __init__(self, people, by):
        self.people, self.by, self.starter = people, by, people.sanne
        self.at = clock.now()
        self.last = None

    def step(self, kind, what, number):
        self.at += timedelta(minutes=1)
        day = cast.A_DAY + timedelta(days=number)
        getattr(self, kind)(what, day)

    def assign(self, who, day):
        holder = self.people.persons[who]
        couple(by=self.by, at=self.at, starter=self.starter, holder=holder, relation=Relation.COACH, period=Period(day))

    def end(self, _what, day):
        for pair in Pair.objects.filter(starter=self.starter, relation="coach", period__contains=day):
            uncouple(by=self.by, at=self.at, pair=pair, last_day=day)

    def do(self, _what, day):
        days_ago = self.by.on - (day - cast.A_DAY)
        row = Activity.objects.filter(starter=self.starter, state="planned", key="coach-talk").order_by("pk").first()
        if row is not None:
            do_activity(by=self.by, at=self.at, activity=row.pk, done_on=days_ago, minutes=60, participants=[])

    def hours(self, fte, day):
        self._change(lambda post: OtherHours(post, day, Decimal(fte)))

    def away(self, _what, day):
        self._change(lambda _post: Away(day, day + timedelta(days=50)))

    def school(self, where, day):
        self._change(lambda post: OtherSchool(post, self.people.organisations[where], day))

    def back(self, _what, _day):
        *_earlier, before, last = [None, *Post.objects.filter(person=self.starter).order_by("period", "pk")]
        if before is not None:
            self._change(lambda post: OtherSchool(post, before.school_id, last.period.start))
            assert not Post.objects.filter(pk=last.pk).exists()

    def leave(self, _what, day):
        self._change(lambda _post: Leave(day, Reason.STUDY))

    def longer(self, _what, _day):
        self._change(lambda _post: Longer(self.by.on))

    def undo(self, _what, _day):
        if self.last is not None:
            actions.undo(by=self.by, at=self.at, change=self.last.key)

    def _change(self, wanted_of):
        post = Post.objects.filter(person=self.starter).order_by("period", "pk").last()
        wanted = replace(wanted_of(post.pk))
        mark = actions.foresee(by=self.by, at=self.at, starter=self.starter, wanted=wanted).mark
        self.last = actions.apply(by=self.by, at=self.at, starter=self.starter, wanted=wanted, mark=mark)

    def done(self):
        return dict(Activity.objects.filter(starter=self.starter, state="done").values_list("pk", "minutes"))

    def check(self):
        posts = [row.period for row in Post.objects.filter(person=self.starter)]
        terms = [row.period for row in Terms.objects.filter(post__person=self.starter)]
        pairs = list(Pair.objects.filter(starter=self.starter))
        coaches = [pair.period for pair in pairs if pair.relation == "coach"]
        tracks = [row.period for row in Track.objects.filter(starter=self.starter)]
        for periods in (posts, terms, coaches, tracks):
            assert not any(
                first.overlaps(second) for place, first in enumerate(periods) for second in periods[place + 1 :]
            )
        assert all(any(post.overlaps(pair.period) for post in posts) for pair in pairs)
        assert all(any(post.covers(period) for post in posts) for period in terms)


@pytest.mark.django_db
@given(steps=st.lists(STEPS, min_size=1, max_size=5))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_keeps_periods_apart_and_what_was_done(people, steps):
    with suppress(_TakenBack), transaction.atomic(), acting_as(people.hanneke, on=cast.A_DAY) as by:
        story = Story(people, by)
        for kind, what, number in steps:
            before = story.done()
            with suppress(Refusal), transaction.atomic():
                story.step(kind, what, number)
            after = story.done()
            assert before.items() <= after.items()
            assert sum(after.values()) - sum(before.values()) in ((0, 60) if kind == "do" else (0,))
            story.check()
        raise _TakenBack
