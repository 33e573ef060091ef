"""Saying how heavy the work feels, at most once a fortnight; the starter alone decides who reads it."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import WorkloadPulse
from startbaan.apps.coaching.models.pulses import A_FORTNIGHT
from startbaan.apps.people.access import Viewer, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Kind
from startbaan.ui.wording import short_day


def take_pulse(*, by: Viewer, at: datetime, busy: int, rested: int, enough_time: int) -> WorkloadPulse:
    """Keep the three answers of today, from 1 to 5; journal that it was done, never what was said.

    Raises `NotYours` for who has no running track, and `Refusal` when the last time was less than a fortnight
    ago or an answer is not on the scale.
    """
    track = Track.objects.filter(starter__in=by.persons, period__contains=by.on).first()
    if track is None or not may_make(by, Kind.WORKLOAD_PULSE, track.starter_id):
        raise NotYours(_("Dit is alleen voor starters met een traject."))
    last = WorkloadPulse.objects.filter(starter=track.starter_id).order_by("-day").first()
    if last is not None and by.on < last.day + A_FORTNIGHT:
        raise Refusal(
            _("Je vulde dit kort geleden in. Vanaf %(day)s kan het weer.") % {"day": short_day(last.day + A_FORTNIGHT)}
        )
    made = WorkloadPulse(
        starter_id=track.starter_id,
        author_id=track.starter_id,
        made_at=at,
        handed_in_at=at,
        day=by.on,
        busy=busy,
        rested=rested,
        enough_time=enough_time,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="take_pulse", kind=Kind.WORKLOAD_PULSE, thing=made, starter=track.starter_id)
    return made
