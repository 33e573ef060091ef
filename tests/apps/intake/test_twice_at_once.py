"""Applying in the background, by the command, and by two people at the same moment."""

import json
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from startbaan.apps.intake import actions, queries, tasks
from startbaan.apps.intake.models import Upload
from startbaan.apps.people.access import NobodyThere, acting_as
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Organisation, PersonnelNumber, Post
from startbaan.apps.programme.models import Track
from startbaan.project.cast import A_DAY, email_of
from startbaan.ui import clock

FILES = Path(__file__).parents[2] / "files" / "hr"
AUGUST = FILES / "starters-augustus.xlsx"


def uploaded(handle):
    person = PersonnelNumber.objects.get(board__key="waterland", number=handle).person_id
    with acting_as(person, on=A_DAY) as viewer:
        board = Organisation.objects.get(key="waterland")
        per = A_DAY.replace(day=1)
        upload = actions.keep_upload(
            by=viewer, at=clock.now(), board=board, name="a.xlsx", content=AUGUST.read_bytes(), per=per
        )
        actions.preview_upload(by=viewer, upload=upload, report=actions.unseen)
        actions.ask_to_apply(by=viewer, at=clock.now(), upload=upload)
    return upload.key


def hanneke_and_dirkjan():
    numbers = dict(PersonnelNumber.objects.values_list("person__given_name", "number"))
    return numbers["Hanneke"], numbers["Dirk-Jan"]


def apply_in_a_thread(key):
    with clock.standing_on(A_DAY):
        tasks.apply(upload=str(key))
    connections.close_all()


def test_two_who_apply_the_same_file_at_once_do_it_once(committed):
    keys = [uploaded(number) for number in hanneke_and_dirkjan()]
    threads = [Thread(target=apply_in_a_thread, args=[key]) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {upload.state for upload in Upload.objects.all()} == {Upload.State.APPLIED}
    assert sorted(upload.counts["new"] for upload in Upload.objects.all()) == [0, 7]
    assert Post.objects.filter(person__personnel_numbers__number__startswith="200").count() == 7
    assert Track.objects.filter(starter__personnel_numbers__number__startswith="200").count() == 5


def waiting(content, *, name="lang.csv"):
    """Keep a file for Hanneke that the worker is to read."""
    person = PersonnelNumber.objects.get(board__key="waterland", number=hanneke_and_dirkjan()[0]).person_id
    with acting_as(person, on=A_DAY) as viewer:
        board = Organisation.objects.get(key="waterland")
        return actions.keep_upload(by=viewer, at=clock.now(), board=board, name=name, content=content, per=A_DAY).key


def test_job_reads_a_file_and_keeps_what_it_would_do(committed):
    key = waiting(AUGUST.read_bytes(), name="a.xlsx")

    tasks.preview(upload=str(key))
    tasks.preview(upload=str(key))

    upload = Upload.objects.get()
    assert (upload.state, upload.counts["new"], upload.done, upload.total) == (Upload.State.PREVIEWED, 7, 3, 4)


def test_job_that_cannot_read_a_file_says_why_and_keeps_nothing(committed):
    key = waiting(b'Personeelsnummer;Achternaam\n1;"niet dicht')

    tasks.preview(upload=str(key))

    upload = Upload.objects.get()
    assert (upload.state, upload.content, upload.preview) == (Upload.State.UNREADABLE, None, None)
    assert "klopt een aanhalingsteken niet" in queries.problem_of(upload)


def test_job_of_who_may_no_longer_do_it_reads_nothing(committed):
    key = waiting(AUGUST.read_bytes(), name="a.xlsx")
    Organisation.objects.get(key="waterland").roles.filter(role="board_coordinator").delete()

    tasks.preview(upload=str(key))

    assert Upload.objects.get().state == Upload.State.UNREADABLE


def test_job_that_runs_twice_applies_once(committed):
    key = uploaded(hanneke_and_dirkjan()[0])

    tasks.apply(upload=str(key))
    tasks.apply(upload=str(key))

    assert Upload.objects.get().counts["new"] == 7
    assert Upload.objects.get().done == Upload.objects.get().total


def test_job_of_who_may_no_longer_do_it_takes_nothing_over(committed):
    key = uploaded(hanneke_and_dirkjan()[0])
    Organisation.objects.get(key="waterland").roles.filter(role="board_coordinator").delete()

    tasks.apply(upload=str(key))

    assert Upload.objects.get().state == Upload.State.FAILED
    assert not PersonnelNumber.objects.filter(number="2001").exists()


def test_failure_halfway_leaves_nothing(people):
    def fail(done, _total):
        if done == 8:
            raise RuntimeError("half way")

    board = Organisation.objects.get(key="waterland")
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        read = queries.read(AUGUST.read_bytes(), name="a.xlsx", chosen={})
        with pytest.raises(RuntimeError), transaction.atomic():
            actions.take_in(by=viewer, at=clock.now(), board=board, read=read, per=A_DAY, report=fail)

    assert not PersonnelNumber.objects.filter(number="2001").exists()


def run(capsys, *arguments):
    call_command("import", *arguments)
    return capsys.readouterr().out


def test_command_previews_and_writes_json(people, capsys):
    said = json.loads(run(capsys, str(FILES / "fouten.xlsx"), "--board", "waterland", "--json"))

    assert {key: said[key] for key in ("applied", "new", "changed", "unchanged", "refused")} == {
        "applied": False,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "refused": 16,
    }
    assert said["refused_rows"][0] == {"row": 3, "name": "Anna Zonderbrin", "reasons": ["BRIN ontbreekt."]}
    assert not PersonnelNumber.objects.filter(number="3001").exists()


def test_command_applies_as_the_site_itself(people, capsys):
    run(capsys, str(AUGUST), "--board", "waterland", "--apply")

    again = json.loads(run(capsys, str(AUGUST), "--board", "waterland", "--apply", "--json"))

    assert (again["new"], again["unchanged"]) == (0, 7)


def test_command_applies_as_whoever_is_named_and_stands_among_the_uploads(people, capsys):
    run(capsys, str(AUGUST), "--board", "waterland", "--apply", "--by", email_of("dirkjan"))

    assert PersonnelNumber.objects.filter(number="2001").exists()
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        upload = queries.uploads_of(viewer).get()
    assert (upload.name, upload.by_id, upload.state) == (AUGUST.name, people.dirkjan, Upload.State.APPLIED)
    assert (upload.counts["new"], len(upload.starters), upload.content) == (7, 5, None)


def test_command_that_only_looks_is_not_among_the_uploads(people, capsys):
    run(capsys, str(AUGUST), "--board", "waterland")

    assert Upload.objects.count() == 0


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((str(AUGUST), "--board", "bestaat-niet"), CommandError),
        (("nergens.xlsx", "--board", "waterland"), CommandError),
        ((str(FILES / "eigen-koppen.xlsx"), "--board", "waterland"), CommandError),
        ((str(AUGUST), "--board", "waterland", "--by", email_of("wil")), NotYours),
        ((str(AUGUST), "--board", "waterland", "--by", "niemand@startbaan.example"), NobodyThere),
    ],
)
def test_command_that_cannot_says_why(people, arguments, error):
    with pytest.raises(error):
        call_command("import", *arguments)
