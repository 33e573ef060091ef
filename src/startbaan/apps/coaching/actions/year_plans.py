"""Agreeing the days of a year's talks and visits in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.year_plans import PlannedMoment, year_plan
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.apps.programme.actions import plan_activity
from startbaan.apps.programme.queries import opened_activity


@dataclass(frozen=True)
class Planned:
    """How many days were agreed, and what had one already and kept it."""

    agreed: int
    kept: tuple[str, ...]


def plan_year(*, by: Viewer, starter: UUID, days: Mapping[int, date], at: datetime) -> Planned:
    """Agree these days, by activity; what somebody agreed in the meantime keeps its own day. All of it or nothing.

    Raises `Http404` for who may not plan here, and `Refusal`, naming the talk or visit that cannot be on its day.
    """
    plan = year_plan(by, starter)
    asked = [moment for moment in plan.moments if moment.item.pk in days]
    asked = [moment for moment in asked if moment.item.row.planned_on != days[moment.item.pk]]
    free = sorted((moment for moment in asked if moment.is_free), key=lambda moment: days[moment.item.pk])
    with refusals():
        for moment in free:
            _agree(by, moment, day=days[moment.item.pk], at=at)
    return Planned(len(free), tuple(moment.item.title for moment in asked if not moment.is_free))


def _agree(by: Viewer, moment: PlannedMoment, *, day: date, at: datetime) -> None:
    who = [int(person) for person in opened_activity(by, moment.item.pk).usual]
    try:
        plan_activity(by=by, at=at, activity=moment.item.pk, day=day, moment=None, participants=who)
    except Refusal as refusal:
        raise Refusal(_("%(title)s: %(reason)s") % {"title": moment.item.title, "reason": refusal}) from refusal
