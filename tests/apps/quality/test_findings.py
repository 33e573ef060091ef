"""Findings: noted, acted upon, decided and brought out; nothing is taken back, and who may is as the plan says."""

import re
from datetime import timedelta
from html import unescape

import pytest
from assured import TITLE, agreed, begun, brought_out, decided, partnership, put_finding
from attending import put_meeting
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from startbaan.apps.gatherings.actions import decide
from startbaan.apps.home.queries import today
from startbaan.apps.journal.models import Entry
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Organisation
from startbaan.apps.programme.queries import changes_since, definition_of, versions_for
from startbaan.apps.quality import actions
from startbaan.apps.quality.models import Finding, FindingAction
from startbaan.apps.quality.queries.findings import findings_seen
from startbaan.domain.quality.findings import Outcome
from startbaan.domain.schedule.comparing import Section
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

# Asked only because a test holds a transaction around the request.
OF_THE_TEST = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")


def text_of(response):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def as_(people, handle, action, *, on=A_DAY, **values):
    with acting_as(people.persons[handle], on=on) as by:
        return action(by=by, at=clock.now(), **values)


def seen(people, handle):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return {row.title for row in findings_seen(viewer)}


def first_of(version):
    line = changes_since(version, language="nl").lines[0]
    return line.what, line.key


def told(people, handle, *, on=A_DAY):
    with acting_as(people.persons[handle], on=on) as viewer:
        tasks = [task for section in today(viewer).sections for task in section.tasks]
        return [(task.title, str(task.state)) for task in tasks if "bevinding" in task.url]


def test_finding_goes_from_noted_to_the_programme(people):
    finding = put_finding(people).key
    assert Finding.objects.get(key=finding).state == "noted"
    agreed(people, finding)
    assert Finding.objects.get(key=finding).state == "acting"
    as_(people, "hanneke", actions.tick_action, finding=finding, number=1)
    decided(people, finding)
    version = brought_out(people, finding)

    row = Finding.objects.get(key=finding)
    assert (row.state, version.answers) == ("brought_out", [TITLE])
    assert [release.version_id for release in row.releases.all()] == [version.pk]
    verbs = Entry.objects.filter(thing__contains="finding").values_list("verb", flat=True)
    assert sorted(verbs) == ["agree_action", "bring_out_finding", "decide_finding", "note_finding", "tick_action"]


def test_owner_is_told_sees_it_on_the_day_and_it_is_late_after(people):
    finding = agreed(people, put_finding(people).key, what="Vraag scholen naar tijd")

    assert Message.objects.filter(to=people.hanneke, path=reverse("quality:finding", args=[finding])).count() == 1
    assert told(people, "hanneke") == [("Vraag scholen naar tijd", "next")]
    assert told(people, "hanneke", on=A_DAY + timedelta(days=15)) == [("Vraag scholen naar tijd", "late")]
    assert told(people, "wil") == []

    as_(people, "hanneke", actions.tick_action, finding=finding, number=1)

    assert told(people, "hanneke") == []


def test_trainer_with_an_action_reads_that_finding_and_ticks_it(client_as, people):
    finding = agreed(people, put_finding(people).key, owner="olga")
    other = put_finding(people, title="Iets anders").key
    client = client_as("olga")

    assert client.get(reverse("quality:finding", args=[finding])).status_code == 200
    assert client.get(reverse("quality:finding", args=[other])).status_code == 404
    assert client.get(reverse("quality:findings", args=["waterrijk"])).status_code == 404

    client.post(reverse("quality:tick_action", args=[finding, 1]))

    assert FindingAction.objects.get().done_on == A_DAY


def test_handed_over_action_is_the_others(people):
    finding = agreed(people, put_finding(people).key)
    until = A_DAY + timedelta(days=30)
    as_(people, "anouk", actions.hand_over_action, finding=finding, number=1, owner=people.wil, until=until)

    assert told(people, "hanneke") == []
    assert told(people, "wil") == [("Vraag het na", "next")]
    with pytest.raises(NotYours):
        as_(people, "hanneke", actions.tick_action, finding=finding, number=1)


@pytest.mark.parametrize("handle", ["jeroen", "anouk"])
def test_who_keeps_the_programme_notes_for_all(people, handle):
    assert put_finding(people, handle=handle).title == TITLE


@pytest.mark.parametrize("handle", ["marijke", "fatima", "hanneke", "sanne", "mehmet", "bas", "wouter", "dirkjan"])
def test_others_note_nothing_for_all(people, handle):
    with pytest.raises(NotYours):
        put_finding(people, handle=handle)


def test_coordinator_notes_for_the_own_board_and_does_not_decide(people):
    finding = put_finding(people, handle="hanneke", board="waterland", title="Van ons").key
    agreed(people, finding, handle="hanneke")

    with pytest.raises(NotYours):
        as_(people, "hanneke", actions.decide, finding=finding, outcome=Outcome.CHANGE, why="Zo")
    with pytest.raises(NotYours):
        put_finding(people, handle="hanneke", board="de-vaart")
    with pytest.raises(NotYours):
        agreed(people, put_finding(people).key, handle="hanneke")


def test_findings_are_read_by_who_follows_the_programme_and_by_the_own_board(people):
    put_finding(people, title="Van allen")
    put_finding(people, handle="hanneke", board="waterland", title="Van Waterland")

    assert {handle: seen(people, handle) for handle in ("anouk", "marijke", "fatima", "hanneke", "wil", "sanne")} == {
        "anouk": {"Van allen", "Van Waterland"},
        "marijke": {"Van allen", "Van Waterland"},
        "fatima": {"Van allen", "Van Waterland"},
        "hanneke": {"Van allen", "Van Waterland"},
        "wil": {"Van allen"},
        "sanne": set(),
    }


def test_action_for_someone_without_a_role_is_refused(people):
    finding = put_finding(people).key

    with pytest.raises(Refusal, match="geen rol"):
        agreed(people, finding, owner="sanne")


def test_kept_finding_is_closed_and_only_once_its_actions_are_done(people):
    finding = agreed(people, put_finding(people).key)

    with pytest.raises(Refusal, match="Er loopt nog een actie"):
        decided(people, finding, outcome=Outcome.KEEP)
    as_(people, "hanneke", actions.tick_action, finding=finding, number=1)
    decided(people, finding, outcome=Outcome.KEEP)

    assert Finding.objects.get(key=finding).state == "closed"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quality_finding SET title = 'anders'",
        "UPDATE quality_findingaction SET what = 'anders'",
        "UPDATE quality_findingaction SET done_on = NULL",
        "UPDATE quality_findingdecision SET why = 'anders'",
        'UPDATE quality_findingrelease SET "on" = "on" - 1',
        "DELETE FROM quality_findingaction",
        "DELETE FROM quality_findingdecision",
        "DELETE FROM quality_findingrelease",
        "DELETE FROM quality_finding",
        "UPDATE programme_programmeversion SET answers = '{}' WHERE version = '2027'",
    ],
)
def test_database_takes_nothing_back(people, statement):
    finding = agreed(people, put_finding(people).key)
    as_(people, "hanneke", actions.tick_action, finding=finding, number=1)
    brought_out(people, decided(people, finding))

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_version_is_brought_out_with_decided_findings_of_the_own_partnership_alone(people):
    undecided = put_finding(people).key

    with pytest.raises(Refusal, match="nog niet besloten"):
        brought_out(people, undecided)


def test_version_in_which_nothing_changes_is_refused(people):
    version = begun(people)

    with pytest.raises(Refusal, match="verandert niets"):
        as_(people, "anouk", actions.bring_out, version=version.pk, findings=[])


def test_hours_changed_add_up_again_and_stand_in_the_list(people):
    version = begun(people)
    as_(
        people,
        "anouk",
        actions.change_element,
        version=version.pk,
        section=Section.ACTIVITIES,
        key="peer-meeting",
        fields={"hours": 9},
    )
    version.refresh_from_db()
    budget = {line.key: (line.total, line.rest) for line in definition_of(version).budget}
    changes = changes_since(version, language="nl")

    assert (budget["coaching-hours"], budget["starter-budget"]) == ((20, None), (None, 12))
    assert [(line.what, line.key) for line in changes.lines] == [
        ("Veranderd", "peer-meeting"),
        ("Veranderd", "coaching-hours"),
        ("Veranderd", "starter-budget"),
    ]
    assert changes.lines[0].details == ("Tijd: eerst 6 uur, nu 9 uur.",)


def test_activity_left_out_leaves_the_hours_too_and_comes_back(people):
    version = begun(people)
    where = {"version": version.pk, "section": Section.ACTIVITIES, "key": "final-talk"}
    as_(people, "anouk", actions.drop_element, **where)
    version.refresh_from_db()
    assert "final-talk" not in [activity.key for activity in definition_of(version).activities]
    assert ("Vervallen", "final-talk") in [
        (line.what, line.key) for line in changes_since(version, language="nl").lines
    ]

    as_(people, "anouk", actions.restore_element, **where)
    version.refresh_from_db()

    assert changes_since(version, language="nl").lines == ()


def test_changes_that_make_no_programme_say_why_and_change_nothing(people, client_as):
    version = begun(people)
    before = version.changes
    client = client_as("anouk")
    where = reverse("quality:changes_text", args=[version.pk])
    wrong = before + "activities:\n  replace:\n    - {key: bestaat-niet, hours: 3}\n"

    answer = client.post(where, {"changes": wrong})
    version.refresh_from_db()

    assert (answer.status_code, version.changes) == (422, before)
    assert "staat niet in het programma" in text_of(answer)
    assert "bestaat-niet" in text_of(answer)


def test_next_version_follows_the_last_one_with_what_it_changed(people):
    brought_out(people)
    second = begun(people, number="2028")

    assert definition_of(second).activity("start-meeting").title.nl == "Welkomstmiddag"
    assert (second.follows.version, changes_since(second, language="nl").lines) == ("2027", ())


def test_starter_reads_what_changed_and_why(client_as, people):
    finding = decided(people, put_finding(people).key)
    version = brought_out(people, finding)

    page = text_of(client_as("sanne").get(reverse("quality:changed_in", args=[version.pk])))

    assert TITLE in page
    assert "Veranderd: Welkomstmiddag Naam: eerst “Startbijeenkomst”, nu “Welkomstmiddag”." in page


def test_school_of_the_partnership_follows_its_version_from_then_on(people):
    version = brought_out(people)
    with acting_as(people.hanneke, on=A_DAY):
        school = Organisation.objects.get(key="de-sluis")
        found = [row.pk for row in versions_for(school)]

    assert found[0] == version.pk


def test_page_of_findings_costs_the_same_for_one_and_for_three(client_as, people):
    client = client_as("anouk")
    costs = []
    for number in range(3):
        agreed(people, put_finding(people, title=f"Nummer {number}").key)
        for where in ("quality:findings", "quality:wheel"):
            address = reverse(where, args=[partnership().key])
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            costs.append((where, len([query for query in asked if not query["sql"].startswith(OF_THE_TEST)])))

    assert len(set(costs)) == 2
    assert max(cost for _where, cost in costs) <= 12


def test_finding_from_a_decision_shows_it_to_who_reads_the_minutes(people, client_as):
    meeting = put_meeting(people)
    with acting_as(people.anouk, on=A_DAY) as by:
        made = decide(by=by, at=clock.now(), gathering=meeting.key, words="Meer tijd in jaar 1.", point=None)
    typed = {"title": "Te weinig tijd", "origin": "body", "decision": made.key, "wanted": "more", "do": "save"}
    answer = client_as("anouk").post("/kwaliteit/waterrijk/bevindingen/nieuw/", typed)
    page = f"/kwaliteit/bevinding/{Finding.objects.get(decision=made.key).key}/"
    shown = {who: client_as(who).get(page).content.decode() for who in ("anouk", "hanneke")}

    assert answer.status_code == 302
    assert {who: "Meer tijd in jaar 1." in text for who, text in shown.items()} == {"anouk": True, "hanneke": False}
    assert f"/bijeenkomsten/{meeting.key}/verslag/" in shown["anouk"]


def test_decision_beside_another_origin_is_refused_with_what_was_typed(people, client_as):
    meeting = put_meeting(people)
    with acting_as(people.anouk, on=A_DAY) as by:
        made = decide(by=by, at=clock.now(), gathering=meeting.key, words="Meer tijd in jaar 1.", point=None)
    typed = {"title": "Te weinig tijd", "origin": "panel", "decision": made.key, "wanted": "more", "do": "save"}
    answer = client_as("anouk").post("/kwaliteit/waterrijk/bevindingen/nieuw/", typed)

    assert (answer.status_code, "Te weinig tijd" in answer.content.decode()) == (422, True)
    assert not Finding.objects.filter(title="Te weinig tijd").exists()
