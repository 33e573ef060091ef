"""When someone can be asked, and the moments that fit a number of people."""

from datetime import date, time, timedelta

import pytest
from meeting import put_talk

from startbaan.apps.agenda import actions, queries
from startbaan.apps.agenda.models import Appointment, Availability, Invitation
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.domain.meeting.moments import AMSTERDAM, begin_of, moment_on
from startbaan.domain.meeting.week import EVERY_WORKING_DAY, PartOfDay, WeekPart
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

THURSDAY = A_DAY + timedelta(days=2)
THAT_WEEK = Period(THURSDAY, THURSDAY + timedelta(days=2))


def can(people, handle, *parts):
    with acting_as(people.persons[handle], on=A_DAY) as by:
        actions.set_availability(by=by, at=clock.now(), parts=frozenset(WeekPart(*part) for part in parts))


def free(people, *handles, minutes=60, between=THAT_WEEK):
    found = queries.free_moments(
        [people.persons[handle] for handle in handles], minutes=minutes, between=between, since=clock.now()
    )
    return [f"{moment.astimezone(AMSTERDAM):%a %H:%M}" for moment in found]


def test_who_said_nothing_can_be_asked_on_every_working_day(people):
    with acting_as(people.sanne, on=A_DAY) as viewer:
        own = queries.own_week(viewer)

    assert (own.parts, own.is_said) == (EVERY_WORKING_DAY, False)


def test_what_one_says_replaces_what_one_said(people):
    can(people, "sanne", (0, PartOfDay.MORNING), (1, PartOfDay.MORNING))
    can(people, "sanne", (3, PartOfDay.AFTER_SCHOOL))

    assert list(Availability.objects.values_list("weekday", "part")) == [(3, "after_school")]


def test_a_week_without_any_part_is_refused(people):
    with pytest.raises(Refusal, match="Kies ten minste één dagdeel"):
        can(people, "sanne")


def test_moments_fit_everyone(people):
    can(people, "sanne", (3, PartOfDay.AFTER_SCHOOL), (4, PartOfDay.AFTER_SCHOOL))
    can(people, "mehmet", (3, PartOfDay.AFTER_SCHOOL), (4, PartOfDay.MORNING))

    assert free(people, "sanne", "mehmet") == ["Thu 15:00"]


def test_what_one_has_already_is_left_out_also_for_the_other(people):
    can(people, "sanne", (3, PartOfDay.AFTER_SCHOOL))
    put_talk(people, at=time(15, 15))

    assert free(people, "sanne", "karin") == ["Thu 16:00"]
    assert free(people, "sanne", "karin", minutes=120) == []


def test_what_was_declined_or_called_off_takes_no_time(people):
    can(people, "sanne", (3, PartOfDay.AFTER_SCHOOL))
    put_talk(people, at=time(15, 15))
    Invitation.objects.filter(person=people.sanne).update(answer="declined", answered_at=clock.now())
    assert free(people, "sanne") == ["Thu 15:00"]

    Invitation.objects.update(answer="none", answered_at=None)
    Appointment.objects.update(cancelled_at=clock.now())
    assert free(people, "sanne") == ["Thu 15:00"]


def test_holidays_of_the_region_are_left_out(people):
    christmas = Period(date(2026, 12, 17), date(2027, 1, 6))
    can(people, "sanne", (4, PartOfDay.AFTER_SCHOOL), (0, PartOfDay.AFTER_SCHOOL))

    found = queries.free_moments([people.sanne], minutes=60, between=christmas, since=begin_of(christmas.start))

    assert found == [moment_on(date(2026, 12, 18), time(15)), moment_on(date(2027, 1, 4), time(15))]


def test_page_keeps_what_was_chosen_and_asks_for_something(client_as):
    sanne = client_as("sanne")

    assert sanne.post("/agenda/beschikbaar/", {"parts": ["0:morning", "2:afternoon"]}).status_code == 302
    page = sanne.get("/agenda/beschikbaar/").content.decode()
    assert page.count(" checked") == 2
    assert sanne.post("/agenda/beschikbaar/", {}).status_code == 422
    assert sanne.post("/agenda/beschikbaar/", {"parts": ["6:night"]}).status_code == 422


def test_weeks_in_the_address_that_do_not_exist_lead_to_this_week(client_as):
    sanne = client_as("sanne")

    for week in ("2026-99", "x", "99999999-1", "-", "2026", "9999-52", "0-0"):
        assert "Week 48" in sanne.get(f"/agenda/?week={week}").content.decode()
    assert "Week 53" in sanne.get("/agenda/?week=2026-53").content.decode()


def test_the_week_names_the_holiday(client_as):
    page = client_as("sanne").get("/agenda/?week=2026-52").content.decode()

    assert page.count("Kerstvakantie") == 5
