"""The agendas of the demo: who works when, what is agreed for these days, and moments that wait for an answer."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

from startbaan.apps.agenda.actions import set_availability
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme.actions import plan_activity, propose_moments
from startbaan.apps.programme.queries import Seen, due_for, moments_for, opened_activity
from startbaan.domain.meeting.week import EVERY_WORKING_DAY, PartOfDay, WeekPart
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at
from startbaan.ui import clock

FREE = {"sanne": 2, "mehmet": 4, "petra": 0}  # the weekday on which each does not work
STARTERS = ("sanne", "thijs", "yasmina", "femke")


def load(made: Cast, *, on: date) -> None:
    """Let some say when they work, agree what comes first for some, and offer Sanne moments for what comes next."""
    for handle, weekday in FREE.items():
        with acting_as(made.persons[handle], on=on) as by:
            off = frozenset(WeekPart(weekday, part) for part in PartOfDay)
            set_availability(by=by, at=clock.now(), parts=EVERY_WORKING_DAY - off)
    for number, handle in enumerate(STARTERS):
        with acting_as(made.persons[handle], on=on) as by:
            waiting = _without_a_day(by)
            for item in waiting[:1]:
                _agree(by, item, on=on, number=number)
    with acting_as(made.persons["mehmet"], on=on) as by:
        for item in _without_a_day(by, starter=made.persons["sanne"])[:1]:
            _offer(by, item)


def _without_a_day(by: Viewer, *, starter: int | None = None) -> list[Seen]:
    """What the viewer could agree a day for now: with others, and still to come."""
    found = [due.item for due in due_for(by) if starter in {None, due.starter.pk} and due.item.row.planned_on is None]
    return [item for item in found if len(item.words.who) > 1 and opened_activity(by, item.pk).usual]


def _agree(by: Viewer, item: Seen, *, on: date, number: int) -> None:
    view = opened_activity(by, item.pk)
    day = shipped_calendars()[Region(item.row.track.holiday_region)].first_school_day(on + timedelta(days=1 + number))
    with suppress(Refusal):
        plan_activity(
            by=by,
            at=_moment(by.on),
            activity=item.pk,
            day=day,
            moment=time(15, 15 * (number % 4)),
            participants=[int(person) for person in view.usual],
        )


def _offer(by: Viewer, item: Seen) -> None:
    view = opened_activity(by, item.pk)
    people = [int(person) for person in view.usual]
    starts = [datetime.fromisoformat(value) for value, _ in moments_for(view, people, at=_moment(by.on))[:3]]
    with suppress(Refusal):
        propose_moments(by=by, at=_moment(by.on), activity=item.pk, starts=starts, participants=people)


def _moment(day: date) -> datetime:
    return done_at(day, time(8, 40))
