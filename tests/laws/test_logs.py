"""What is typed stands in no mail, no other table and no log, of whatever process."""

import logging
import socket
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from canaries import WRITERS, tables_without_words
from django import forms
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from meeting import feed_of
from procrastinate.contrib.django.models import ProcrastinateJob
from signing_in import signed_in
from site_map import SECRET, address_of, arguments, put_question, stops
from who_may import WHO_MAY

from startbaan.apps.outbox.tasks import post
from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.tasks import remind
from startbaan.project.cast import A_DAY
from startbaan.project.postgres.cluster import free_port

PATIENCE = 60
KEY = "a" * 32
# Every address but those that end or guard the way in.
STOPS = [
    stop for stop in stops() if not (stop.is_public or stop.name.startswith(("account_", "mfa_", "socialaccount_")))
]


def wait_for(port):
    until = time.monotonic() + PATIENCE
    answer = -1
    while answer != 0:
        assert time.monotonic() < until
        with socket.socket() as door:
            answer = door.connect_ex(("127.0.0.1", port))
        time.sleep(0.1)


def send(port, path, fields, session) -> int:
    asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={KEY}",
    }
    asking.request("POST", path, urlencode(fields | {"csrfmiddlewaretoken": KEY}), headers)
    status = asking.getresponse().status
    asking.close()
    return status


def fetch(port, path) -> int:
    asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    asking.request("GET", path)
    status = asking.getresponse().status
    asking.close()
    return status


@pytest.fixture
def loud(monkeypatch):
    monkeypatch.setenv("STARTBAAN_LOG_LEVEL", "DEBUG")


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


def fields_of_words(base=forms.Form):
    """The names of all fields of all our forms in which one types."""
    own = {name for name, field in base.base_fields.items() if isinstance(field, forms.CharField)}
    return own.union(*map(fields_of_words, base.__subclasses__()))


def said_by(processes):
    for process in processes:
        process.terminate()
    return "".join("".join(process.communicate(timeout=PATIENCE)) for process in processes)


def test_what_is_typed_is_in_no_log_of_any_process(loud, start, test_database):
    with transaction.atomic():
        world = arguments(test_database.cast, put_question(test_database.cast))
    port = free_port()
    processes = [start("web", "--port", str(port)), start("worker")]
    wait_for(port)
    session = signed_in("sanne").cookies[settings.SESSION_COOKIE_NAME].value
    logs = {path: path.stat().st_size for path in Path(settings.DATA).rglob("*.log")}

    answers = [
        send(port, path, {"subject": SECRET, "words": words, "to": SECRET}, session)
        for path in (
            reverse("coaching:ask"),
            reverse("drafts:autosave", args=["hulpvraag"]),
            f"/nergens/?zoek={SECRET}",
        )
        for words in (SECRET, SECRET * 20_000, f"{SECRET}\x00")
    ]
    typed = dict.fromkeys(fields_of_words(), SECRET)
    for handle in ("sanne", "mehmet", "karin"):
        session = signed_in(handle).cookies[settings.SESSION_COOKIE_NAME].value
        mine = [stop for stop in STOPS if WHO_MAY[stop.name](handle)]
        answers += [send(port, address_of(stop, world), typed, session) for stop in mine]
    said = said_by(processes)
    grown = "".join(path.read_bytes()[size:].decode(errors="replace") for path, size in logs.items())

    assert max(answers) < 500
    assert len(typed) > 10
    assert "/nergens/" in said
    assert SECRET not in said + grown


def test_the_secret_of_a_calendar_is_in_no_log_of_the_web_process(loud, start, test_database):
    signed_in("sanne")
    token, port = feed_of(test_database.cast, "sanne"), free_port()
    process = start("web", "--port", str(port))
    wait_for(port)

    answers = [send(port, reverse("agenda:feed", args=[secret]), {}, "") for secret in (token, f"{token}x")]
    answers += [fetch(port, reverse("agenda:feed", args=[secret])) for secret in (token, f"{token}x")]
    said = said_by([process])

    assert answers == [405, 405, 200, 404]
    assert (said.count("/agenda/feed/…"), token in said) == (3, False)


def test_a_night_of_the_worker_says_no_word(loud, start, test_database, mail_server):
    for write in WRITERS:
        write(test_database.cast)
    remind.defer(timestamp=0)
    post.defer(timestamp=0)
    worker = start("worker", "--until-done")
    said = "".join(worker.communicate(timeout=PATIENCE))

    assert set(ProcrastinateJob.objects.values_list("status", flat=True)) == {"succeeded"}
    assert SECRET not in said
    assert [str(mail["Subject"]) for mail in mail_server.mails if SECRET in mail.as_string()] == []


def test_the_word_is_in_no_mail_no_other_table_and_no_log(client_as, people, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    question, *_others = [write(people) for write in WRITERS]
    answer = reverse("coaching:answer", args=[question.item])
    sanne = client_as("sanne")
    sanne.post(answer, {"words": f"Dank, mijn {SECRET} is weg."})
    sanne.post(answer, {"words": SECRET * 2000})
    sanne.post(reverse("coaching:ask"), {"to": "geen", "subject": SECRET, "words": SECRET})
    client_as("thijs").post(answer, {"words": SECRET})

    with acting_as(people.sanne, on=A_DAY):
        tables = dict(tables_without_words())
    written = [f"{message.subject} {message.body}" for message in mailoutbox]
    logged = [record.getMessage() for record in caplog.records if not record.name.startswith(("django.db", "psycopg"))]

    assert [table for table, text in tables.items() if SECRET in text] == []
    assert [text for text in written + logged if SECRET in text] == []
    assert {"journal_entry", "journal_opening", "procrastinate_jobs", "django_session"} <= tables.keys()
    assert str(question.item) in tables["journal_entry"] + tables["journal_opening"]
