"""The poll of learning wishes in which one did not choose yet, as a task."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import LearningPoll
from startbaan.apps.home.queries.tasks import Section, Task, by_urgency
from startbaan.ui.shapes import State
from startbaan.ui.wording import short_day

SOON = 3


def wish_section(waiting: Iterable[LearningPoll], *, on: date) -> list[Section]:
    """The poll that waits for a choice, where there is one."""
    tasks = by_urgency(_task(poll, on) for poll in waiting)
    return [Section(_("Leerwensen"), tasks, "")] if tasks else []


def _task(poll: LearningPoll, on: date) -> Task:
    last = poll.period.last
    assert last is not None, "a poll ends"
    return Task(
        title=_("Kies wat je wilt leren"),
        state=State.ATTENTION if (last - on).days <= SOON else State.NEXT,
        on=last,
        when=_("kan tot en met %(day)s") % {"day": short_day(last)},
        detail=_("Je ziet alleen zelf wat je koos."),
        url=reverse("gatherings:wishes"),
        action=_("Kies"),
    )
