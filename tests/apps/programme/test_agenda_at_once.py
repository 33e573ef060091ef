"""Two people at the same moment: answering the last two yeses, and agreeing two different days."""

from datetime import time, timedelta
from threading import Barrier, Thread

from django.db import connections

from startbaan.apps.agenda.models import Appointment, MomentAnswer, Proposal
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.apps.programme import actions
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import moment_on
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

FRIDAY = A_DAY + timedelta(days=3)


def at_once(*deeds):
    """Do all of these at the same moment, each in a thread; gives what each gave."""
    start, found = Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        with clock.standing_on(A_DAY):
            start.wait()
            found[number] = deed()
        connections.close_all()

    threads = [Thread(target=run, args=[number, deed]) for number, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def person(name):
    return Person.objects.get(given_name=name)


def start_talk():
    return Activity.objects.get(starter=person("Sanne"), key="start-talk")


def test_of_the_last_two_answers_at_once_one_agrees_the_day(committed):
    talk, helpers = start_talk(), [person("Mehmet").pk, person("Karin").pk]
    with acting_as(helpers[0], on=A_DAY) as by:
        actions.propose_moments(
            by=by, at=clock.now(), activity=talk.pk, starts=[moment_on(FRIDAY, time(15))], participants=helpers
        )
    moment = MomentAnswer.objects.get().moment_id

    def say(who):
        with acting_as(who, on=A_DAY) as by:
            return actions.answer_proposal(by=by, at=clock.now(), activity=talk.pk, answers={moment: True})

    found = at_once(lambda: say(person("Sanne").pk), lambda: say(helpers[1]))

    assert [start for start in found if start] == [moment_on(FRIDAY, time(15))]
    assert Proposal.objects.get().state == Proposal.State.SETTLED
    assert Appointment.objects.get(key=f"activity:{talk.pk}").day == FRIDAY


def test_of_two_days_agreed_at_once_the_last_stands_and_the_number_rose(committed):
    talk = start_talk()

    def plan(who, day):
        with acting_as(who, on=A_DAY) as by:
            actions.plan_activity(by=by, at=clock.now(), activity=talk.pk, day=day, moment=time(15), participants=())

    at_once(lambda: plan(person("Sanne").pk, FRIDAY), lambda: plan(person("Mehmet").pk, FRIDAY + timedelta(days=3)))

    talk.refresh_from_db()
    found = Appointment.objects.get(key=f"activity:{talk.pk}")
    assert (found.day, found.sequence) == (talk.planned_on, 1)
