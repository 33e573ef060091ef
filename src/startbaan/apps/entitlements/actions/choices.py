"""Settling what a board or school decides for itself, from a school year on."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import OwnChoice
from startbaan.apps.entitlements.queries import agreements_on_record
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, may_arrange, refusals
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules.choosing import CHOSEN
from startbaan.domain.rules.notation import read_worth, written
from startbaan.domain.rules.parameters import Key


def settle_choice(
    *, by: Viewer, at: datetime, organisation: Organisation, key: Key, worth: str, year: SchoolYear
) -> OwnChoice | None:
    """Settle one choice of a board or school from a school year on, and journal it; without a worth it follows again.

    The choice that ran ends where this one begins, and a later one stays. Raises `NotYours` unless the viewer arranges
    the organisation, `NotAWorth` for what is no such value, and `Refusal` for an earlier school year, and for a
    teaching task larger than the task of a year.
    """
    if not may_arrange(by, organisation):
        raise NotYours(_("Alleen de coördinator of HR van dit bestuur legt deze keuze vast."))
    if year < SchoolYear.of(by.on):
        raise Refusal(_("Kies dit schooljaar of een later: wat eerder gold, blijft staan."))
    kept = _checked(key, worth, year) if worth else ""
    start = year.period.start
    rows = OwnChoice.objects.filter(organisation=organisation, key=key.value)
    later = rows.filter(period__startswith__gt=start).order_by("period").first()
    made: OwnChoice | None = None
    with refusals():
        held = rows.filter(period__contains=start).first()
        if held is not None and held.period.start == start:
            held.delete()
        elif held is not None:
            held.period = Period(held.period.start, start)
            held.save(update_fields=["period"])
        if kept:
            period = Period(start, later.period.start if later is not None else None)
            made = OwnChoice(
                organisation=organisation,
                key=key.value,
                worth=kept,
                period=period,
                chosen_by_id=by.person,
                chosen_at=at,
            )
            made.save(force_insert=True)
        changes = {key.value: (held.worth if held is not None else None, kept or None)}
        log(by=by, at=at, verb="settle_choice", thing=organisation, changes=changes)
    return made


def _checked(key: Key, worth: str, year: SchoolYear) -> str:
    sector, unit = CHOSEN[key]
    read = read_worth(worth, unit=unit)
    whole = agreements_on_record()[sector].on(Key.YEAR_HOURS, year.period.start)
    if isinstance(read, Decimal) and whole is not None and not 0 < read <= whole.number:
        raise Refusal(
            _("Een lesgevende taak is meer dan 0 en hoogstens %(hours)s uur, de jaartaak.") % {"hours": whole.number}
        )
    return written(read, unit=unit)
