"""Proposing moments for an activity; once all can on the same one, its day is agreed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.agenda.actions import accept_for, answer_moments, offer_moments, withdraw_moments
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours
from startbaan.apps.programme.actions.activities import agree, ask_day, open_activity, take_part
from startbaan.apps.programme.actions.appointments import title_of
from startbaan.apps.programme.models import Activity, Participation
from startbaan.apps.programme.queries import definition_of, key_of, length_of
from startbaan.domain.meeting.moments import AMSTERDAM, day_of


def propose_moments(
    *, by: Viewer, at: datetime, activity: int, starts: Sequence[datetime], participants: Sequence[int]
) -> None:
    """Offer moments for an activity to the starter and who take part with them, and let those take part.

    Raises `NotYours` without write access to the track, and `Refusal` when it was done or dropped, for a day
    outside the track, for people who have no part in it, and as `offer_moments` does.
    """
    with transaction.atomic():
        row = open_activity(by, activity)
        for start in starts:
            ask_day(row, day_of(start))
        take_part(by, row, participants)
        definition = definition_of(row.words_from or row.track.version)
        offer_moments(
            by=by,
            at=at,
            key=key_of(row.pk),
            title=title_of(row, definition),
            minutes=length_of(definition.activity(row.key)),
            path=reverse("programme:proposal", args=[row.pk]),
            people={row.starter_id, *participants},
            starts=starts,
        )


def answer_proposal(
    *, by: Viewer, at: datetime, activity: int, answers: Mapping[int, bool], also: Sequence[datetime] = ()
) -> datetime | None:
    """Answer the moments offered for an activity, perhaps with others; agree the day when all can, and give it.

    Whoever was asked may answer: who offered the moments was asked whether they may plan. Raises `NotYours`
    for who was not asked, and `Refusal` as `answer_moments` and `plan_activity` do; nothing is kept then.
    """
    with transaction.atomic():
        row = Activity.objects.filter(pk=activity).select_for_update(of=("self",)).first()
        if row is None:
            raise NotYours(_("Jou is hierover niets gevraagd."))
        for start in also:
            ask_day(row, day_of(start))
        settled = answer_moments(by=by, at=at, key=key_of(activity), answers=answers, also=also)
        if settled is not None:
            local = settled.astimezone(AMSTERDAM)
            named = Participation.objects.filter(activity=row).values_list("person", flat=True)
            agree(row, by=by, at=at, day=local.date(), moment=local.time(), participants=list(named))
            accept_for(at=at, key=key_of(activity), people={row.starter_id, *named})
    return settled


def withdraw_proposal(*, by: Viewer, at: datetime, activity: int) -> None:
    """Take the open proposal for an activity back; raises `NotYours` and `Refusal`."""
    withdraw_moments(by=by, at=at, key=key_of(activity))
