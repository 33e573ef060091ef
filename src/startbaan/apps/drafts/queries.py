"""Reading what someone was typing."""

from startbaan.apps.drafts.models import Draft
from startbaan.apps.people.access import Viewer, visible_to


def draft_of(viewer: Viewer, key: str) -> Draft | None:
    """The viewer's own draft under this key."""
    return visible_to(viewer, Draft.objects.filter(key=key)).first()


def drafts_under(viewer: Viewer, prefix: str) -> frozenset[str]:
    """The keys that begin with this prefix under which the viewer has a draft."""
    return frozenset(visible_to(viewer, Draft.objects.filter(key__startswith=prefix)).values_list("key", flat=True))


def fields_under(viewer: Viewer, prefix: str) -> dict[str, dict[str, str]]:
    """What the viewer typed under each key that begins with this prefix, by key."""
    rows = visible_to(viewer, Draft.objects.filter(key__startswith=prefix)).order_by("key")
    return {row.key: {str(name): str(value) for name, value in row.fields.items()} for row in rows}
