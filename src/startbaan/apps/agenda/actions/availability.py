"""Saying on which parts of the week one can be asked."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.agenda.models import Availability
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.meeting.week import WeekPart
from startbaan.domain.privacy.policy import Kind


def set_availability(*, by: Viewer, at: datetime, parts: frozenset[WeekPart]) -> None:
    """Put these parts of the week in place of what the viewer said before, and journal that it changed.

    Raises `NotYours` for nobody in particular, and `Refusal` without any part.
    """
    if not by.persons:
        raise NotYours(_("Log in om je werkdagen te kiezen."))
    if not parts:
        raise Refusal(_("Kies ten minste één dagdeel waarop anderen iets met je mogen afspreken."))
    with refusals():
        Availability.objects.filter(person__in=by.persons).delete()
        Availability.objects.bulk_create(
            [Availability(person_id=by.person, weekday=one.weekday, part=one.part.value) for one in parts]
        )
        log(by=by, at=at, verb="set_availability", kind=Kind.APPOINTMENT, thing=f"people.person:{by.person}")
