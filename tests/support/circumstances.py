"""What changed for Sanne, what she shares about her work, and her moments with her buddy: values for addresses."""

from datetime import timedelta

from startbaan.apps.changes.actions import OtherHours, apply, foresee
from startbaan.apps.changes.models import Completion
from startbaan.apps.coaching.actions.buddies import tap_moment
from startbaan.apps.coaching.actions.pulses import take_pulse
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import share
from startbaan.apps.people.models import Pair, Post
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def circumstances(people):
    """Let Hanneke change Sanne's hours and finish her track, and let Sanne tap a moment and share how it goes."""
    at = clock.now()
    buddy = Pair.objects.get(starter=people.sanne, relation="buddy", period__contains=A_DAY)
    with acting_as(people.sanne, on=A_DAY) as by:
        moment = tap_moment(by=by, at=at, pair=buddy.pk, day=A_DAY - timedelta(days=7))
        pulse = take_pulse(by=by, at=at, busy=3, rested=3, enough_time=3)
        share(by=by, row=pulse, relation=Relation.COACH, until=None, at=at)
    with acting_as(people.hanneke, on=A_DAY) as by:
        wanted = OtherHours(Post.objects.get(person=people.sanne).pk, A_DAY + timedelta(days=40), "0.5")
        mark = foresee(by=by, at=at, starter=people.sanne, wanted=wanted).mark
        change = apply(by=by, at=at, starter=people.sanne, wanted=wanted, mark=mark)
    completion = Completion.objects.create(
        starter_id=people.sanne, track=Track.objects.get(starter=people.sanne), talk_on=A_DAY, finished_on=A_DAY
    )
    return {
        "change": change.key,
        "completion": completion.key,
        "sort": "weg",
        "coaching:tap pair": buddy.pk,
        "coaching:miss pair": buddy.pk,
        "coaching:rhythm pair": buddy.pk,
        "coaching:untap moment": moment.pk,
    }
