"""A group that was published: its page, its days, who came, and the hours that follow."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from meeting_peers import put_group, put_meeting

from startbaan.apps.agenda.models import Invitation
from startbaan.apps.outbox.models import Message
from startbaan.apps.peergroups import queries
from startbaan.apps.peergroups.actions import (
    Answer,
    Noted,
    Seen,
    agree_days,
    answer_meeting,
    call_off,
    let_go,
    move_meeting,
    note_present,
    take_along,
)
from startbaan.apps.peergroups.models import PeerAttendance, PeerMeeting
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import begin_of, day_of
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def invited(meeting):
    rows = Invitation.objects.filter(
        appointment__key=f"peer_meeting:{meeting.key}", appointment__cancelled_at=None
    ).order_by("person")
    return set(rows.values_list("person", flat=True))


def done(people, starter):
    rows = Activity.objects.filter(starter=getattr(people, starter), key="peer-meeting", state="done")
    return list(rows.values_list("done_on", "minutes"))


def note(people, meeting, *notes, by="carla"):
    with acting_as(getattr(people, by), on=A_DAY) as viewer:
        return note_present(by=viewer, at=clock.now(), meeting=meeting.key, notes=notes)


def test_days_go_into_the_agenda_of_everyone_in_the_group(people):
    meeting = put_meeting(people, put_group(people))

    assert invited(meeting) == {people.sanne, people.thijs, people.yasmina, people.carla}


@pytest.mark.parametrize("handle", ["petra", "karin", "pim", "hanneke", "ruben"])
def test_days_are_agreed_by_who_guides_or_leads_the_group_alone(people, handle):
    group = put_group(people)
    with acting_as(getattr(people, handle), on=A_DAY) as by, pytest.raises(NotYours):
        agree_days(
            by=by, at=clock.now(), group=group.key, starts=[clock.now() + timedelta(days=9)], minutes=120, place=""
        )

    assert PeerMeeting.objects.filter(group=group).count() == 0


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((-1,), "Kies een moment dat nog komt."),
        ((400,), "Kies een dag waarop de groep nog loopt."),
        ((9, 9), "Op die dag komt de groep al bij elkaar. Kies een andere dag."),
        ((), "Kies minstens één moment."),
    ],
)
def test_days_that_cannot_be_are_refused(people, days, why):
    group = put_group(people)
    starts = [clock.now() + timedelta(days=number, hours=place) for place, number in enumerate(days)]
    with acting_as(people.carla, on=A_DAY) as by, pytest.raises(Refusal) as refused:
        agree_days(by=by, at=clock.now(), group=group.key, starts=starts, minutes=120, place="")

    assert str(refused.value) == why


def test_moments_that_are_offered_suit_everyone_and_prefer_the_day_of_the_group(people):
    group = put_group(people)
    with acting_as(people.carla, on=A_DAY) as viewer:
        page = queries.days_page(viewer, group.key, times=None, at=clock.now())

    assert [(one.times, one.minutes) for one in page.rhythms] == [(2, 180), (3, 120)]
    assert (page.rhythm.times, len(page.slots), page.people, page.is_stuck) == (2, 2, 4, False)
    assert {day_of(moment).weekday() for slot in page.slots for moment in slot.moments} == {1}


def test_days_that_were_agreed_leave_the_rest_to_plan(people):
    group = put_group(people)
    put_meeting(people, group)
    with acting_as(people.carla, on=A_DAY) as viewer:
        three = queries.days_page(viewer, group.key, times=3, at=clock.now())
        two = queries.days_page(viewer, group.key, times=2, at=clock.now())

    assert [(page.planned, len(page.slots)) for page in (two, three)] == [(1, 1), (1, 2)]


def test_facilitator_agrees_on_the_days_on_the_page(people, client_as):
    group = put_group(people)
    with acting_as(people.carla, on=A_DAY) as viewer:
        page = queries.days_page(viewer, group.key, times=3, at=clock.now())
    first = page.slots[0].choices[0][0]
    own = page.slots[1].within.start + timedelta(days=3)
    sent = {
        "times": "3",
        "moment-1": first,
        "moment-2": "other",
        "day-2": own.isoformat(),
        "time-2": "15:30",
        "moment-3": "",
        "place": "Lokaal 4",
    }
    response = client_as("carla").post(reverse("peergroups:days", args=[group.key]), sent)

    assert response.status_code == 302
    one, other = PeerMeeting.objects.filter(group=group).order_by("start_at")
    assert (one.start_at.isoformat(), one.minutes, one.place) == (first, 120, "Lokaal 4")
    assert day_of(other.start_at) == own


def test_moment_of_ones_own_without_a_time_is_asked_for_again(people, client_as):
    group = put_group(people)
    sent = {"times": "2", "moment-1": "other", "day-1": "2027-02-02", "moment-2": "", "place": "Lokaal 4"}
    response = client_as("carla").post(reverse("peergroups:days", args=[group.key]), sent)

    assert response.status_code == 422
    assert "Vul dag en tijd in, of kies een ander moment." in response.text
    assert 'value="2027-02-02"' in response.text


def test_who_cannot_come_goes_out_of_the_agenda_and_the_facilitator_hears_it(people):
    meeting = put_meeting(people, put_group(people))
    with acting_as(people.sanne, on=A_DAY) as by:
        answer_meeting(by=by, at=clock.now(), meeting=meeting.key, answer=Answer.CANNOT, because="Ik sta voor de klas.")

    assert invited(meeting) == {people.thijs, people.yasmina, people.carla}
    told = Message.objects.filter(key__startswith=f"peer_meeting:cannot:{meeting.key}")
    assert list(told.values_list("to", flat=True)) == [people.carla]
    with acting_as(people.sanne, on=A_DAY) as by:
        answer_meeting(by=by, at=clock.now(), meeting=meeting.key, answer=Answer.COMES)
    assert invited(meeting) == {people.sanne, people.thijs, people.yasmina, people.carla}


def test_who_is_in_another_group_answers_nothing(people):
    meeting = put_meeting(people, put_group(people))
    with acting_as(people.ruben, on=A_DAY) as by, pytest.raises(NotYours):
        answer_meeting(by=by, at=clock.now(), meeting=meeting.key, answer=Answer.COMES)


def test_who_came_gets_the_hours_and_who_stayed_away_does_not(people):
    meeting = put_meeting(people, put_group(people), days=-7)
    notes = (
        Noted(people.sanne, Seen.CAME),
        Noted(people.thijs, Seen.EXCUSED, because="Kon niet weg."),
        Noted(people.yasmina, Seen.CAME, 90),
    )

    assert note(people, meeting, *notes) == 3
    day = day_of(meeting.start_at)
    assert [done(people, who) for who in ("sanne", "thijs", "yasmina")] == [[(day, 180)], [], [(day, 90)]]
    assert note(people, meeting, *notes) == 0
    assert PeerMeeting.objects.get(pk=meeting.pk).held_at is not None


def test_two_meetings_before_the_winter_both_count(people):
    group = put_group(people)
    for days in (-21, -7):
        note(people, put_meeting(people, group, days=days, minutes=120), Noted(people.sanne, Seen.CAME))

    assert [minutes for _day, minutes in done(people, "sanne")] == [120, 120]


def test_third_meeting_counts_and_a_fourth_does_not(people):
    group = put_group(people)
    meetings = [put_meeting(people, group, days=days, minutes=120) for days in (-28, -21, -14, -7)]
    for meeting in meetings:
        note(people, meeting, Noted(people.sanne, Seen.CAME))

    assert [minutes for _day, minutes in done(people, "sanne")] == [120, 120, 120]
    note(people, meetings[2], Noted(people.sanne, Seen.AWAY))
    assert [minutes for _day, minutes in done(people, "sanne")] == [120, 120]
    note(people, meetings[2], Noted(people.sanne, Seen.CAME))
    assert [minutes for _day, minutes in done(people, "sanne")] == [120, 120, 120]


def test_list_that_is_put_right_takes_the_hours_back(people):
    meeting = put_meeting(people, put_group(people), days=-7)
    note(people, meeting, Noted(people.sanne, Seen.CAME))
    note(people, meeting, Noted(people.sanne, Seen.AWAY))

    assert done(people, "sanne") == []
    assert PeerAttendance.objects.get(starter=people.sanne, meeting=meeting).activity is None


def test_nobody_notes_a_day_to_come_or_somebody_of_another_group(people):
    group = put_group(people)
    ahead, behind = put_meeting(people, group), put_meeting(people, group, days=-7)
    with pytest.raises(Refusal) as refused:
        note(people, ahead, Noted(people.sanne, Seen.CAME))
    assert str(refused.value).startswith("Deze dag is nog niet geweest.")
    with pytest.raises(NotYours):
        note(people, behind, Noted(people.ruben, Seen.CAME))
    with pytest.raises(NotYours):
        note(people, behind, Noted(people.sanne, Seen.CAME), by="petra")


def test_meeting_that_moves_asks_everyone_anew(people):
    meeting = put_meeting(people, put_group(people))
    with acting_as(people.sanne, on=A_DAY) as by:
        answer_meeting(by=by, at=clock.now(), meeting=meeting.key, answer=Answer.CANNOT)
    with acting_as(people.carla, on=A_DAY) as by:
        move_meeting(
            by=by,
            at=clock.now(),
            meeting=meeting.key,
            start=meeting.start_at + timedelta(days=7),
            minutes=180,
            place="",
        )

    assert PeerAttendance.objects.filter(meeting=meeting).count() == 0
    assert invited(meeting) == {people.sanne, people.thijs, people.yasmina, people.carla}


def test_meeting_that_is_called_off_leaves_every_agenda_with_the_reason(people, client_as):
    meeting = put_meeting(people, put_group(people))
    with acting_as(people.carla, on=A_DAY) as by:
        call_off(by=by, at=clock.now(), meeting=meeting.key, because="De begeleider kan niet.")

    assert invited(meeting) == set()
    page = client_as("sanne").get(reverse("peergroups:meeting", args=[meeting.key])).text
    assert "Deze bijeenkomst gaat niet door. De begeleider kan niet." in page


def test_who_joins_has_the_meetings_ahead_and_who_leaves_has_them_no_more(people):
    group = put_group(people)
    meeting = put_meeting(people, group)
    with acting_as(people.jeroen, on=A_DAY) as by:
        take_along(by=by, at=clock.now(), group=group, people=[people.femke])
        let_go(by=by, at=clock.now(), group=group, people=[people.thijs])

    assert invited(meeting) == {people.sanne, people.yasmina, people.femke, people.carla}


def test_group_page_shows_who_is_in_it_and_why(people, client_as):
    group = put_group(people)
    put_meeting(people, group)
    with acting_as(people.sanne, on=A_DAY) as viewer:
        page = queries.opened_group(viewer, group.key, at=clock.now())

    assert {member.person.pk: member.is_me for member in page.members} == {
        people.sanne: True,
        people.thijs: False,
        people.yasmina: False,
    }
    assert page.reasons[0] == "De groep komt bij elkaar op dinsdag. Op die dag kun jij."
    assert (page.is_member, page.keeps, page.reads_cases) == (True, False, True)
    shown = client_as("sanne").get(reverse("peergroups:group", args=[group.key]))
    assert shown.status_code == 200
    assert "Waarom deze groep?" in shown.text


@pytest.mark.parametrize(
    ("handle", "opens"),
    [("carla", True), ("jeroen", True), ("thijs", True), ("ruben", False), ("karin", False), ("petra", False)],
)
def test_group_opens_to_its_members_who_guides_it_and_who_leads(people, handle, opens):
    group = put_group(people)
    with acting_as(getattr(people, handle), on=A_DAY) as viewer:
        try:
            found = queries.opened_group(viewer, group.key, at=clock.now()).row == group
        except Http404:
            found = False

    assert found is opens


def test_what_waits_is_the_answer_the_list_and_the_days(people):
    group = put_group(people)
    with acting_as(people.carla, on=A_DAY) as viewer:
        assert list(queries.groups_without_days(viewer)) == [group]
    behind, ahead = put_meeting(people, group, days=-7), put_meeting(people, group)
    with acting_as(people.carla, on=A_DAY) as viewer:
        assert list(queries.groups_without_days(viewer)) == []
        assert list(queries.meetings_to_note(viewer)) == [behind]
    with acting_as(people.sanne, on=A_DAY) as viewer:
        assert list(queries.meetings_to_answer(viewer)) == [ahead]
        answer_meeting(by=viewer, at=clock.now(), meeting=ahead.key, answer=Answer.COMES)
        assert list(queries.meetings_to_answer(viewer)) == []


def test_list_on_the_page_proposes_excused_for_who_said_so_and_keeps_what_was_typed(people, client_as):
    meeting = put_meeting(people, put_group(people), days=0)
    before = begin_of(A_DAY)
    with acting_as(people.thijs, on=A_DAY) as by:
        answer_meeting(by=by, at=before, meeting=meeting.key, answer=Answer.CANNOT, because="Studiedag.")
    page = client_as("carla").get(reverse("peergroups:meeting", args=[meeting.key])).text
    assert f'name="seen-{people.thijs}" value="excused"' in page and "Studiedag." in page
    sent = {
        f"seen-{people.thijs}": "excused",
        f"because-{people.thijs}": "Studiedag.",
        f"minutes-{people.sanne}": "veel",
        "do": "everyone",
    }
    address = reverse("peergroups:note_present", args=[meeting.key])
    refused = client_as("carla").post(address, sent)
    assert refused.status_code == 422 and 'value="veel"' in refused.text
    client_as("carla").post(address, {**sent, f"minutes-{people.sanne}": ""})

    seen = PeerAttendance.objects.filter(meeting=meeting).values_list("starter", "seen", "because")
    assert set(seen) == {
        (people.sanne, "came", ""),
        (people.thijs, "excused", "Studiedag."),
        (people.yasmina, "came", ""),
    }
