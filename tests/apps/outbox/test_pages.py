"""The pages of mail: choosing, the mailbox of the demo, and how mail went."""

from datetime import timedelta

import pytest
from django.urls import reverse

from startbaan.apps.outbox.actions import Notice, gather, tell_each
from startbaan.apps.outbox.models import Mail, MailChoice
from startbaan.apps.outbox.tasks import post
from startbaan.domain.privacy.policy import Kind
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture
def waiting(people):
    """A mail to Sanne that names her track."""
    at = clock.now()
    notice = Notice(
        people.sanne, "Je startgesprek", ["Neem dit mee."], "/mijn-traject/", Kind.TRACK, people.sanne, "een"
    )
    tell_each([notice], on=A_DAY, at=at - timedelta(days=1))
    gather(at=at)
    return Mail.objects.get()


@pytest.fixture
def sent(waiting):
    post.func(timestamp=0)
    waiting.refresh_from_db()
    return waiting


def test_choosing_is_kept(client_as, people):
    client = client_as("sanne")
    page = client.get(reverse("outbox:choices"))
    assert "sanne@startbaan.example" in page.content.decode()

    wanted = {"rhythm": "weekly", "hour": "16", "weekday": "2"}
    answer = client.post(reverse("outbox:choices"), wanted)

    assert answer.status_code == 302
    row = MailChoice.objects.get(person=people.sanne)
    assert (row.rhythm, row.hour, row.weekday, row.appointments_at_once) == ("weekly", 16, 2, False)


def test_a_choice_that_is_none_is_refused(client_as, people):
    answer = client_as("sanne").post(reverse("outbox:choices"), {"rhythm": "nooit", "hour": "3", "weekday": "6"})

    assert answer.status_code == 422
    assert not MailChoice.objects.exists()


def test_mailbox_shows_ones_own_mail_in_the_demo_alone(client_as, sent, settings):
    client, other = client_as("sanne"), client_as("thijs")
    pages = [
        reverse("outbox:mailbox"),
        reverse("outbox:letter", args=[sent.pk]),
        reverse("outbox:letter_html", args=[sent.pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]

    settings.DEMO = True

    assert ["Je startgesprek" in client.get(page).content.decode() for page in pages] == [True] * 3
    assert [other.get(page).status_code for page in pages] == [200, 404, 404]
    assert "Je startgesprek" not in other.get(pages[0]).content.decode()


def test_the_administrator_sees_how_mail_went_and_not_what_it_said(client_as, sent):
    page = client_as("bas").get(reverse("outbox:posted")).content.decode()

    assert "sanne@startbaan.example" in page
    assert "verzonden" in page
    assert "startgesprek" not in page
    assert "Sanne" not in page
    assert client_as("hanneke").get(reverse("outbox:posted")).status_code == 404


def test_what_was_given_up_can_be_tried_again(client_as, waiting, mailoutbox):
    Mail.objects.update(state=Mail.State.FAILED, attempts=8, problem="SMTPException: nee")
    again = reverse("outbox:try_again", args=[waiting.pk])

    assert client_as("hanneke").post(again).status_code == 404
    assert client_as("bas").post(again).status_code == 302
    post.func(timestamp=0)

    assert [mail.subject for mail in mailoutbox] == ["Je startgesprek"]
