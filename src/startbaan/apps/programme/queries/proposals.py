"""What is offered for an activity, and the moments that could be."""

from collections.abc import Collection
from datetime import datetime, timedelta

from startbaan.apps.agenda.queries import OpenProposal, free_moments, open_proposal
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.queries.activities import ActivityView
from startbaan.apps.programme.queries.seen import Seen, minutes_of
from startbaan.domain.meeting.fitting import FOR_TALKING, IN_CLASS
from startbaan.domain.periods import Period
from startbaan.domain.schedule.definition import Activity, ActivityKind
from startbaan.ui.wording import moment as written_moment

SEARCHED = timedelta(weeks=4)
DAY = timedelta(days=1)
VISITS = frozenset({ActivityKind.LESSON_VISIT, ActivityKind.CLASS_VISIT})
USUAL_MINUTES = 60  # of what the programme gives no hours


def key_of(activity: int) -> str:
    """How the agenda knows an activity."""
    return f"activity:{activity}"


def length_of(words: Activity) -> int:
    """How many minutes an activity takes in the agenda."""
    return minutes_of(words) or USUAL_MINUTES


def proposal_of(viewer: Viewer, activity: int) -> OpenProposal | None:
    """The open proposal for an activity, for who was asked."""
    return open_proposal(viewer, key_of(activity))


def moments_for(view: ActivityView, participants: Collection[int], *, at: datetime) -> list[tuple[str, str]]:
    """Moments on which starter and participants can, as a form offers them; none once the track is over.

    A visit needs a class: the morning comes first for it, after school for what is said.
    """
    searched = _searched(view.item)
    if searched is None:
        return []
    people = {view.starter.pk, *participants}
    liked = IN_CLASS if view.item.words.kind in VISITS else FOR_TALKING
    found = free_moments(people, minutes=length_of(view.item.words), between=searched, since=at, liked=liked)
    return [(start.isoformat(), written_moment(start)) for start in found]


def _searched(item: Seen) -> Period | None:
    """Four weeks from tomorrow, or from the first day of the activity, inside the track."""
    first = max(item.on + DAY, item.window.start)
    track: Period = item.row.track.period
    return track.intersection(Period(first, first + SEARCHED))
