"""The activities of one kind, whatever the programmes of these starters call them."""

from collections.abc import Collection

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.seen import Seen, seen
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of, published_versions
from startbaan.domain.schedule.definition import ActivityKind


def of_kinds(viewer: Viewer, starters: Collection[int], *kinds: ActivityKind) -> list[Seen]:
    """The activities of these kinds of these starters that the viewer may see, in the order of the tracks."""
    rows = models.Activity.objects.filter(starter__in=list(starters), key__in=keys_of_kinds(*kinds))
    found = [seen(row, viewer=viewer) for row in activities(visible_to(viewer, rows))]
    asked = [item for item in found if item.words.kind in kinds]
    return sorted(asked, key=lambda item: (item.row.track_id, item.row.year, item.row.number, item.day, item.pk))


def keys_of_kinds(*kinds: ActivityKind) -> list[str]:
    """The keys under which the published programmes know activities of these kinds."""
    definitions = (definition_of(version) for version in published_versions())
    return sorted({words.key for definition in definitions for words in definition.activities if words.kind in kinds})
