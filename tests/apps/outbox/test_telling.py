"""Telling people: whom, once, in whose language, and taking it back."""

from datetime import date

from django.utils.translation import gettext_noop

from startbaan.apps.outbox.actions import Notice, Said, take_back, tell, tell_each
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person, User
from startbaan.domain.privacy.policy import Kind
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def told(people, *, to, kind=Kind.TRACK, starter="sanne", key="wet:1", by="hanneke", **more):
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        tell(
            by=viewer,
            to=[people.persons[handle] for handle in to],
            subject="Er is iets",
            lines=["Kijk op de pagina."],
            path="/mijn-traject/",
            kind=kind,
            starter=people.persons[starter] if starter else None,
            key=key,
            at=clock.now(),
            **more,
        )


def readers(people):
    handles = {number: handle for handle, number in people.persons.items()}
    return sorted(handles[number] for number in Message.objects.values_list("to", flat=True))


def test_told_to_who_may_read_that_kind_of_that_starter(people):
    told(people, to=["sanne", "mehmet", "karin", "bas", "thijs", "tessa", "dirkjan"])

    assert readers(people) == ["dirkjan", "karin", "mehmet", "sanne"]


def test_the_manager_is_told_nothing_of_a_coaching_report(people):
    told(people, to=["sanne", "mehmet", "karin", "hanneke", "dirkjan"], kind=Kind.COACHING_REPORT)

    assert readers(people) == ["mehmet", "sanne"]


def test_what_is_of_no_starter_is_told_to_anyone_asked(people):
    told(people, to=["thijs", "bas"], starter=None, kind=Kind.APPOINTMENT)

    assert readers(people) == ["bas", "thijs"]


def test_told_once_under_one_key(people):
    told(people, to=["sanne"])
    told(people, to=["sanne", "mehmet"])
    told(people, to=["sanne"], key="wet:2")

    assert sorted(Message.objects.filter(to=people.sanne).values_list("key", flat=True)) == ["wet:1", "wet:2"]
    assert readers(people) == ["mehmet", "sanne", "sanne"]


def test_nobody_is_told_what_they_did(people):
    told(people, to=["sanne", "mehmet"], by="mehmet")

    assert readers(people) == ["sanne"]


def test_said_in_the_language_of_the_reader(people):
    Person.objects.filter(pk=people.sanne).update(user=User.objects.create(language="en"))
    notice = {
        "subject": Said(gettext_noop("Mijn account")),
        "lines": [Said("%(day)s", {"day": date(2026, 12, 1)})],
        "path": "/",
        "kind": Kind.TRACK,
        "starter": people.sanne,
        "key": "wet:1",
    }

    made = tell_each([Notice(to=to, **notice) for to in (people.sanne, people.mehmet)], on=A_DAY, at=clock.now())

    assert made == 2
    assert Message.objects.get(to=people.sanne).subject == "My account"
    assert Message.objects.get(to=people.mehmet).subject == "Mijn account"
    assert Message.objects.get(to=people.sanne).lines == ["Tue 1 December 2026"]


def test_taken_back_while_it_waits(people):
    told(people, to=["sanne"])
    told(people, to=["sanne"], key="wet:2")

    assert take_back(keys=["wet:1"]) == 1
    assert take_back(keys=["wet:1"]) == 0
    assert Message.objects.get(key="wet:2").state == Message.State.WAITING
