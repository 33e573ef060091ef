"""Which activity of a track is done by coming to something; who may know of it is for the subject that asks."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from startbaan.apps.programme.models import Activity
from startbaan.apps.programme.queries.kinds import perhaps_of
from startbaan.apps.programme.queries.tracks import activities
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.definition import ActivityKind


def activities_to_do(starters: Collection[int], *kinds: ActivityKind, on: date) -> dict[int, int]:
    """For each of these starters the activity of one of these kinds that is done by being there on a day.

    The one whose window holds the day, or else the first of that school year that is still to do. Who has none is left
    out: no track that runs that day, no such activity in it, or the one of these days was done already.
    """
    rows = activities(Activity.objects.filter(perhaps_of(frozenset(kinds)), starter__in=set(starters))).filter(
        track__period__contains=on, window__overlap=SchoolYear.of(on).period
    )
    found: dict[int, list[Activity]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.window.start, row.year, row.number, row.pk)):
        definition = definition_of(row.words_from or row.track.version)
        if row.state != Activity.State.DROPPED and definition.activity(row.key).kind in kinds:
            found[row.starter_id].append(row)
    chosen = {starter: _of_the_day(among, on=on) for starter, among in found.items()}
    return {starter: row.pk for starter, row in chosen.items() if row is not None}


def activity_to_do(starter: int, *kinds: ActivityKind, on: date) -> int | None:
    """The same for one starter; nothing where there is none."""
    return activities_to_do({starter}, *kinds, on=on).get(starter)


def _of_the_day(among: Sequence[Activity], *, on: date) -> Activity | None:
    now = [row for row in among if row.window.contains(on)]
    return next((row for row in now or among if row.state == Activity.State.PLANNED), None)
