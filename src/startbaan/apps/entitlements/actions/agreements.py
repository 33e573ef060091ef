"""Adding a later value to a collective agreement, in the browser."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.models import AgreementValue
from startbaan.apps.entitlements.queries import agreements_on_record
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.rules.adding import change
from startbaan.domain.rules.notation import read_worth, written
from startbaan.domain.rules.parameters import Key, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Source, Status
from startbaan.domain.words import Sector


def add_agreement_value(
    *,
    by: Viewer,
    at: datetime,
    sector: Sector,
    key: Key,
    starts_on: date,
    worth: str,
    place: str,
    note: str,
    status: Status,
) -> AgreementValue:
    """Put a value into an agreement from a day on, in the notation of its unit, and journal it.

    One for the same day as an earlier row takes its place; that row stays as history. Raises `NotYours` unless the
    viewer is an administrator, `NotAWorth` for what is no such value, `NotLater` for a day that came with the
    program, and `Refusal` without a source and for what stands there already.
    """
    if not by.holds(RoleName.ADMINISTRATOR):
        raise NotYours(_("Alleen een beheerder voegt waarden van een cao toe."))
    agreement = agreements_on_record()[sector]
    unit = agreement.parameters[key].unit
    read = read_worth(worth, unit=unit)
    came_with = shipped()[sector].parameters[key]
    changed = change(agreement, key=key, value=Value(starts_on, read, Source(status, place)), came_with=came_with)
    row = AgreementValue(
        sector=sector.value,
        key=key.value,
        starts_on=starts_on,
        worth=written(read, unit=unit),
        place=place,
        note=note,
        status=status.value,
        added_by_id=by.person,
        added_at=at,
    )
    same_day = AgreementValue.objects.filter(sector=row.sector, key=row.key, starts_on=starts_on).order_by("pk").last()
    if same_day is not None and _says(same_day) == _says(row):
        raise Refusal(_("Deze waarde staat er al, met deze bron."))
    earlier = changed.replaces or changed.held_until_then
    before = written(earlier.worth, unit=unit) if earlier is not None else None
    with refusals():
        row.save(force_insert=True)
        log(by=by, at=at, verb="add_agreement_value", thing=row, changes={key.value: (before, row.worth)})
    return row


def _says(row: AgreementValue) -> tuple[str, ...]:
    return row.worth, row.place, row.note, row.status
