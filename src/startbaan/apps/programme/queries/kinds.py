"""The activities of one kind, whatever the programmes of these starters call them."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.seen import Seen, seen
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of, published_versions
from startbaan.domain.schedule.definition import ActivityKind


def of_kinds(viewer: Viewer, starters: Collection[int], *kinds: ActivityKind) -> list[Seen]:
    """The activities of these kinds of these starters that the viewer may see, in the order of the tracks."""
    return among_kinds([seen(row, viewer=viewer) for row in rows_of_kinds(viewer, starters, *kinds)], *kinds)


def rows_of_kinds(viewer: Viewer, starters: Collection[int], *kinds: ActivityKind) -> QuerySet[models.Activity]:
    """What may be of these kinds, as rows."""
    rows = models.Activity.objects.filter(perhaps_of(frozenset(kinds)), starter__in=list(starters))
    return activities(visible_to(viewer, rows))


def among_kinds(items: Iterable[Seen], *kinds: ActivityKind) -> list[Seen]:
    """The same of activities that were read already."""
    asked = [item for item in items if item.words.kind in kinds]
    return sorted(asked, key=lambda item: (item.row.track_id, item.row.year, item.row.number, item.day, item.pk))


def keys_of_kinds(*kinds: ActivityKind) -> list[str]:
    """The keys under which the published programmes know activities of these kinds."""
    definitions = (definition_of(version) for version in published_versions())
    return sorted({words.key for definition in definitions for words in definition.activities if words.kind in kinds})


@lru_cache(maxsize=64)
def perhaps_of(kinds: frozenset[ActivityKind]) -> Q:
    """What may be of these kinds: by key in the programmes for everybody, all of variants and of what came later.

    Read once in the life of a process: a published version never changes.
    """
    known = {version.pk: definition_of(version) for version in published_versions().filter(owner=None)}
    keys = {words.key for definition in known.values() for words in definition.activities if words.kind in kinds}
    numbers = sorted(known)
    elsewhere = ~Q(track__version__in=numbers) | (Q(words_from__isnull=False) & ~Q(words_from__in=numbers))
    return Q(key__in=sorted(keys)) | elsewhere
