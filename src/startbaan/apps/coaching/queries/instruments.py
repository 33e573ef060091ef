"""The versions of instruments: what each holds, and which an organisation looks with now."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.people.models import Affiliation, Organisation
from startbaan.domain.instruments.definition import Instrument, Purpose
from startbaan.domain.instruments.reading import parse


def instrument_of(version: InstrumentVersion) -> Instrument:
    """What this version holds; the same text is parsed once in the life of a process."""
    return _parsed(version.text, f"{version.key}-{version.version}")


def established_instruments() -> QuerySet[InstrumentVersion]:
    """The established versions, newest first."""
    rows = InstrumentVersion.objects.filter(published_at__isnull=False).select_related("owner")
    return rows.order_by("-published_at", "-pk")


def instruments_for(organisation: int, *, purpose: Purpose, on: date) -> list[InstrumentVersion]:
    """What is looked with at an organisation: one version of each instrument, by title.

    The nearest wins: its own version before that of its board, its partnership and the program; of each the newest.
    """
    places = line_of([organisation], on=on)
    rows = established_instruments().filter(Q(owner=None) | Q(owner__in=places), purpose=purpose.value)
    return nearest(rows, places=places)


def nearest(rows: Iterable[InstrumentVersion], *, places: Sequence[int]) -> list[InstrumentVersion]:
    """Keep one version of each instrument, of the first of these places that has one; the program comes last."""
    rank = {place: number for number, place in enumerate(places)}
    found: dict[str, InstrumentVersion] = {}
    for row in sorted(rows, key=lambda row: len(rank) if row.owner_id is None else rank[row.owner_id]):
        found.setdefault(row.key, row)
    return sorted(found.values(), key=lambda row: row.title)


def line_of(organisations: Sequence[int], *, on: date) -> list[int]:
    """The organisations, what they belong to, nearest first, and the partnerships that have joined these by then."""
    rows = Organisation.objects.filter(pk__in=organisations).values_list("pk", "parent", "parent__parent")
    lines = list(rows.order_by("pk"))
    own = dict.fromkeys(place for line in zip(*lines, strict=True) for place in line if place)
    joined = Affiliation.objects.filter(
        member__in=own, period__contains=on, of__of_kind=Organisation.OfKind.PARTNERSHIP
    )
    return list(dict.fromkeys([*own, *joined.order_by("of").values_list("of", flat=True)]))


@lru_cache(maxsize=256)
def _parsed(text: str, name: str) -> Instrument:
    return parse(text, name=name)


def title_of(version: InstrumentVersion) -> str:
    """What a version is called in the language of the page."""
    return instrument_of(version).title.said(get_language() or "nl")
