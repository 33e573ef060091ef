"""Checking in: the right code on the right day, nothing by guessing, and the hours that follow."""

from datetime import timedelta

import pytest
from attending import put_gathering, put_invited, put_place, put_session

from startbaan.apps.entitlements.queries import my_hours
from startbaan.apps.gatherings import actions, queries
from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.apps.gatherings.queries.check_in import code_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

pytestmark = pytest.mark.django_db


def seen_of(gathering, person):
    return Attendance.objects.filter(gathering=gathering, starter=person).values_list("state", "seen", "minutes").get()


def afternoons_of(person):
    rows = Activity.objects.filter(starter=person, key="afternoon", year=1).order_by("number")
    return list(rows.values_list("number", "state", "done_on", "minutes"))


def check_in(people, handle, typed):
    with acting_as(getattr(people, handle), on=A_DAY) as by:
        return actions.check_in(by=by, at=clock.now(), typed=typed)


@pytest.mark.parametrize("shape", ["{0}", "{0}{1}", " {0} {1} ", "{0}-{1}"])
def test_code_is_taken_however_it_is_typed(people, shape):
    gathering = put_gathering(people)
    put_place(people, gathering, "sanne")
    code = code_of(gathering)
    halves = (code.lower(), "") if shape == "{0}" else (code[:3], code[3:].lower())

    check_in(people, "sanne", shape.format(*halves))

    assert seen_of(gathering, people.sanne) == ("place", "came", 180)


def test_checking_in_does_the_afternoon_of_the_programme_once(people):
    gathering = put_gathering(people)
    put_place(people, gathering, "sanne")

    check_in(people, "sanne", code_of(gathering))
    check_in(people, "sanne", code_of(gathering))

    assert afternoons_of(people.sanne) == [(1, "done", A_DAY, 180), (2, "planned", None, None)]


def test_hours_received_follow_from_checking_in_and_go_with_the_tick(people):
    def received():
        with acting_as(people.sanne, on=A_DAY) as viewer:
            return my_hours(viewer, year=SchoolYear.of(A_DAY)).ledger.received

    gathering = put_gathering(people)
    line = put_place(people, gathering, "sanne").pk
    before = received()

    check_in(people, "sanne", code_of(gathering))
    after = received()
    note(people, "anouk", gathering, actions.Noted(line, actions.Seen.AWAY))

    assert (after - before, received() - before) == (3, 0)


def test_who_had_no_place_came_as_well(people):
    gathering = put_gathering(people)

    check_in(people, "sanne", code_of(gathering))

    assert seen_of(gathering, people.sanne) == ("dropped_in", "came", 180)
    assert afternoons_of(people.sanne)[0] == (1, "done", A_DAY, 180)


def test_who_is_no_starter_checks_in_without_an_activity(people):
    gathering = put_gathering(people)

    check_in(people, "olga", code_of(gathering))

    assert seen_of(gathering, people.olga) == ("dropped_in", "came", 180)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABC", "Een code heeft 6 tekens. Kijk nog eens op het scherm."),
        ("CDF-HJ0", "“0” komt in geen enkele code voor. Kijk nog eens op het scherm."),
        ("CDFHJK", "Deze code klopt niet. Kijk nog eens op het scherm in de zaal."),
    ],
)
def test_wrong_code_says_what_is_wrong(people, typed, said):
    put_gathering(people)

    with pytest.raises(actions.WrongCode, match=r".*") as refused:
        check_in(people, "sanne", typed)

    assert (str(refused.value), Attendance.objects.count()) == (said, 0)


@pytest.mark.parametrize("days", [-1, 1])
def test_code_works_on_its_own_day_only(people, days):
    gathering = put_gathering(people, day=A_DAY + timedelta(days=days))

    with pytest.raises(actions.WrongCode):
        check_in(people, "sanne", code_of(gathering))


def test_code_of_what_was_called_off_does_not_work(people):
    gathering = put_gathering(people, state=Gathering.State.CANCELLED)

    with pytest.raises(actions.WrongCode):
        check_in(people, "sanne", code_of(gathering))


def test_new_code_ends_the_one_before(people):
    gathering = put_gathering(people)
    before = code_of(gathering)
    with acting_as(people.anouk, on=A_DAY) as by:
        actions.renew_code(by=by, at=clock.now(), gathering=gathering.key)
    gathering.refresh_from_db()

    with pytest.raises(actions.WrongCode):
        check_in(people, "sanne", before)
    check_in(people, "sanne", code_of(gathering))

    with acting_as(people.olga, on=A_DAY) as by, pytest.raises(NotYours):
        actions.renew_code(by=by, at=clock.now(), gathering=gathering.key)


def test_list_is_whole_for_who_arranges_and_of_the_own_session_or_board_for_others(people):
    gathering = put_gathering(people)
    session = put_session(people, gathering)
    put_place(people, gathering, "sanne", session=session)
    put_place(people, gathering, "thijs")
    put_place(people, gathering, "ruben")

    def names(handle):
        with acting_as(getattr(people, handle), on=A_DAY) as viewer:
            return [line.name for line in queries.attendance_list(viewer, gathering.key).lines]

    assert names("anouk") == ["Dam, Thijs van", "Groot, Ruben de", "Wit, Sanne de"]
    assert names("olga") == ["Wit, Sanne de"]
    assert names("hanneke") == ["Dam, Thijs van", "Wit, Sanne de"]
    assert names("wil") == ["Groot, Ruben de"]


def note(people, handle, gathering, *notes, on=A_DAY):
    with acting_as(getattr(people, handle), on=on) as by:
        return actions.note_seen(by=by, at=clock.now(), gathering=gathering.key, notes=notes)


def test_tick_is_corrected_and_the_activity_with_it(people):
    gathering = put_gathering(people)
    line = put_place(people, gathering, "sanne", session=put_session(people, gathering)).pk

    first = note(people, "olga", gathering, actions.Noted(line, actions.Seen.CAME))
    assert afternoons_of(people.sanne)[0] == (1, "done", A_DAY, 180)
    second = note(people, "anouk", gathering, actions.Noted(line, actions.Seen.CAME, 90))
    assert afternoons_of(people.sanne)[0] == (1, "done", A_DAY, 90)
    third = note(people, "hanneke", gathering, actions.Noted(line, actions.Seen.AWAY))
    assert afternoons_of(people.sanne)[0] == (1, "planned", None, None)
    fourth = note(people, "hanneke", gathering, actions.Noted(line, actions.Seen.NOT))

    assert (first, second, third, fourth) == (1, 1, 1, 1)
    assert seen_of(gathering, people.sanne) == ("place", "", None)


def test_correcting_leaves_alone_what_the_starter_ticked_without_it(people):
    gathering = put_gathering(people)
    line = put_place(people, gathering, "sanne").pk
    Activity.objects.filter(starter=people.sanne, key="afternoon", year=1, number=1).update(
        state="done", done_on=A_DAY, minutes=60
    )
    Activity.objects.filter(starter=people.sanne, key="afternoon", year=1, number=2).update(state="dropped")

    note(people, "anouk", gathering, actions.Noted(line, actions.Seen.CAME))
    note(people, "anouk", gathering, actions.Noted(line, actions.Seen.AWAY))

    assert afternoons_of(people.sanne) == [(1, "done", A_DAY, 60), (2, "dropped", None, None)]


@pytest.mark.parametrize("handle", ["sanne", "mehmet", "wil", "olga", "karin"])
def test_line_of_somebody_else_is_not_ticked_by_who_does_not_keep_it(people, handle):
    gathering = put_gathering(people)
    line = put_place(people, gathering, "sanne").pk

    with pytest.raises(NotYours):
        note(people, handle, gathering, actions.Noted(line, actions.Seen.CAME))


def test_nobody_is_ticked_before_the_day(people):
    gathering = put_gathering(people, day=A_DAY + timedelta(days=1))
    line = put_place(people, gathering, "sanne").pk

    with pytest.raises(Refusal, match="Deze dag is nog niet geweest"):
        note(people, "anouk", gathering, actions.Noted(line, actions.Seen.CAME))


def test_who_was_invited_and_never_answered_is_added_as_come(people):
    gathering = put_gathering(people)
    put_invited(people, gathering, "sanne")
    sanne, thijs = (Person.objects.get(pk=pk).key for pk in (people.sanne, people.thijs))

    with acting_as(people.anouk, on=A_DAY) as by:
        actions.drop_in(by=by, at=clock.now(), gathering=gathering.key, person=sanne)
        with pytest.raises(Refusal, match="Kies iemand uit de lijst"):
            actions.drop_in(by=by, at=clock.now(), gathering=gathering.key, person=thijs)

    assert seen_of(gathering, people.sanne) == ("dropped_in", "came", 180)
    assert afternoons_of(people.sanne)[0] == (1, "done", A_DAY, 180)
