"""What opens by itself, whom it invites and reminds: each thing once, and nobody who has answered."""

from datetime import date, time, timedelta

import pytest
from surveyed import answer, put_out
from surveys_asked import STARTERS, starters_asked

from startbaan.apps.gatherings.models import Attendance, Gathering
from startbaan.apps.outbox.models import Message
from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.actions import close_due, invite_and_remind, open_due
from startbaan.apps.surveys.models import Asked, Survey
from startbaan.apps.surveys.queries.whom import people_to_ask
from startbaan.domain.questionnaires.definition import Rater
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

MAY = date(2027, 5, 10)


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def held(people, *, came=STARTERS):
    gathering = Gathering.objects.create(
        organisation_id=people.organisations["waterrijk"],
        of_kind=Gathering.OfKind.AFTERNOON,
        title="Rust in de klas",
        for_whom=Gathering.ForWhom.STARTERS,
        school_year=2026,
        day=A_DAY,
        begins=time(14),
        minutes=180,
        state=Gathering.State.OPEN,
        seed="lot",
        made_by_id=people.jeroen,
        made_at=clock.now(),
    )
    for number, handle in enumerate(came, start=1):
        Attendance.objects.create(
            gathering=gathering,
            starter_id=people.persons[handle],
            state=Attendance.State.PLACE,
            number=number,
            seat=number,
            answered_at=clock.now(),
        )
    return gathering


def opened():
    return sorted(Survey.objects.values_list("name", "opens_on", "closes_on"))


def told(prefix):
    rows = Message.objects.filter(subject__startswith=prefix)
    return sorted(rows.values_list("to", flat=True))


def test_the_day_after_an_afternoon_its_survey_opens_once(people):
    held(people)
    tomorrow = A_DAY + timedelta(days=1)

    before = open_due(on=A_DAY, at=clock.now())
    after = [open_due(on=tomorrow + timedelta(days=days), at=clock.now()) for days in (0, 0, 1)]

    assert (before, after) == (0, [1, 0, 0])
    assert opened() == [("Jouw middag: Rust in de klas", tomorrow, tomorrow + timedelta(days=13))]
    assert sorted(Asked.objects.values_list("starter", flat=True)) == sorted(people.persons[one] for one in STARTERS)


def test_a_called_off_afternoon_asks_nobody(people):
    gathering = held(people)
    Gathering.objects.filter(pk=gathering.pk).update(state=Gathering.State.CANCELLED, cancelled_because="Storm")

    assert open_due(on=A_DAY + timedelta(days=1), at=clock.now()) == 0


def test_yearly_ones_open_in_their_weeks_and_not_twice_in_a_year(people):
    found = [open_due(on=day, at=clock.now()) for day in (MAY - timedelta(days=1), MAY, MAY + timedelta(days=1))]

    assert found[0] == 0 and found[2] == 0
    guidance = Survey.objects.get(questionnaire__key="guidance")
    assert (guidance.opens_on, guidance.closes_on) == (MAY, MAY + timedelta(days=34))


def test_who_has_answered_gets_no_reminder_and_nobody_gets_one_twice(people):
    survey = put_out(people, asked=starters_asked(people))
    everyone = sorted(people.persons[handle] for handle in STARTERS)

    for _again in range(2):
        invite_and_remind(on=A_DAY, at=clock.now())
    answer(people, survey, people.sanne)
    for days in (4, 4, 5, 9, 10):
        invite_and_remind(on=A_DAY + timedelta(days=days), at=clock.now())

    waiting = [person for person in everyone if person != people.sanne]
    assert told("Vul in: Middag") == everyone
    assert told("Nog niet ingevuld: Middag") == sorted(waiting * 2)


def test_reminder_comes_instead_of_the_invitation_that_still_waits_for_a_weekly_mail(people):
    survey = put_out(people, asked=starters_asked(people))
    for days in (0, 4):
        invite_and_remind(on=A_DAY + timedelta(days=days), at=clock.now())

    states = Message.objects.filter(key__startswith=f"survey:{survey.key}:").order_by("key").values_list("key", "state")
    assert set(states) == {(f"survey:{survey.key}:0", "taken_back"), (f"survey:{survey.key}:1", "waiting")}


def test_after_closing_nobody_is_told_anything(people):
    survey = put_out(people, asked=starters_asked(people))
    late = survey.closes_on + timedelta(days=1)

    close_due(on=late, at=clock.now())

    assert invite_and_remind(on=late, at=clock.now()) == 0


def test_everyone_is_asked_once_as_the_first_they_are(people):
    place = Organisation.objects.get(pk=people.organisations["waterrijk"])
    raters = (Rater.STARTER, Rater.COACH, Rater.LINE_MANAGER, Rater.HR, Rater.PROGRAMME_TEAM)

    found = people_to_ask(place, raters=raters, on=A_DAY)

    by_group = {rater: sorted(one.person for one in found if one.group is rater) for rater in raters}
    named = people.persons
    assert by_group[Rater.STARTER] == sorted(named[handle] for handle in STARTERS)
    assert by_group[Rater.HR] == [named["dirkjan"]]
    assert by_group[Rater.LINE_MANAGER] == sorted(named[one] for one in ("karin", "bert", "paul", "eva", "nico"))
    assert by_group[Rater.PROGRAMME_TEAM] == sorted(named[one] for one in ("jeroen", "anouk", "marijke", "fatima"))
