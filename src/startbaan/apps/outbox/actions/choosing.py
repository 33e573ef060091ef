"""Choosing how one is told."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.outbox.models import MailChoice
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, log
from startbaan.domain.schedule.posting import Choice


def choose(*, by: Viewer, choice: Choice, at: datetime) -> None:
    """Choose, for all the viewer is to every employer, how often mail comes; journal it.

    Raises `NotYours` when nobody is signed in.
    """
    if not by.persons:
        raise NotYours(_("Log eerst in."))
    for person in by.persons:
        row, _made = MailChoice.objects.update_or_create(
            person_id=person,
            defaults={
                "rhythm": choice.rhythm.value,
                "hour": choice.hour,
                "weekday": choice.weekday,
                "appointments_at_once": choice.appointments_at_once,
            },
        )
        log(by=by, at=at, verb="choose_mail", thing=row)
