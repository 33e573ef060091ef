"""The secret address: who made it reads their own, nobody else reads anything, and it ends with the sign-in."""

from datetime import time, timedelta

import pytest
from django.db.models import Func, Value
from django.test import Client
from meeting import feed_of, put_talk

from startbaan.apps.agenda.actions import remove_feed, renew_feed
from startbaan.apps.agenda.models import CalendarFeed
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Address, User
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def sanne(client_as, people):
    """Sanne has signed in, and has something in her agenda."""
    put_talk(people)
    return client_as("sanne")


def fetch(token, **headers):
    return Client().get(f"/agenda/feed/{token}.ics", headers=headers)


def test_a_feed_is_a_calendar_that_may_be_kept_for_a_while(sanne, people):
    response = fetch(feed_of(people, "sanne"))

    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, max-age=900", "noindex")
    assert response.content.count(b"BEGIN:VEVENT\r\n") == 1
    assert response.cookies == {}


def test_what_did_not_change_is_not_sent_again(sanne, people):
    token = feed_of(people, "sanne")
    known = fetch(token)["ETag"]

    assert fetch(token, **{"If-None-Match": known}).status_code == 304
    put_talk(people, at=time(15))
    assert fetch(token, **{"If-None-Match": known}).status_code == 200


def test_the_same_appointment_keeps_its_name_and_counts_up_when_it_moves(sanne, people):
    token = feed_of(people, "sanne")
    before = [line for line in fetch(token).content.splitlines() if line.startswith((b"UID", b"SEQUENCE"))]
    put_talk(people, at=time(15))
    after = [line for line in fetch(token).content.splitlines() if line.startswith((b"UID", b"SEQUENCE"))]

    assert (before[0], before[1], after[1]) == (after[0], b"SEQUENCE:0", b"SEQUENCE:1")


@pytest.mark.parametrize("token", ["x", "a" * 43, "..%2F..", "%00"])
def test_a_wrong_secret_opens_nothing(db, token):
    assert fetch(token).status_code == 404


def test_only_a_digest_of_the_secret_is_kept(sanne, people):
    token = feed_of(people, "sanne")

    assert len(token) >= 43
    assert [feed for feed in CalendarFeed.objects.all() if token in f"{feed.digest}{feed}"] == []


def test_a_new_secret_replaces_the_old_one(sanne, people):
    old, new = feed_of(people, "sanne"), feed_of(people, "sanne")

    assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)
    assert CalendarFeed.objects.count() == 1


def test_a_feed_that_was_stopped_opens_nothing(sanne, people):
    token = feed_of(people, "sanne")
    with acting_as(people.sanne, on=A_DAY) as by:
        remove_feed(by=by, at=clock.now())

    assert fetch(token).status_code == 404


def test_a_feed_ends_with_the_sign_in(sanne, people):
    token = feed_of(people, "sanne")
    User.objects.filter(persons=people.sanne).update(is_active=False)

    assert fetch(token).status_code == 404


def test_a_feed_ends_with_the_last_address(sanne, people):
    token = feed_of(people, "sanne")
    gone = Period(A_DAY - timedelta(days=30), A_DAY)
    Address.objects.filter(person=people.sanne).update(
        period=Func(Value(gone.start), Value(gone.end), function="daterange")
    )

    assert fetch(token).status_code == 404


def test_a_feed_takes_no_other_question(sanne, people):
    path = f"/agenda/feed/{feed_of(people, 'sanne')}.ics"

    assert (Client().post(path).status_code, Client().head(path).status_code) == (405, 200)


def test_the_secret_is_shown_once_and_the_page_is_not_kept(sanne):
    made = sanne.post("/agenda/abonnement/")
    later = sanne.get("/agenda/abonnement/")

    assert (made.content.count(b"/agenda/feed/"), later.content.count(b"/agenda/feed/")) == (2, 0)
    assert "no-store" in made["Cache-Control"]


def test_stopping_is_one_press(sanne):
    sanne.post("/agenda/abonnement/")
    sanne.post("/agenda/abonnement/stop/")

    assert CalendarFeed.objects.count() == 0


def test_two_new_secrets_at_once_leave_one(sanne, people):
    with acting_as(people.sanne, on=A_DAY) as one, acting_as(people.sanne, on=A_DAY) as other:
        tokens = [renew_feed(by=one, at=clock.now()), renew_feed(by=other, at=clock.now())]

    assert [fetch(token).status_code for token in tokens] == [404, 200]
