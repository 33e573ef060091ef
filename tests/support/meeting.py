"""An appointment of Sanne and Mehmet, moments offered to her, and a feed of hers."""

from collections.abc import Mapping
from datetime import time, timedelta
from uuid import UUID

from startbaan.apps.agenda.actions import ShownAs, put_appointment, renew_feed
from startbaan.apps.agenda.models import Appointment
from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.actions import propose_moments
from startbaan.apps.programme.models import Activity
from startbaan.domain.meeting.moments import moment_on
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

SOON = A_DAY + timedelta(days=2)


def put_talk(people, *, key="wet:1", title="Gesprek", place="", at=time(16), shown_as=ShownAs.CONFIDENTIAL):
    """Put a talk of Sanne and Mehmet in their agendas."""
    with acting_as(people.mehmet, on=A_DAY) as by:
        put_appointment(
            by=by,
            at=clock.now(),
            key=key,
            title=title,
            shown_as=shown_as,
            start=moment_on(SOON, at),
            minutes=45,
            place=place,
            people={people.sanne, people.mehmet},
            path="/",
        )
    return Appointment.objects.get(key=key, cancelled_at=None)


def feed_of(people, handle) -> str:
    """Make a secret for somebody of the cast who signs in."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return renew_feed(by=by, at=clock.now())


def met(people) -> Mapping[str, str | UUID]:
    """A value for every parameter of the addresses of the agenda."""
    activity = Activity.objects.filter(starter=people.sanne).order_by("pk").values_list("pk", flat=True)[0]
    with acting_as(people.mehmet, on=A_DAY) as by:
        propose_moments(
            by=by,
            at=clock.now(),
            activity=activity,
            starts=[moment_on(SOON, time(15))],
            participants=[people.mehmet],
        )
    return {"appointment": put_talk(people).uid, "token": feed_of(people, "sanne")}
