"""Recording what a final talk decides about coaching in the next year, and letting the track follow."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.coaching.models import CoachingDecision
from startbaan.apps.coaching.models.decisions import LONGEST_REASON
from startbaan.apps.coaching.queries import Moment, Outcome, coach_of, effect_of, refusals_of, school_year_after
from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Pair
from startbaan.apps.programme.actions import ask_for_coaching, begin_activity, close_activity, withdraw_coaching
from startbaan.domain.privacy.policy import Kind, Relation


def decide(*, by: Viewer, at: datetime, moment: Moment, outcome: str, reason: str) -> CoachingDecision:
    """Record the decision of a final talk, or another in its place while the next year has not begun; journal it.

    Then, in order: the talk can no longer be undone, coaching of the next year is planned or taken out of the
    track, and the manager is told that there is a decision. Raises `NotYours` for who is neither the starter nor
    the coach, and `Refusal` when the programme does not allow it, there is no reason, the talk was not held, or
    the year has begun.
    """
    if moment.item is None or not may_make(by, Kind.COACHING_DECISION, moment.starter.pk):
        raise NotYours(_("Alleen de starter en de coach leggen dit besluit vast."))
    if not moment.is_held:
        raise Refusal(_("Leg eerst vast dat het eindgesprek is gehouden."))
    if outcome not in Outcome.values:
        raise Refusal(_("Kies wat jullie besluiten."))
    if problem := refusals_of(moment).get(Outcome(outcome)):
        raise Refusal(problem)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise Refusal(_("Schrijf in een paar zinnen waarom."))
    with refusals():
        row = _record(by, at, moment, outcome=Outcome(outcome), reason=reason.strip())
        close_activity(by=by, activity=moment.item.pk)
        _follow(by, at, moment, outcome=Outcome(outcome))
        _tell(by, at, moment, row)
    return row


def _record(by: Viewer, at: datetime, moment: Moment, *, outcome: Outcome, reason: str) -> CoachingDecision:
    assert moment.item is not None
    found = editable_by(by, CoachingDecision.objects.filter(activity=moment.item.pk)).first()
    year = school_year_after(moment)
    if found is not None:
        if year.period.start <= by.on:
            raise Refusal(_("Het jaar waar dit besluit over gaat, is al begonnen. Het besluit staat vast."))
        changes = {"outcome": (None, None), "reason": (None, None)}
        found.outcome, found.reason, found.made_at = outcome, reason, at
        found.save(update_fields=["outcome", "reason", "made_at"])
        log(by=by, at=at, verb="decide_again", kind=found.kind, thing=found, starter=found.starter_id, changes=changes)
        return found
    made = CoachingDecision(
        starter=moment.starter,
        pair=coach_of(moment.starter.pk, day=moment.met_on or by.on),
        author_id=moment.starter.pk if moment.starter.pk in by.persons else by.person,
        made_at=at,
        handed_in_at=at,
        activity_id=moment.item.pk,
        school_year=year.start_year,
        outcome=outcome,
        reason=reason,
    )
    made.save(force_insert=True)
    begin_activity(by=by, activity=moment.item.pk)
    log(by=by, at=at, verb="decide", kind=made.kind, thing=made, starter=made.starter_id)
    return made


def _follow(by: Viewer, at: datetime, moment: Moment, *, outcome: Outcome) -> None:
    """Let the next year of the track have coaching, or none."""
    assert moment.item is not None
    effect = effect_of(moment, outcome)
    if effect.asks:
        ask_for_coaching(by=by, at=at, track=moment.item.row.track_id, year=effect.year)
    elif effect.withdraws:
        withdraw_coaching(by=by, at=at, track=moment.item.row.track_id, year=effect.year)


def _tell(by: Viewer, at: datetime, moment: Moment, row: CoachingDecision) -> None:
    managers = Pair.objects.filter(
        starter=moment.starter, relation=Relation.MANAGER.value, period__contains=by.on
    ).values_list("holder", flat=True)
    name = {"name": str(moment.starter)}
    tell(
        by=by,
        to=list(managers),
        subject=Said(gettext_noop("Besluit over de coaching van %(name)s"), name),
        lines=[
            Said(gettext_noop("In het eindgesprek van %(name)s is besloten over coaching in het volgende jaar."), name),
            Said(gettext_noop("Lees wat dit aan tijd vraagt, zodat je die kunt vrijmaken.")),
        ],
        path=reverse("coaching:decision", args=[moment.key]),
        kind=Kind.COACHING_DECISION,
        starter=moment.starter.pk,
        key=f"coaching-decision:{row.pk}:{at:%Y%m%d%H%M%S}",
        at=at,
        item=row,
    )
