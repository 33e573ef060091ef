"""From what waits to a mail in a mailbox, through a real mail server."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from startbaan.apps.outbox.actions import Invitation, Method, Notice, choose, forget, gather, tell_each
from startbaan.apps.outbox.models import Mail, Message
from startbaan.apps.outbox.queries import forgettable
from startbaan.apps.outbox.tasks import post
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Address, Pair, Post
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.posting import Choice, Rhythm
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PATIENCE = 60
ICS = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def note(people, key, *, to="sanne", told="2026-11-23T12:00", kind=Kind.TRACK, starter="sanne", invitation=None):
    notice = Notice(
        to=people.persons[to],
        subject=f"Onderwerp {key}",
        lines=[f"Regel {key}."],
        path="/mijn-traject/",
        kind=kind,
        starter=people.persons[starter] if starter else None,
        key=key,
        invitation=invitation,
    )
    assert tell_each([notice], on=at(told).date(), at=at(told)) == 1


def chosen(people, handle, choice):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        choose(by=viewer, choice=choice, at=clock.now())


def run(day="2026-11-24"):
    """Let the worker's task do its round, at half past eight that morning."""
    with clock.standing_on(date.fromisoformat(day)):
        post.func(timestamp=0)


def test_a_digest_holds_all_that_waits_in_text_and_html(people, mail_server):
    note(people, "een")
    note(people, "twee", told="2026-11-23T13:00")
    note(people, "drie", to="mehmet")

    run()

    assert sorted(mail_server.subjects) == ["2 berichten van Startbaan", "Onderwerp drie"]
    digest = next(mail for mail in mail_server.mails if mail["Subject"].startswith("2"))
    assert digest["To"] == "sanne@startbaan.example"
    text = digest.get_body(("plain",)).get_content()
    assert "Dag Sanne," in text
    assert text.index("Onderwerp een") < text.index("Onderwerp twee")
    assert "http://127.0.0.1:8000/mijn-traject/" in text
    assert "Regel twee." in digest.get_body(("html",)).get_content()
    assert digest["Auto-Submitted"] == "auto-generated"


def test_nothing_is_sent_twice(people, mail_server):
    note(people, "een")

    run()
    run()

    assert mail_server.subjects == ["Onderwerp een"]
    assert Mail.objects.get().state == Mail.State.SENT


def test_a_digest_waits_for_its_hour_and_for_a_school_day(people):
    note(people, "een", told="2026-12-18T12:00")  # the Friday before Christmas

    assert gather(at=at("2026-12-18T16:00")) == 0
    assert gather(at=at("2026-12-21T09:00")) == 0
    assert gather(at=at("2027-01-04T06:59")) == 0
    assert gather(at=at("2027-01-04T07:00")) == 1


def test_who_wants_mail_once_a_week_gets_it_once_a_week(people):
    chosen(people, "sanne", Choice(Rhythm.WEEKLY, hour=16, weekday=3))
    note(people, "een")

    assert gather(at=at("2026-11-24T09:00")) == 0
    assert gather(at=at("2026-11-26T16:00")) == 1


def test_who_wants_mail_at_once_gets_it_at_once(people):
    chosen(people, "sanne", Choice(Rhythm.AT_ONCE))
    note(people, "een", told="2026-11-24T10:00")

    assert gather(at=at("2026-11-24T10:01")) == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_an_invitation_goes_by_itself_unless_one_wants_it_in_the_digest(people, mail_server, at_once):
    chosen(people, "sanne", Choice(appointments_at_once=at_once))
    note(people, "een", told="2026-11-24T07:10")
    note(people, "twee", told="2026-11-24T07:20", starter=None, kind=Kind.APPOINTMENT, invitation=Invitation(ICS))

    run()

    assert mail_server.subjects == (["Onderwerp twee"] if at_once else [])


def test_an_invitation_is_one_for_the_calendar_too(people, mail_server):
    ics = ICS.replace("REQUEST", "CANCEL")
    invitation = Invitation(ics, Method.CANCEL)
    note(people, "een", starter=None, kind=Kind.APPOINTMENT, invitation=invitation)

    run()

    (mail,) = mail_server.mails
    calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    assert [part.get_param("method") for part in calendars] == ["CANCEL", "CANCEL"]
    assert [part.get_filename() for part in calendars] == [None, "afspraak.ics"]
    assert calendars[0].get_content().splitlines() == ics.splitlines()


def test_what_its_reader_may_no_longer_read_is_withheld(people, mail_server):
    note(people, "een", to="mehmet")
    note(people, "twee", to="mehmet", starter=None, kind=Kind.APPOINTMENT)
    pair = Pair.objects.get(starter=people.sanne, holder=people.mehmet)
    Pair.objects.filter(pk=pair.pk).update(period=Period(pair.period.start, A_DAY))

    run()

    assert mail_server.subjects == ["Onderwerp twee"]
    assert Message.objects.get(key="een").state == Message.State.WITHHELD


def test_a_mail_with_nothing_left_to_tell_is_not_sent(people, mail_server):
    note(people, "een", to="mehmet")
    Pair.objects.filter(starter=people.sanne, holder=people.mehmet).delete()

    run()

    assert mail_server.mails == []
    assert Mail.objects.get().state == Mail.State.EMPTY


def test_a_refused_mail_is_tried_again_after_a_growing_pause(people, mail_server):
    note(people, "een")
    mail_server.refusals = [b"451 later", b"451 later"]

    run()
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, mail.next_at - clock.now()) == (Mail.State.WAITING, 1, timedelta(minutes=1))
    assert "451" in mail.problem
    run()
    assert Mail.objects.get().attempts == 1
    run("2026-11-25")
    mail = Mail.objects.get()
    assert (mail.attempts, mail.next_at - at("2026-11-25T08:30")) == (2, timedelta(minutes=5))
    run("2026-11-26")

    assert mail_server.subjects == ["Onderwerp een"]
    assert Mail.objects.get().state == Mail.State.SENT
    assert Mail.objects.get().problem == ""


def test_an_address_that_does_not_exist_is_not_tried_again(people, mail_server):
    note(people, "een")
    mail_server.refusals = [b"550 nobody here"]

    run()

    assert (Mail.objects.get().state, Mail.objects.get().attempts) == (Mail.State.FAILED, 1)


def test_a_mail_that_keeps_failing_is_given_up(people, mail_server):
    note(people, "een")
    mail_server.refusals = [b"451 later"] * 8
    gather(at=at("2026-11-24T08:00"))
    for day in range(8):
        with clock.standing_on(date(2026, 11, 24) + timedelta(days=2 * day)):
            post.func(timestamp=0)

    assert (Mail.objects.get().state, Mail.objects.get().attempts) == (Mail.State.FAILED, 8)


def test_without_a_server_every_mail_waits(people, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    note(people, "een")
    note(people, "twee", to="mehmet")

    run()

    assert [(mail.state, mail.attempts) for mail in Mail.objects.all()] == [(Mail.State.WAITING, 1)] * 2
    assert all("refused" in mail.problem for mail in Mail.objects.all())


def test_mail_goes_to_the_school_of_today_and_else_to_where_one_signs_in(people, mail_server):
    note(people, "een")
    note(people, "twee", to="mehmet")
    for handle, email in (("sanne", "sanne@thuis.example"), ("mehmet", "mehmet@thuis.example")):
        Address.objects.create(
            person_id=people.persons[handle], email=email, period=Period(A_DAY), confirmed_at=clock.now()
        )
        work = Post.objects.get(person=people.persons[handle])
        Address.objects.filter(person=people.persons[handle], confirmed_at=None).update(post=work)
    Post.objects.filter(pk=work.pk).update(period=Period(work.period.start, A_DAY))

    run()

    assert sorted(mail["To"] for mail in mail_server.mails) == [
        "mehmet@thuis.example",
        "sanne@startbaan.example",
    ]


def test_what_has_no_address_waits(people, mail_server):
    note(people, "een")
    Address.objects.filter(person=people.sanne).delete()

    run()

    assert mail_server.mails == []
    assert Message.objects.get().state == Message.State.WAITING


def test_what_is_old_is_forgotten(people, mail_server):
    note(people, "een")
    run()
    note(people, "twee", told="2026-11-25T12:00")

    assert forgettable(before=at("2026-11-25T00:00")) == (1, 1)
    assert forget(before=at("2026-11-25T00:00")) == (1, 1)
    assert forgettable(before=at("2026-11-25T00:00")) == (0, 0)
    assert list(Message.objects.values_list("key", flat=True)) == ["twee"]


def test_the_worker_sends_what_waits(test_database, start, mail_server):
    people = test_database.cast
    sent_long_ago = datetime(2026, 11, 17, 8, tzinfo=UTC)
    note(people, "een", told="2026-11-16T12:00")
    gather(at=at("2026-11-17T07:00"))
    Mail.objects.update(next_at=sent_long_ago)
    job = post.defer(timestamp=0)

    start("worker", "--until-done").communicate(timeout=PATIENCE)

    assert ProcrastinateJob.objects.get(pk=job).status == "succeeded"
    assert mail_server.subjects == ["Onderwerp een"]
    assert Mail.objects.get().state == Mail.State.SENT
