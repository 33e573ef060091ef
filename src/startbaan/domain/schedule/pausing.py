"""When someone is away for long: what was to happen then gets its days back afterwards."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta

from startbaan.domain.periods import Period
from startbaan.domain.schedule.plan import Plan, PlannedActivity
from startbaan.domain.schedule.windows import last_day

ONE_DAY = timedelta(days=1)


def paused(window: Period, *, pauses: Iterable[Period], until: Period) -> Period:
    """Move a window out of the way of these pauses, keeping as many days outside them as it had, within a track.

    A window that begins in a pause begins when the pause is over; one that runs into a pause ends later
    by as many days. Nothing passes the last day of the track (`until`): what would, keeps at least that day.
    Windows before and after a pause stay. The rule is our own: no source says how.
    """
    start, end = window.start, window.end
    assert end is not None
    for pause in sorted(pauses, key=lambda pause: pause.start):
        if pause.end is None or not pause.overlaps(Period(start, end)):
            continue
        if start in pause:
            start, end = pause.end, pause.end + (end - start)
        else:
            end = pause.end + (end - pause.start)
    if until.end is not None and end > until.end:
        end = until.end
        start = min(start, end - ONE_DAY)
    return Period(start, end)


def around(made: Plan, *, pauses: Collection[Period]) -> Plan:
    """Lay every window of a plan around these pauses; what goes on all year is left as it is."""
    activities = tuple(
        item if item.pace else _moved(item, window=paused(item.window, pauses=pauses, until=made.period))
        for item in made.activities
    )
    subjects = tuple(
        replace(item, window=paused(item.window, pauses=pauses, until=made.period)) for item in made.onboarding
    )
    return replace(made, activities=activities, onboarding=subjects)


def _moved(item: PlannedActivity, *, window: Period) -> PlannedActivity:
    """Signal it as long before its new last day as it was before the old one."""
    return replace(item, window=window, notice_on=item.notice_on + (last_day(window) - item.due_on))
