"""Who couples corrects since when a pair runs: inside what both work, not in the time of another; both hear it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from startbaan.apps.home import actions
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Pair, Person, Post
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

A_WEEK = timedelta(days=7)


@pytest.fixture
def pair(people):
    return Pair.objects.get(starter=people.sanne, relation="coach")


def corrected(people, pair, first_day, *, handle="karin", on=A_DAY):
    with acting_as(people.persons[handle], on=on) as by:
        actions.correct_first_day(by=by, pair=pair, first_day=first_day, at=clock.now())
    pair.refresh_from_db()
    return pair.period


@pytest.mark.parametrize("handle", ["karin", "hanneke", "dirkjan"])
def test_first_day_is_corrected_journaled_and_told_to_both(people, pair, handle):
    first = pair.period.start
    told = set(Message.objects.values_list("pk", flat=True))

    period = corrected(people, pair, first + A_WEEK, handle=handle)

    entry = Entry.objects.get(verb="correct_first_day")
    new = Message.objects.exclude(pk__in=told)
    assert (period.start, period.end) == (first + A_WEEK, None)
    assert entry.changes == {"from": [first.isoformat(), (first + A_WEEK).isoformat()]}
    assert sorted(new.values_list("to", flat=True)) == sorted([people.sanne, people.mehmet])


def test_first_day_lies_inside_what_both_work(people, pair):
    began = Post.objects.get(person=people.sanne).period.start

    with pytest.raises(Refusal, match="langer dan beide mensen er werken"):
        corrected(people, pair, began - timedelta(days=1))
    assert corrected(people, pair, began + A_WEEK).start == began + A_WEEK


def test_first_day_is_not_in_the_time_of_another(people):
    pair = Pair.objects.get(starter=people.yasmina, relation="coach", holder=people.petra)
    first = pair.period.start

    with pytest.raises(Refusal):
        corrected(people, pair, first - timedelta(days=1))
    assert Pair.objects.get(pk=pair.pk).period.start == first


@pytest.mark.parametrize("days", [1, 0], ids=["to come", "the same"])
def test_first_day_was_and_is_another(people, pair, days):
    day = A_DAY + timedelta(days=1) if days else pair.period.start

    with pytest.raises(Refusal):
        corrected(people, pair, day)


def test_pair_that_is_over_stays_as_it_was(people):
    pair = Pair.objects.get(starter=people.yasmina, relation="coach", holder=people.mehmet)

    with pytest.raises(Refusal, match="loopt nu niet"):
        corrected(people, pair, pair.period.start + A_WEEK)


@pytest.mark.parametrize("handle", ["mehmet", "sanne", "sietske", "wil"])
def test_who_does_not_couple_corrects_nothing(people, pair, handle):
    with pytest.raises(NotYours):
        corrected(people, pair, pair.period.start + A_WEEK, handle=handle)


def test_page_says_first_what_happens_and_keeps_what_was_typed(client_as, people, pair):
    key = Person.objects.get(pk=people.sanne).key
    address, client = reverse("home:first_day", args=[key, pair.pk]), client_as("karin")

    assert "kan vastleggen wat er vanaf die dag was" in client.get(address).content.decode()
    refused = client.post(address, {"first_day": "2020-01-01"})
    assert (refused.status_code, 'value="2020-01-01"' in refused.content.decode()) == (422, True)
    assert client.post(address, {"first_day": "2026-09-01"}).status_code == 302
    pair.refresh_from_db()
    assert pair.period.start == date(2026, 9, 1)
