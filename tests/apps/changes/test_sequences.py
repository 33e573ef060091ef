"""Whatever the order of assigning, changing, being away, returning, leaving, extending and undoing, and of guiding:

nothing overlaps, nothing done is lost, and who counts hours counts the same ones.
"""

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
from startbaan.apps.changes.models import Absence
from startbaan.apps.coaching.actions import meet
from startbaan.apps.coaching.queries.hours import guidance_hours
from startbaan.apps.entitlements.queries.coach_ledgers import coach_time
from startbaan.apps.home.queries.deployment import deployment
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal, couple, uncouple
from startbaan.apps.people.models import Pair, Post, Terms
from startbaan.apps.programme.actions import do_activity
from startbaan.apps.programme.models import Activity, Contact, Track
from startbaan.apps.programme.queries import keys_of_kinds
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import GUIDING
from startbaan.project import cast
from startbaan.ui import clock

DAYS = st.integers(1, 200)
YEAR = SchoolYear.of(cast.A_DAY)
STEPS = st.one_of(
    st.tuples(st.just("assign"), st.sampled_from(["mehmet", "petra", "sietske"]), DAYS),
    st.tuples(st.just("end"), st.just(""), DAYS),
    st.tuples(st.just("do"), st.just(""), st.integers(0, 30)),
    st.tuples(st.just("hours"), st.sampled_from(["0.4", "0.6", "1"]), DAYS),
    st.tuples(st.just("away"), st.just(""), DAYS),
    st.tuples(st.just("comes_back"), st.just(""), DAYS),
    st.tuples(st.just("meet"), st.just(""), st.integers(0, 30)),
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
        before = round(sum(minutes for _day, minutes in self.received()) / 60, 1)
        self.others = tuple(hours - before for hours in self.counted())

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

    def comes_back(self, _what, day):
        for noted in Absence.objects.filter(starter=self.starter, period__contains=day):
            self._change(lambda _post, first=noted.period.start: Away(first, day))
            assert Absence.objects.get(pk=noted.pk).period == Period(noted.period.start, day)

    def meet(self, _what, day):
        with acting_as(self.people.mehmet, on=cast.A_DAY) as coach:
            days_ago = self.by.on - (day - cast.A_DAY)
            meet(by=coach, at=self.at, starter=self.starter, way="gesprek", day=days_ago, minutes=30)

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

    def received(self):
        """Each day of guidance in this school year with its minutes, from what was done and noted."""
        done = Activity.objects.filter(starter=self.starter, key__in=keys_of_kinds(*GUIDING), state="done")
        met = Contact.objects.filter(starter=self.starter)
        rows = [*done.values_list("done_on", "minutes"), *met.values_list("day", "minutes")]
        return [(day, minutes or 0) for day, minutes in rows if day in YEAR]

    def counted(self):
        """The hours of all coaches as the board counts them, and of the coach of now as that coach does."""
        found = deployment(self.by)
        with acting_as(self.people.mehmet, on=cast.A_DAY) as coach:
            own = coach_time(coach, year=YEAR).used
        return round(sum(row.done for row in (*found.own, *found.external)), 1), own

    def check_hours(self):
        """What the starter had, what each coach gave and what the board counts are the same minutes, each once."""
        received = self.received()
        assert guidance_hours(self.by, [self.starter], year=YEAR)[self.starter].received == sum(
            minutes for _day, minutes in received
        )
        pairs = Pair.objects.filter(starter=self.starter, relation="coach")
        given = [(pair.holder_id, minutes) for day, minutes in received for pair in pairs if day in pair.period]
        by_mehmet = sum(minutes for holder, minutes in given if holder == self.people.mehmet)
        all_of_them, own = self.counted()
        assert round(all_of_them - self.others[0], 1) == round(sum(minutes for _holder, minutes in given) / 60, 1)
        assert round(own - self.others[1], 1) == round(by_mehmet / 60, 1)

    def check(self):
        self.check_hours()
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
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
