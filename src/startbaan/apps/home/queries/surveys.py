"""The surveys that wait for somebody, as tasks."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.tasks import Section, Task, by_urgency
from startbaan.apps.surveys.models import Survey
from startbaan.ui.shapes import State
from startbaan.ui.wording import short_day

SOON = 3


def survey_section(waiting: Iterable[Survey], *, on: date) -> list[Section]:
    """The surveys to fill in, where there are any."""
    tasks = by_urgency(_task(survey, on) for survey in waiting)
    return [Section(_("Enquêtes"), tasks, "")] if tasks else []


def _task(survey: Survey, on: date) -> Task:
    is_soon = (survey.closes_on - on).days <= SOON
    return Task(
        title=_("Vul in: %(title)s") % {"title": survey.name},
        state=State.ATTENTION if is_soon else State.NEXT,
        on=survey.closes_on,
        when=_("uiterlijk %(day)s") % {"day": short_day(survey.closes_on)},
        detail=_("Je antwoorden zijn anoniem."),
        url=reverse("surveys:answer", args=[survey.key]),
        action=_("Vul in"),
    )
