"""Making, reaching and letting go of the goals of coach and starter."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import CoachingGoal
from startbaan.apps.coaching.models.goals import LONGEST_GOAL
from startbaan.apps.coaching.queries import Moment, coach_of
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.programme.actions import begin_activity
from startbaan.domain.privacy.policy import Kind

State = CoachingGoal.State


def set_goal(*, by: Viewer, at: datetime, starter: int, words: str, moment: Moment | None = None) -> CoachingGoal:
    """Make a goal, under the coach of today, perhaps in a talk; journal it. The same open goal is made once.

    Raises `NotYours` for who is neither the starter nor the coach, and `Refusal` when there are no words or too many.
    """
    if not may_make(by, Kind.COACHING_GOAL, starter):
        raise NotYours(_("Alleen de starter en de coach maken een doel."))
    if not words.strip() or len(words) > LONGEST_GOAL:
        raise Refusal(_("Schrijf het doel in één zin."))
    same = CoachingGoal.objects.filter(starter=starter, words=words.strip(), state=State.OPEN, author__in=by.persons)
    if (there := same.first()) is not None:
        return there
    made = CoachingGoal(
        starter_id=starter,
        pair=coach_of(starter, day=by.on),
        author_id=starter if starter in by.persons else by.person,
        made_at=at,
        handed_in_at=at,
        words=words.strip(),
        activity_id=moment.item.pk if moment and moment.item else None,
    )
    with refusals():
        made.save(force_insert=True)
        if moment and moment.item:
            begin_activity(by=by, activity=moment.item.pk)
        log(by=by, at=at, verb="set_goal", kind=Kind.COACHING_GOAL, thing=made, starter=starter)
    return made


def settle_goal(*, by: Viewer, at: datetime, goal: UUID, state: str) -> CoachingGoal:
    """Say that a goal was reached, let go, or is open again; journal it. Raises `NotYours` and `Refusal`."""
    rows = editable_by(by, CoachingGoal.objects.filter(pk=goal))
    row = rows.first()
    if row is None:
        raise NotYours(_("Alleen de starter en de coach veranderen een doel."))
    if state not in State.values or state == row.state:
        raise Refusal(_("Zo staat dit doel er al voor."))
    settled_on = None if state == State.OPEN else by.on
    assert rows.update(state=state, settled_on=settled_on) == 1
    row.state, row.settled_on = state, settled_on
    changes = {"state": (None, None)}
    log(by=by, at=at, verb="settle_goal", kind=Kind.COACHING_GOAL, thing=row, starter=row.starter_id, changes=changes)
    return row
