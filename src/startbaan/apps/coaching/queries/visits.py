"""Lesson visits as one sees them: what is planned, what is in, what waits for whom; never a score of the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.coaching.models import LessonVisit, SelfRating
from startbaan.apps.coaching.queries.instruments import title_of
from startbaan.apps.coaching.queries.observing import Scores, my_observation, my_self_rating
from startbaan.apps.coaching.queries.visits_shown import ShownVisit, VisitState
from startbaan.apps.people.access import Viewer, editable_by, open_one, stands, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Relation

MOST_PAST = 60


@dataclass(frozen=True)
class MyVisits:
    """The lesson visits of a starter, or of who comes to look: first what is to be done."""

    own: tuple[ShownVisit, ...]
    to_do: tuple[ShownVisit, ...]
    planned: tuple[ShownVisit, ...]
    done: tuple[ShownVisit, ...]
    starters: tuple[Person, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is no visit to show."""
        return not (self.own or self.to_do or self.planned or self.done)


@dataclass(frozen=True)
class VisitPage:
    """One lesson visit: how it stands, and what the viewer can do there."""

    visit: ShownVisit
    mine: Scores | None
    rating: SelfRating | None
    takes_back: bool
    programme_open: bool

    @property
    def row(self) -> LessonVisit:
        """The visit itself."""
        return self.visit.row

    @property
    def instrument(self) -> str:
        """With what one looks, in the language of the page."""
        return title_of(self.row.instrument)


def my_visits(viewer: Viewer) -> MyVisits:
    """The viewer's own lesson visits as a starter, and those of others that the viewer may see."""
    found = [shown(viewer, row) for row in visit_rows(viewer)]
    others = [visit for visit in found if not visit.is_own]
    to_do = [visit for visit in others if visit.to_observe]
    planned = [visit for visit in others if visit.state is VisitState.PLANNED]
    done = [visit for visit in others if visit not in to_do and visit not in planned]
    coached = viewer.starters(Relation.COACH)
    starters = Person.objects.filter(pk__in=coached).order_by("sort_name", "pk") if coached else ()
    return MyVisits(
        own=tuple(visit for visit in found if visit.is_own),
        to_do=tuple(sorted(to_do, key=_by_day)),
        planned=tuple(sorted(planned, key=_by_day)),
        done=tuple(done[:MOST_PAST]),
        starters=tuple(starters),
    )


def visit_rows(viewer: Viewer) -> QuerySet[LessonVisit]:
    """All visits the viewer may see, the newest first."""
    rows = visible_to(viewer, LessonVisit.objects.all())
    return rows.select_related("starter", "observer", "instrument", "activity", "pair").order_by("-on", "-at", "item")


def visits_about(viewer: Viewer, starter: int) -> list[ShownVisit]:
    """The visits of one starter that the viewer may see, the newest first."""
    return [shown(viewer, row) for row in visit_rows(viewer).filter(starter=starter)]


def shown(viewer: Viewer, row: LessonVisit) -> ShownVisit:
    """A visit that was read with its people, as this viewer sees it."""
    return ShownVisit(
        row=row,
        on=viewer.on,
        is_own=row.starter_id in viewer.persons,
        is_observer=_observes(viewer, row),
        is_coach=row.pair_id in viewer.pair_ids(Relation.COACH),
    )


def visit_page(viewer: Viewer, item: UUID, *, at: datetime) -> VisitPage:
    """Open one lesson visit; what is about someone else is journalled. Raises Http404 for who may not see it."""
    rows = LessonVisit.objects.select_related("starter", "observer", "instrument", "activity", "pair")
    visit = shown(viewer, open_one(viewer, rows, at=at, pk=item))
    mine = my_observation(viewer, item) if visit.is_observer else None
    rating = visible_to(viewer, SelfRating.objects.filter(visit=item)).first()
    sent = (mine.sent_at if mine else None) if visit.is_observer else (rating.sent_at if rating else None)
    activity = visit.row.activity
    return VisitPage(
        visit=visit,
        mine=mine,
        rating=rating,
        takes_back=sent is not None and visit.row.opened_at is None and (visit.is_own or visit.is_observer),
        programme_open=activity is not None and activity.state == Activity.State.PLANNED,
    )


def visit_to_score(viewer: Viewer, item: UUID) -> tuple[ShownVisit, Scores | None]:
    """A visit of which the viewer is the observer, and what was scored there so far; raises Http404."""
    row = visit_rows(viewer).filter(pk=item, observer__in=viewer.persons, called_off_at=None).first()
    if row is None or not _observes(viewer, row):
        raise Http404
    return shown(viewer, row), my_observation(viewer, item)


def visit_to_rate(viewer: Viewer, item: UUID) -> tuple[ShownVisit, Scores | None]:
    """A visit to the viewer's own lesson, and how the viewer scored it so far; raises Http404."""
    row = visit_rows(viewer).filter(pk=item, starter__in=viewer.persons, called_off_at=None).first()
    if row is None:
        raise Http404
    return shown(viewer, row), my_self_rating(viewer, item)


def visit_to_change(viewer: Viewer, item: UUID) -> ShownVisit:
    """A visit that the viewer may still move or call off; raises Http404."""
    rows = editable_by(viewer, LessonVisit.objects.filter(pk=item))
    row = rows.select_related("starter", "observer", "instrument", "activity", "pair").first()
    if row is None or not shown(viewer, row).may_change:
        raise Http404
    return shown(viewer, row)


def waiting_visits(viewer: Viewer, visits: Iterable[LessonVisit]) -> list[ShownVisit]:
    """Those that wait for the viewer, the earliest first."""
    found = [shown(viewer, row) for row in visits]
    return sorted((visit for visit in found if visit.waits_for_you), key=_by_day)


def _observes(viewer: Viewer, row: LessonVisit) -> bool:
    """Whether the viewer looks today: as the coach under whom it was planned or as who was asked; no line manager."""
    if row.observer_id not in viewer.persons or stands(viewer, Relation.MANAGER, row.starter_id):
        return False
    return row.to_person_id in viewer.persons or row.pair_id in viewer.pair_ids(Relation.COACH)


def _by_day(visit: ShownVisit) -> tuple[date, str]:
    return visit.day, visit.row.starter.sort_name
