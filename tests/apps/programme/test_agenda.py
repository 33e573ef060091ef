"""An activity with a day is an appointment of who take part; moments offered for it lead to a day when all can."""

from datetime import date, datetime, time

import pytest

from startbaan.apps.agenda.actions import ShownAs
from startbaan.apps.agenda.models import Appointment, Proposal
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.actions import NotYours, Refusal
from startbaan.apps.programme import actions, queries
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import AMSTERDAM, moment_on
from startbaan.ui import clock

THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
AT_FOUR, AT_THREE = moment_on(THURSDAY, time(16)), moment_on(FRIDAY, time(15))


def live(activity):
    return Appointment.objects.filter(key=f"activity:{activity.pk}", cancelled_at=None).first()


def plan(desk, handle, activity, *, at=time(16), participants=()):
    with desk.look(handle) as by:
        actions.plan_activity(
            by=by, at=clock.now(), activity=activity.pk, day=THURSDAY, moment=at, participants=participants
        )


def told():
    rows = Message.objects.order_by("told_at", "key", "to").select_related("to")
    return [(row.to.given_name, row.method, row.state) for row in rows]


@pytest.fixture
def talk(desk):
    return desk.activity("sanne", "start-talk")


def test_agreeing_a_day_puts_it_in_the_agenda_of_who_take_part(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet, desk.people.karin))

    row = live(talk)
    assert (row.title, row.shown_as, row.start_at, row.day) == ("Startgesprek", ShownAs.CONFIDENTIAL, AT_FOUR, THURSDAY)
    assert {invitation.person_id for invitation in row.invitations.all()} == {
        desk.people.sanne,
        desk.people.mehmet,
        desk.people.karin,
    }
    assert sorted(told()) == [(name, "REQUEST", "waiting") for name in ("Karin", "Mehmet", "Sanne")]


def test_a_day_without_a_time_stands_on_that_day(desk, talk):
    plan(desk, "mehmet", talk, at=None)

    assert (live(talk).start_at, live(talk).whole_day) == (None, THURSDAY)


def test_another_time_moves_the_appointment_and_takes_back_what_was_not_sent(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))
    plan(desk, "mehmet", talk, at=time(15), participants=(desk.people.mehmet,))

    assert live(talk).sequence == 1
    assert sorted(told()) == [
        ("Mehmet", "REQUEST", "taken_back"),
        ("Mehmet", "REQUEST", "waiting"),
        ("Sanne", "REQUEST", "taken_back"),
        ("Sanne", "REQUEST", "waiting"),
    ]


def test_who_no_longer_takes_part_is_told_that_it_is_off(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet, desk.people.karin))
    Message.objects.update(state=Message.State.MAILED)
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))

    assert [row for row in told() if row[2] == "waiting"] == [("Karin", "CANCEL", "waiting")]


@pytest.mark.parametrize("verb", ["unplan_activity", "drop_activity"])
def test_taking_the_day_back_calls_the_appointment_off(desk, talk, verb):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))
    with desk.look("mehmet") as by:
        getattr(actions, verb)(by=by, at=clock.now(), activity=talk.pk)

    assert live(talk) is None
    assert sorted(row for row in told() if row[2] == "waiting") == [
        ("Mehmet", "CANCEL", "waiting"),
        ("Sanne", "CANCEL", "waiting"),
    ]


def test_doing_it_before_its_day_takes_it_out_and_undoing_puts_it_back(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))
    desk.do("mehmet", talk, participants=(desk.people.mehmet,))
    assert live(talk) is None

    with desk.look("mehmet") as by:
        actions.undo_activity(by=by, at=clock.now(), activity=talk.pk)
    assert live(talk).day == THURSDAY


def test_what_was_done_on_its_day_stays_in_the_agenda_of_that_day(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))
    with desk.look("mehmet", on=THURSDAY) as by:
        actions.do_activity(
            by=by,
            at=clock.now(),
            activity=talk.pk,
            done_on=THURSDAY,
            minutes=60,
            participants=(desk.people.mehmet,),
        )

    assert (live(talk).day, live(talk).sequence) == (THURSDAY, 0)


def test_a_meeting_of_many_keeps_its_title_and_what_is_about_one_does_not(desk, people):
    plan(desk, "mehmet", desk.activity("sanne", "coach-talk", number=1))
    meeting = Activity.objects.filter(starter=people.sanne, key__startswith="start-meeting").first()
    plan(desk, "hanneke", meeting)

    assert live(meeting).shown_as == ShownAs.OPEN
    assert {row.shown_as for row in Appointment.objects.exclude(pk=live(meeting).pk)} == {ShownAs.CONFIDENTIAL}


def test_ending_the_track_calls_off_what_was_agreed_for_later(desk, talk):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))
    with desk.look("hanneke") as by:
        actions.end_track(by=by, at=clock.now(), track=talk.track_id, on=by.on)

    assert live(talk) is None


def propose(desk, handle, activity, *, starts=(AT_FOUR, AT_THREE), participants=None):
    with desk.look(handle) as by:
        actions.propose_moments(
            by=by,
            at=clock.now(),
            activity=activity.pk,
            starts=starts,
            participants=(desk.people.mehmet,) if participants is None else participants,
        )


def say(desk, handle, activity, *can, also=()):
    """Answer all moments: those at these times with yes, the others with no."""
    with desk.look(handle) as by:
        found = queries.proposal_of(by, activity.pk)
        answers = {offer.number: offer.start_at in can for offer in found.offers} if found else {}
        return actions.answer_proposal(by=by, at=clock.now(), activity=activity.pk, answers=answers, also=also)


def test_the_first_moment_on_which_all_can_is_agreed(desk, talk):
    propose(desk, "mehmet", talk)

    settled = say(desk, "sanne", talk, AT_THREE)

    talk.refresh_from_db()
    assert (settled, talk.planned_on, talk.planned_time) == (AT_THREE, FRIDAY, time(15))
    assert live(talk).start_at == AT_THREE
    assert {invitation.answer for invitation in live(talk).invitations.all()} == {"accepted"}
    assert Proposal.objects.get().state == Proposal.State.SETTLED


def test_nothing_is_agreed_until_everyone_can(desk, talk):
    propose(desk, "mehmet", talk, participants=(desk.people.mehmet, desk.people.karin))

    assert say(desk, "sanne", talk, AT_FOUR, AT_THREE) is None
    assert say(desk, "karin", talk) is None
    talk.refresh_from_db()
    assert talk.planned_on is None


def test_another_moment_is_agreed_once_the_others_can(desk, talk):
    later = moment_on(FRIDAY, time(16, 30))
    propose(desk, "mehmet", talk)

    assert say(desk, "sanne", talk, also=(later,)) is None
    assert say(desk, "mehmet", talk, later) == later
    talk.refresh_from_db()
    assert (talk.planned_on, talk.planned_time) == (FRIDAY, time(16, 30))


def test_who_only_takes_part_may_answer_and_settle(desk, talk):
    propose(desk, "mehmet", talk, participants=(desk.people.mehmet, desk.people.sietske))
    say(desk, "sanne", talk, AT_FOUR)

    assert say(desk, "sietske", talk, AT_FOUR) == AT_FOUR


def test_who_was_not_asked_may_not_answer(desk, talk):
    propose(desk, "mehmet", talk)

    for handle in ("karin", "hanneke", "thijs"):
        with pytest.raises(NotYours):
            say(desk, handle, talk, AT_FOUR)


def test_proposing_is_for_who_may_plan(desk, talk):
    for handle in ("sietske", "thijs", "dirkjan"):
        with pytest.raises(NotYours):
            propose(desk, handle, talk)


def test_a_second_proposal_waits_for_the_first(desk, talk, refused_with):
    propose(desk, "mehmet", talk)

    with refused_with(Refusal, "Er loopt hiervoor al een voorstel. Ververs de pagina en antwoord daarop."):
        propose(desk, "sanne", talk)


def test_agreeing_a_day_closes_the_proposal(desk, talk, refused_with):
    propose(desk, "mehmet", talk)
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))

    words = r"Dit voorstel loopt niet meer\. Er is al een dag afgesproken, of het is ingetrokken\."
    with refused_with(Refusal, words):
        say(desk, "sanne", talk, AT_FOUR)


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        ((), "Kies één tot en met vijf momenten."),
        ((moment_on(date(2026, 11, 24), time(8)),), "Stel een moment voor dat nog komt."),
        (tuple(moment_on(FRIDAY, time(hour)) for hour in range(9, 15)), "Kies één tot en met vijf momenten."),
    ],
)
def test_impossible_moments_are_refused(desk, talk, starts, words, refused_with):
    with refused_with(Refusal, words):
        propose(desk, "mehmet", talk, starts=starts)


def test_a_settled_moment_before_the_visit_is_refused_and_keeps_nothing(desk):
    appraisal = desk.activity("sanne", "appraisal-talk")
    propose(desk, "karin", appraisal, participants=(desk.people.karin,))

    with pytest.raises(actions.NotYet):
        say(desk, "sanne", appraisal, AT_FOUR)
    assert Proposal.objects.get().state == Proposal.State.OPEN


def test_no_message_about_a_talk_says_what_it_is(desk, talk):
    propose(desk, "mehmet", talk)
    say(desk, "sanne", talk, AT_FOUR)

    said = [f"{row.subject} {row.lines} {row.calendar}" for row in Message.objects.all()]
    assert len(said) == 3
    assert [words for words in said if "gesprek" in words.lower()] == []


def test_the_week_says_when_and_with_whom(desk, talk, client_as):
    plan(desk, "mehmet", talk, participants=(desk.people.mehmet,))

    page = client_as("sanne").get("/agenda/").content.decode()

    assert (page.count("/agenda/afspraak/"), page.count("met Mehmet Yılmaz"), page.count("16.00–")) == (1, 1, 1)


def test_an_afternoon_in_summer_and_in_winter_is_the_same_hour(desk, talk):
    with desk.look("mehmet") as by:
        for day in (date(2027, 3, 26), date(2027, 3, 29)):
            actions.plan_activity(
                by=by, at=clock.now(), activity=talk.pk, day=day, moment=time(15, 30), participants=()
            )
            start: datetime = live(talk).start_at
            assert start.astimezone(AMSTERDAM).time() == time(15, 30)
