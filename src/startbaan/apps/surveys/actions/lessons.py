"""Asking a class: a starter opens a survey for the pupils of one lesson, which only the starter reads."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours
from startbaan.apps.surveys.actions.opening import Plan, open_lesson
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries.definitions import readable_versions
from startbaan.apps.surveys.queries.lessons import LESSON, school_of
from startbaan.domain.questionnaires.definition import Subject


def ask_class(*, by: Viewer, at: datetime, version: int, name: str, pupils: int) -> Survey:
    """Open a survey for so many pupils, until the end of the day.

    Raises `NotYours` for who is no starter, and `Refusal` for too few or too many pupils.
    """
    school = school_of(by)
    row = readable_versions(by).filter(pk=version, subject=Subject.LESSON.value).first()
    if school is None or row is None:
        raise NotYours(_("Alleen een starter vraagt zijn eigen klas."))
    plan = Plan(version=row, organisation=school, name=name, opens_on=by.on, closes_on=by.on, about=LESSON)
    made, _code = open_lesson(by=by, at=at, plan=plan, pupils=pupils)
    return made
