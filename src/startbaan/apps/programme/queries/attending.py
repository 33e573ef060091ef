"""Which activity of a track is done by coming to something; who may know of it is for the subject that asks."""

from collections.abc import Collection
from datetime import date

from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries.kinds import perhaps_of
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.definition import ActivityKind


def activities_to_do(starters: Collection[int], *kinds: ActivityKind, on: date) -> dict[int, int]:
    """For each of these starters the first activity of these kinds still to do in the school year of a day.

    The one whose days hold this day comes first: an afternoon that was missed in autumn stays open when somebody comes
    in spring. Who has none is left out: no track that runs that day, no such activity in it, or all of them done.
    """
    year = SchoolYear.of(on).period
    rows = activities(Activity.objects.filter(perhaps_of(frozenset(kinds)), starter__in=set(starters))).filter(
        state=Activity.State.PLANNED, track__period__contains=on, window__overlap=year
    )
    found: dict[int, int] = {}
    for row in sorted(rows, key=lambda row: (on not in row.window, row.window.start, row.year, row.number, row.pk)):
        definition = definition_of(row.words_from or row.track.version)
        if definition.activity(row.key).kind in kinds:
            found.setdefault(row.starter_id, row.pk)
    return found


def activity_to_do(starter: int, *kinds: ActivityKind, on: date) -> int | None:
    """The same for one starter; nothing where there is none."""
    return activities_to_do({starter}, *kinds, on=on).get(starter)
