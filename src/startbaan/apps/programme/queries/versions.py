"""The versions of programmes, each read once in the life of a process."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from startbaan.apps.people.models import Affiliation, Organisation
from startbaan.apps.programme.models import ProgrammeVersion
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.reading import parse
from startbaan.domain.schedule.variants import variant


def definition_of(version: ProgrammeVersion) -> Definition:
    """The programme this version holds; a published one never changes, so it is read and parsed once."""
    if version.published_at:
        return _published(version.pk, version.published_at)
    return _parsed(ProgrammeVersion.objects.get(pk=version.pk))


def published_versions(*, sector: str | None = None) -> QuerySet[ProgrammeVersion]:
    """The published versions without their words, of one sector or of all, newest first."""
    rows = ProgrammeVersion.objects.filter(published_at__isnull=False).select_related("owner")
    if sector:
        rows = rows.filter(sector=sector)
    return rows.defer("text", "changes").order_by("-published_at", "-pk")


def version_named(key: str, version: str) -> ProgrammeVersion | None:
    """The published version of a programme that belongs to everybody, by its key and number."""
    return published_versions().filter(key=key, version=version, owner=None).first()


def versions_for(school: Organisation) -> list[ProgrammeVersion]:
    """What a starter at this school may follow: of the school first, its board, its partnership, then general ones."""
    rows = published_versions(sector=school.sector).filter(meant_for([school.pk, school.parent_id]))
    nearness = {school.pk: 0, school.parent_id: 1, None: 3}
    return sorted(rows, key=lambda row: nearness.get(row.owner_id, 2))


def meant_for(places: Collection[int | None]) -> Q:
    """The versions for these schools and boards: their own, those of the partnerships they are in, and general ones."""
    of_kind = Organisation.OfKind.PARTNERSHIP
    joined = Affiliation.objects.filter(member__in=places, of__of_kind=of_kind, period__endswith=None)
    return Q(owner=None) | Q(owner__in=[place for place in places if place]) | Q(owner__in=joined.values("of"))


@lru_cache(maxsize=512)
def _published(version: int, at: datetime) -> Definition:
    return _parsed(ProgrammeVersion.objects.get(pk=version, published_at=at))


def _parsed(row: ProgrammeVersion) -> Definition:
    base = parse(row.text, name=f"{row.key}-{row.version}")
    return base if row.changes is None else variant(base, text=row.changes, name=f"{row.key}-{row.version}")
