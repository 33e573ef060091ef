"""The start talk: written by three, never overwritten in silence, signed by each, closed by the third name."""

from datetime import date, timedelta

import pytest
from django.http import Http404

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import StartTalk, StartTalkAnswer, StartTalkSignature
from startbaan.apps.coaching.queries.start_talks import State, start_activity
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.people.models import Person
from startbaan.apps.programme.actions import plan_activity, undo_activity
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

THREE = ("sanne", "mehmet", "karin")
QUESTION = "vakdidactisch-sterk"


def key_of(people, handle):
    return Person.objects.get(pk=people.persons[handle]).key


def as_(people, handle, action, **values):
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return action(by=by, at=clock.now(), **values)


@pytest.fixture
def talk(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        activity = start_activity(by, people.sanne)
        if not activity.is_open:
            undo_activity(by=by, at=clock.now(), activity=activity.pk)
    return as_(people, "mehmet", actions.begin_start_talk, starter=key_of(people, "sanne")).pk


def write(people, handle, talk, words, *, based_on=0, key=QUESTION, hours=None):
    return as_(
        people,
        handle,
        actions.answer_start_talk,
        item=talk,
        key=key,
        words=words,
        hours=hours or {},
        based_on=based_on,
    )


def seen(people, handle, talk):
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.open_start_talk(viewer, talk, at=clock.now())


def sign(people, handle, talk):
    return as_(people, handle, actions.sign_start_talk, item=talk, read=seen(people, handle, talk).version)


def hold(people, talk):
    as_(people, "mehmet", actions.hold_start_talk, item=talk, day=A_DAY, minutes=60)


def test_beginning_twice_gives_the_same_talk(people, talk):
    again = as_(people, "sanne", actions.begin_start_talk, starter=key_of(people, "sanne"))

    assert (again.pk, StartTalk.objects.using("default").count()) == (talk, 0)  # nobody stands: the lock shows none


@pytest.mark.parametrize("handle", ["sietske", "hanneke", "petra", "thijs", "dirkjan"])
def test_only_the_three_begin_read_and_write(people, talk, handle):
    with pytest.raises(NotYours):
        as_(people, handle, actions.begin_start_talk, starter=key_of(people, "sanne"))
    with pytest.raises(Http404):
        write(people, handle, talk, "Mag niet.")
    with pytest.raises(Http404):
        seen(people, handle, talk)


def test_without_a_coach_it_says_who_couples_one(people):
    with pytest.raises(Refusal, match="leidinggevende koppelt een coach"):
        as_(people, "thijs", actions.begin_start_talk, starter=key_of(people, "thijs"))


def test_three_write_from_the_first_word_and_earlier_wordings_stay(people, talk):
    write(people, "sanne", talk, "Instructie geven.")
    write(people, "karin", talk, "Instructie geven en samenwerken.", based_on=1)

    answer = seen(people, "mehmet", talk).found(QUESTION).answer
    assert (answer.number, answer.words, answer.name) == (2, "Instructie geven en samenwerken.", "Karin Post")
    with acting_as(people.sanne, on=A_DAY):
        assert list(StartTalkAnswer.objects.order_by("number").values_list("words", flat=True)) == [
            "Instructie geven.",
            "Instructie geven en samenwerken.",
        ]


def test_overwriting_in_silence_is_refused_and_loses_nothing(people, talk):
    write(people, "sanne", talk, "Eerste.")

    with pytest.raises(actions.Overtaken):
        write(people, "mehmet", talk, "Ook eerste.")

    assert seen(people, "mehmet", talk).found(QUESTION).answer.words == "Eerste."


def test_the_same_words_twice_are_written_once(people, talk):
    assert write(people, "sanne", talk, "Hetzelfde.") is True
    assert write(people, "sanne", talk, "Hetzelfde.") is False
    assert seen(people, "sanne", talk).version == 1


def test_hours_begin_with_the_programme_and_may_be_agreed_otherwise(people, talk):
    before = {line.key: line.standard for line in seen(people, "sanne", talk).found("uren").hours}
    write(people, "mehmet", talk, "", key="uren", hours={"coaching-hours": "20,5", "professionalisation-hours": "8"})

    shown = seen(people, "sanne", talk).found("uren")
    assert before["coaching-hours"] == 17
    assert {line.key: str(line.agreed) for line in shown.changed} == {"coaching-hours": "20.5"}


@pytest.mark.parametrize("typed", ["veel", "-1", "201", "NaN", "1e9"])
def test_what_are_no_hours_is_refused(people, talk, typed):
    with pytest.raises(Refusal):
        write(people, "mehmet", talk, "", key="uren", hours={"coaching-hours": typed})


def test_holding_does_the_activity_of_the_programme(people, talk):
    hold(people, talk)

    shown = seen(people, "sanne", talk)
    assert (shown.held_on, shown.activity.row.minutes, shown.is_held) == (A_DAY, 60, True)
    with pytest.raises(Refusal):
        hold(people, talk)


def test_nobody_signs_before_the_talk_was_held(people, talk):
    write(people, "sanne", talk, "Sterk.")

    with pytest.raises(Refusal, match="zodra het gesprek geweest is"):
        sign(people, "sanne", talk)


def test_three_names_close_it_and_nothing_changes_after(people, talk):
    write(people, "sanne", talk, "Sterk.")
    hold(people, talk)

    assert [sign(people, handle, talk) for handle in THREE] == [False, False, True]

    shown = seen(people, "karin", talk)
    assert (shown.state, [place.name for place in shown.places]) == (
        State.CLOSED,
        [str(shown.starter), "Mehmet Yılmaz", "Karin Post"],
    )
    with pytest.raises(Refusal, match="vastgesteld"):
        write(people, "mehmet", talk, "Nog iets.", based_on=1)
    with acting_as(people.karin, on=A_DAY) as by, pytest.raises(Refusal, match="Dit staat vast"):
        undo_activity(by=by, at=clock.now(), activity=shown.activity.pk)


def test_change_after_a_name_withdraws_it(people, talk):
    write(people, "sanne", talk, "Sterk.")
    hold(people, talk)
    sign(people, "sanne", talk)
    write(people, "mehmet", talk, "Sterker.", based_on=1)

    place = seen(people, "sanne", talk).places[0]
    assert (place.signed, place.withdrawn.version) == (None, 1)
    assert [sign(people, handle, talk) for handle in THREE] == [False, False, True]


def test_who_read_an_earlier_text_does_not_sign_the_new_one(people, talk):
    write(people, "sanne", talk, "Sterk.")
    hold(people, talk)
    read = seen(people, "karin", talk).version
    write(people, "mehmet", talk, "Sterker.", based_on=1)

    with pytest.raises(actions.TextChanged):
        as_(people, "karin", actions.sign_start_talk, item=talk, read=read)


def test_signing_twice_is_refused(people, talk):
    write(people, "sanne", talk, "Sterk.")
    hold(people, talk)
    sign(people, "sanne", talk)

    with pytest.raises(Refusal, match="al getekend"):
        sign(people, "sanne", talk)


def test_signature_is_never_changed_nor_removed_by_anyone(people, talk):
    write(people, "sanne", talk, "Sterk.")
    hold(people, talk)
    sign(people, "sanne", talk)

    for handle in THREE:
        with acting_as(people.persons[handle], on=A_DAY):
            assert StartTalkSignature.objects.count() == 1
            assert StartTalkSignature.objects.update(version=9) == 0
            assert StartTalkSignature.objects.all().delete()[0] == 0


def test_bulk_fact_tells_how_far_each_is_without_a_word(people, talk):
    with acting_as(people.karin, on=A_DAY) as viewer:
        facts = queries.start_talk_of(viewer, [people.sanne, people.yasmina], A_DAY)
        assert facts[people.sanne].state is State.WRITING


def test_year_gets_a_school_day_for_each_talk_and_visit_without_touching_what_was_agreed(people, talk):
    with acting_as(people.mehmet, on=A_DAY) as viewer:
        plan = queries.year_plan(viewer, key_of(people, "sanne"))
        first = next(moment for moment in plan.free if moment.proposed)
        chosen = first.proposed + timedelta(days=1)
        plan_activity(
            by=viewer, at=clock.now(), activity=first.item.pk, day=chosen, moment=None, participants=[people.mehmet]
        )
        days = {moment.item.pk: moment.proposed for moment in plan.free if moment.proposed}

    planned = as_(people, "karin", actions.plan_year, starter=key_of(people, "sanne"), days=days)

    assert (planned.agreed, planned.kept) == (len(days) - 1, (first.item.title,))
    calendar = shipped_calendars()[Region.NOORD]
    assert [day for day in days.values() if not calendar.is_school_day(day) or day <= A_DAY] == []
    with acting_as(people.sanne, on=A_DAY) as viewer:
        after = {
            moment.item.pk: moment.item.row.planned_on
            for moment in queries.year_plan(viewer, key_of(people, "sanne")).moments
        }
    assert after[first.item.pk] == chosen
    assert {pk: after[pk] for pk in days if pk != first.item.pk} == {
        pk: day for pk, day in days.items() if pk != first.item.pk
    }


def test_day_outside_the_track_refuses_the_whole_year(people, talk):
    with acting_as(people.mehmet, on=A_DAY) as viewer:
        free = queries.year_plan(viewer, key_of(people, "sanne")).free
    first, second = [moment for moment in free if moment.proposed][:2]
    days = {first.item.pk: first.proposed, second.item.pk: date(2060, 1, 1)}

    with acting_as(people.mehmet, on=A_DAY) as by, pytest.raises(Refusal):
        actions.plan_year(by=by, starter=key_of(people, "sanne"), days=days, at=clock.now())

    with acting_as(people.mehmet, on=A_DAY) as viewer:
        assert len(queries.year_plan(viewer, key_of(people, "sanne")).free) == len(free)


@pytest.mark.parametrize("handle", ["sietske", "thijs", "petra"])
def test_who_does_not_write_the_track_does_not_plan_the_year(people, handle):
    with acting_as(people.persons[handle], on=A_DAY) as viewer, pytest.raises(Http404):
        queries.year_plan(viewer, key_of(people, "sanne"))
