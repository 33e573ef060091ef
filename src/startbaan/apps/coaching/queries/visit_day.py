"""What of lesson visits stands on someone's day: a lesson to score, and two scores that just opened; no word of either.

Its list is read by the caller together with those of other subjects.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import LessonVisit
from startbaan.apps.coaching.queries.day import TodayLine
from startbaan.apps.coaching.queries.visits import shown
from startbaan.apps.coaching.queries.visits_at_night import LATE
from startbaan.apps.coaching.queries.visits_shown import ShownVisit
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.privacy.policy import Relation

OPENED_LATELY = timedelta(days=7)  # how long it stands on the day that both are in: our own choice


def visits_waiting(viewer: Viewer) -> QuerySet[LessonVisit]:
    """The visits of which scores are awaited of the viewer or long of the starter, or that opened lately; no words."""
    scoring = Q(on__lte=viewer.on, opened_at=None) & (
        Q(observer__in=viewer.persons, observed_at=None) | Q(starter__in=viewer.persons, rated_at=None)
    )
    guiding = Q(observer__in=viewer.persons) | Q(pair__in=viewer.pair_ids(Relation.COACH))
    awaited = guiding & Q(on__lte=viewer.on - LATE, opened_at=None, observed_at__isnull=False, rated_at=None)
    near = Q(starter__in=viewer.persons) | Q(observer__in=viewer.persons)
    lately = near & Q(opened_at__date__gte=viewer.on - OPENED_LATELY)
    rows = visible_to(viewer, LessonVisit.objects.filter(scoring | awaited | lately, called_off_at=None))
    found = rows.select_related("starter", "observer", "activity", "pair").defer("lesson", "focus")
    return found.order_by("on", "item")


def visit_lines(viewer: Viewer, rows: Iterable[LessonVisit]) -> list[TodayLine]:
    """What these ask of the viewer, the earliest first."""
    found = [_line(shown(viewer, row)) for row in rows]
    return sorted((line for line in found if line), key=lambda line: line.day)


def _line(visit: ShownVisit) -> TodayLine | None:
    if visit.is_open:
        return _opened(visit)
    if not visit.waits_for_you:
        return _awaited(visit)
    name = {"starter": str(visit.row.starter)}
    return TodayLine(
        title=_("Scoor zelf de les die bezocht is") if visit.is_own else _("Scoor de les van %(starter)s") % name,
        detail=str(visit.row.observer) if visit.is_own else "",
        url=visit.url,
        day=visit.day,
        late=visit.day + LATE < visit.on,
        starter=visit.row.starter_id,
    )


def _awaited(visit: ShownVisit) -> TodayLine | None:
    """What coach and observer hear: that the scores wait for the starter, not a word of them."""
    if visit.is_own or visit.is_off or visit.row.observed_at is None or visit.day + LATE > visit.on:
        return None
    return TodayLine(
        title=_("Een lesbezoek wacht op de eigen scores van %(starter)s") % {"starter": visit.row.starter},
        detail=_("Vraag ernaar. Liever niet zelf scoren mag ook."),
        url=visit.url,
        day=visit.day + LATE,
        late=False,
        starter=visit.row.starter_id,
    )


def _opened(visit: ShownVisit) -> TodayLine | None:
    if visit.row.opened_at is None or not (visit.is_own or visit.is_observer):
        return None
    return TodayLine(
        title=_("De scores van een lesbezoek zijn binnen: bekijk samen het beeld"),
        detail=str(visit.row.observer if visit.is_own else visit.row.starter),
        url=visit.url,
        day=localtime(visit.row.opened_at).date(),
        late=False,
        starter=visit.row.starter_id,
    )
