"""The gatherings one is invited to and did not answer, as tasks."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import Gathering
from startbaan.apps.home.queries.tasks import Section, Task, by_urgency
from startbaan.ui.shapes import State
from startbaan.ui.wording import long_day, short_day

SOON = 7


def invitation_section(waiting: Iterable[Gathering], *, on: date) -> list[Section]:
    """The invitations that wait for a yes or a no, where there are any."""
    tasks = by_urgency(_task(gathering, on) for gathering in waiting)
    return [Section(_("Uitnodigingen"), tasks, "")] if tasks else []


def _task(gathering: Gathering, on: date) -> Task:
    until = gathering.answer_until or gathering.day
    said = {"what": str(gathering.get_of_kind_display()), "day": long_day(gathering.day)}
    return Task(
        title=_("Kom je naar: %(title)s?") % {"title": gathering.title},
        state=State.ATTENTION if (until - on).days <= SOON else State.NEXT,
        on=until,
        when=_("laat het weten tot en met %(day)s") % {"day": short_day(until)},
        detail=_("%(what)s op %(day)s") % said,
        url=reverse("gatherings:gathering", args=[gathering.key]),
        action=_("Geef antwoord"),
    )
