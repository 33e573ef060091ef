"""Ticking the onboarding list: the starter for what is known now, a named helper for what was done."""

from datetime import datetime

from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import NotYours, log, refusals
from startbaan.apps.programme.models import OnboardingItem
from startbaan.domain.privacy.policy import Kind


def tick_subject(*, by: Viewer, at: datetime, item: int) -> OnboardingItem:
    """Tick a subject: as the starter, or as someone it names; journal it. Ticking twice changes nothing.

    Raises `NotYours` for who is neither; social safety names nobody, so the starter ticks that alone.
    """
    row = _mine(by, item)
    if row.starter_id in by.persons:
        row.starter_ticked_at = row.starter_ticked_at or at
    elif row.helper_ticked_at is None:
        row.helper_ticked_at, row.helper_id = at, by.person
    return _saved(by, row, at=at, verb="tick_subject")


def untick_subject(*, by: Viewer, at: datetime, item: int) -> OnboardingItem:
    """Take the own tick back, as the starter or as someone the subject names; journal it.

    Raises `NotYours` for who is neither.
    """
    row = _mine(by, item)
    if row.starter_id in by.persons:
        row.starter_ticked_at = None
    else:
        row.helper_ticked_at = row.helper_id = None
    return _saved(by, row, at=at, verb="untick_subject")


def _mine(by: Viewer, item: int) -> OnboardingItem:
    row = editable_by(by, OnboardingItem.objects.filter(pk=item)).select_for_update(of=("self",)).first()
    if row is None:
        raise NotYours(_("De starter vinkt dit af, en wie bij het onderwerp genoemd staat."))
    return row


def _saved(by: Viewer, row: OnboardingItem, *, at: datetime, verb: str) -> OnboardingItem:
    fields = ["starter_ticked_at"] if row.starter_id in by.persons else ["helper_ticked_at", "helper"]
    with refusals():
        row.save(update_fields=fields)
        changes = dict.fromkeys(fields, (None, None))
        log(by=by, at=at, verb=verb, kind=Kind.ONBOARDING, thing=row, starter=row.starter_id, changes=changes)
    return row
