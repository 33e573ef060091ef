"""What somebody promised to do about a finding, as tasks."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.tasks import Section, Task, by_urgency
from startbaan.apps.quality.models import FindingAction
from startbaan.ui.shapes import State
from startbaan.ui.wording import due_day, short_day


def quality_section(actions: Iterable[FindingAction], *, on: date) -> list[Section]:
    """The actions of the viewer, where there are any."""
    tasks = by_urgency(_task(action, on) for action in actions)
    return [Section(_("Kwaliteit"), tasks, "")] if tasks else []


def _task(action: FindingAction, on: date) -> Task:
    late = action.is_late(on)
    return Task(
        title=action.what,
        state=State.LATE if late else State.NEXT,
        on=action.until,
        when=due_day(action.until, on) if late else _("uiterlijk %(day)s") % {"day": short_day(action.until)},
        detail=_("Bevinding: %(title)s") % {"title": action.finding.title},
        url=reverse("quality:finding", args=[action.finding.key]),
        action=_("Bekijk of vink af"),
    )
