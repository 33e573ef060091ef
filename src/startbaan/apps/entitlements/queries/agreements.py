"""The collective agreements as they stand on record: those that come with the program, and what was added since."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from django.db.models import Q

from startbaan.apps.entitlements.models import AgreementValue, OwnChoice
from startbaan.domain.rules.cases import NO_CHOICES, Choices
from startbaan.domain.rules.notation import read_worth
from startbaan.domain.rules.parameters import Agreement, Base, Key, Unit, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Source, Status, Text
from startbaan.domain.words import Sector

CHOSEN = (Key.TEACHING_HOURS, Key.ONBOARDING_BASE)
Added = tuple[str, str, date, str, str, str, str]


def agreements_on_record() -> Mapping[Sector, Agreement]:
    """Give the agreement of every sector with its later values, in one statement."""
    rows = AgreementValue.objects.order_by("pk")
    return _with_later(tuple(rows.values_list("sector", "key", "starts_on", "worth", "place", "note", "status")))


def choices_for(schools: Collection[int], *, on: date) -> Mapping[int, Choices]:
    """Give what each of these schools decided for itself on a day: its own choice before its board's."""
    running = OwnChoice.objects.filter(period__contains=on)
    asked = running.filter(Q(organisation__in=schools) | Q(organisation__children__in=schools))
    own: dict[tuple[int, str], str] = {}
    of_board: dict[tuple[int, str], str] = {}
    for organisation, child, key, worth in asked.values_list("organisation", "organisation__children", "key", "worth"):
        own[organisation, key] = worth
        if child is not None:
            of_board[child, key] = worth
    found = {**of_board, **own}
    return {school: _choices(*(found.get((school, key)) for key in CHOSEN)) for school in schools}


def _choices(hours: str | None, base: str | None) -> Choices:
    if hours is None and base is None:
        return NO_CHOICES
    read = None if hours is None else read_worth(hours, unit=Unit.HOURS)
    return Choices(
        teaching_hours=read if isinstance(read, Decimal) else None,
        base=None if base is None else Base(base),
    )


# The same rows give the very same agreement: what is worked out once for it stays known from request to request.
@lru_cache(maxsize=8)
def _with_later(rows: tuple[Added, ...]) -> Mapping[Sector, Agreement]:
    found = dict(shipped())
    for sector, key, starts_on, worth, place, note, status in rows:
        of, named = Sector(sector), Key(key)
        unit = found[of].parameters[named].unit
        source = Source(Status(status), place, Text(note, note) if note else None)
        found[of] = found[of].with_values([(named, Value(starts_on, read_worth(worth, unit=unit), source))])
    return MappingProxyType(found)
