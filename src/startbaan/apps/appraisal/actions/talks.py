"""The visit, the day of the talk and the talk itself: the programme keeps them, and the wall keeps who may."""

from datetime import date, datetime, time

from django.utils.translation import gettext as _

from startbaan.apps.appraisal.actions.reports import keep_report
from startbaan.apps.appraisal.queries import Talk
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.actions import NotYours, Refusal, refusals
from startbaan.apps.programme import actions as programme
from startbaan.domain.privacy.policy import Relation


def record_visit(*, by: Viewer, at: datetime, talk: Talk, done_on: date, minutes: int, seen: str, version: int) -> None:
    """Say that the class was visited, on which day and how long, and keep what was seen in the half-written report.

    Raises `NotYours` unless the viewer is line manager of the starter, and `Refusal` for a visit that
    was too short, is still to come, or was recorded already.
    """
    _ask_to_manage(by, talk)
    if talk.visit is None:
        raise Refusal(_("Bij dit gesprek hoort geen klassenbezoek."))
    with refusals():
        programme.do_activity(
            by=by, at=at, activity=talk.visit.pk, done_on=done_on, minutes=minutes, participants=[by.person]
        )
        if seen.strip():
            keep_report(by=by, at=at, talk=talk, version=version, seen=seen, words=None)


def plan_talk(*, by: Viewer, at: datetime, talk: Talk, day: date, moment: time | None) -> None:
    """Agree a day for the talk.

    Raises `NotYours` unless the viewer is line manager of the starter, and `NotYet` when the visit has
    no earlier day.
    """
    _ask_to_manage(by, talk)
    programme.plan_activity(by=by, at=at, activity=talk.item.pk, day=day, moment=moment, participants=[by.person])


def hold_talk(*, by: Viewer, at: datetime, talk: Talk, done_on: date, minutes: int | None) -> None:
    """Say that the talk took place.

    Raises `NotYours` unless the viewer is line manager of the starter, and `NotYet` when the visit was
    not done by that day.
    """
    _ask_to_manage(by, talk)
    programme.do_activity(
        by=by, at=at, activity=talk.item.pk, done_on=done_on, minutes=minutes, participants=[by.person]
    )


def _ask_to_manage(by: Viewer, talk: Talk) -> None:
    if not stands(by, Relation.MANAGER, talk.item.row.starter_id):
        raise NotYours(_("Alleen de leidinggevende van deze starter houdt de gesprekken bij."))
