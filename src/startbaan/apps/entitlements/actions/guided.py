"""Counting a peer group among the hours of who guides it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from startbaan.apps.entitlements.models import GuidedGroup
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log, refusals
from startbaan.apps.programme.models import Track
from startbaan.domain.periods import SchoolYear


def count_guided_group(
    *,
    by: Viewer,
    at: datetime,
    key: UUID,
    facilitator: int,
    organisation: int,
    year: SchoolYear,
    members: Collection[int],
) -> None:
    """Count the group with this key among the hours of who guides it now, and journal it; nobody is refused here.

    Its hours are those of the programme that most of its members follow. Nothing happens when it
    stands there like this already.
    """
    programme = _followed(members, year=year)
    wanted = {
        "person_id": facilitator,
        "organisation_id": organisation,
        "school_year": year.start_year,
        "version_id": programme,
    }
    row = GuidedGroup.objects.select_for_update().filter(key=key).first() or GuidedGroup(key=key)
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    if not changed:
        return
    for name, value in wanted.items():
        setattr(row, name, value)
    with refusals():
        row.save()
        log(by=by, at=at, verb="count_guided_group", thing=row, changes=dict.fromkeys(changed, (None, None)))


def stop_counting_group(*, by: Viewer, at: datetime, key: UUID) -> None:
    """Count the group with this key no longer, and journal it; nothing happens where it was not counted."""
    row = GuidedGroup.objects.filter(key=key).first()
    if row is not None:
        log(by=by, at=at, verb="stop_counting_group", thing=row)
        row.delete()


def _followed(members: Collection[int], *, year: SchoolYear) -> int | None:
    rows = Track.objects.filter(starter__in=members, period__overlap=year.period).order_by("version")
    found = Counter(rows.values_list("version", flat=True))
    return found.most_common(1)[0][0] if found else None
