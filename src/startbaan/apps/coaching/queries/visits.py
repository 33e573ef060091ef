"""Lesson visits as one sees them: what is planned, what is in, what waits for whom; never a score of the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from startbaan.apps.coaching.models import LessonVisit, SelfRating
from startbaan.apps.coaching.queries.observing import Scores, my_observation, my_self_rating
from startbaan.apps.people.access import Viewer, editable_by, open_one, stands, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import short_day

MOST_PAST = 60


class VisitState(StrEnum):
    """How a lesson visit stands."""

    PLANNED = "planned"
    WAITING = "waiting"
    OPEN = "open"
    OFF = "off"
    LAPSED = "lapsed"

    @property
    def word(self) -> Promise:
        """The word on its badge."""
        return STATE_WORDS[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"planned": "plan", "waiting": "attention", "open": "good", "off": "neutral", "lapsed": "neutral"}[self]


STATE_WORDS = {
    VisitState.PLANNED: gettext_lazy("gepland"),
    VisitState.WAITING: gettext_lazy("wacht op scores"),
    VisitState.OPEN: gettext_lazy("beide binnen"),
    VisitState.OFF: gettext_lazy("afgezegd"),
    VisitState.LAPSED: gettext_lazy("vervallen"),
}


@dataclass(frozen=True)
class ShownVisit:
    """A lesson visit as one viewer sees it on a day: no score of anybody."""

    row: LessonVisit
    on: date
    is_own: bool
    is_observer: bool
    is_coach: bool

    @property
    def item(self) -> UUID:
        """Its number, by which an address names it."""
        return self.row.item

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("coaching:visit", args=[self.row.item])

    @property
    def moment_key(self) -> str:
        """How its talk in the programme is named, when it belongs to one."""
        return f"gesprek-{self.row.activity_id}"

    @property
    def day(self) -> date:
        """The day of the lesson."""
        return day_of(self.row)

    @property
    def when(self) -> str:
        """Its day, and its time when one was agreed."""
        if self.row.at is None:
            return short_day(self.day)
        return _("%(day)s om %(time)s") % {"day": short_day(self.day), "time": f"{self.row.at:%H:%M}"}

    @property
    def has_come(self) -> bool:
        """Whether the day of the lesson is there, so that one can score."""
        return self.day <= self.on

    @property
    def state(self) -> VisitState:
        """How it stands."""
        if self.row.called_off_at is not None:
            return VisitState.OFF
        if self.row.opened_at is not None:
            return VisitState.OPEN
        if self._is_lapsed:
            return VisitState.LAPSED
        scored = self.row.observed_at is not None or self.row.rated_at is not None
        return VisitState.WAITING if self.has_come or scored else VisitState.PLANNED

    @property
    def is_open(self) -> bool:
        """Whether the scores of both stand open."""
        return self.state is VisitState.OPEN

    @property
    def is_off(self) -> bool:
        """Whether it does not take place: called off, or lapsed."""
        return self.state in {VisitState.OFF, VisitState.LAPSED}

    @property
    def to_observe(self) -> bool:
        """Whether it waits for the scores of the viewer as the observer."""
        return self.is_observer and self.row.observed_at is None and self.has_come and not self.is_off

    @property
    def to_rate(self) -> bool:
        """Whether it waits for the starter, who looks."""
        return self.is_own and self.row.rated_at is None and self.has_come and not self.is_off

    @property
    def waits_for_you(self) -> bool:
        """Whether something is to be done here by the viewer."""
        return self.to_observe or self.to_rate

    @property
    def may_change(self) -> bool:
        """Whether the viewer may still move it or call it off."""
        return (self.is_coach or self.is_observer) and self.row.observed_at is None and not self.is_off

    @property
    def said(self) -> list[str]:
        """What is in and what is awaited, in plain words."""
        if self.state is VisitState.LAPSED:
            return [_("De coach is veranderd voordat er gescoord was. Spreek met je nieuwe coach een nieuw bezoek af.")]
        if self.is_off:
            return [_("Dit lesbezoek is afgezegd.")]
        if self.is_open:
            closing = (
                _("De starter scoorde deze les niet zelf.") if self.row.is_waived else _("Beide scores zijn binnen.")
            )
            return [closing, _("Jullie kunnen het beeld samen bekijken.")]
        return [self._observed, self._rated]

    @property
    def _is_lapsed(self) -> bool:
        """Whether the coach who was to look is the coach no longer, and did not score."""
        pair = self.row.pair
        ended = pair is not None and self.on not in pair.period
        return ended and self.row.to_person_id is None and self.row.observed_at is None

    @property
    def _observed(self) -> str:
        name = {"observer": str(self.row.observer)}
        if self.row.observed_at is not None:
            if self.is_observer:
                return _("Jouw scores zijn ingeleverd. Ze gaan open zodra de starter klaar is.")
            return _("De scores van %(observer)s zijn binnen, maar nog dicht.") % name
        return (
            _("Jij hebt nog niet ingeleverd.")
            if self.is_observer
            else _("%(observer)s heeft nog niet ingeleverd.") % name
        )

    @property
    def _rated(self) -> str:
        name = {"starter": str(self.row.starter)}
        if self.row.is_waived:
            return (
                _("Je scoort deze les niet zelf.")
                if self.is_own
                else _("%(starter)s scoort deze les niet zelf.") % name
            )
        if self.row.rated_at is not None:
            if self.is_own:
                return _("Jouw eigen scores zijn ingeleverd. Ze gaan open zodra de ander klaar is.")
            return _("De eigen scores van %(starter)s zijn binnen, maar nog dicht.") % name
        return (
            _("Jij hebt nog niet zelf gescoord.")
            if self.is_own
            else _("%(starter)s heeft nog niet zelf gescoord.") % name
        )


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


def day_of(row: LessonVisit) -> date:
    """The day of the lesson: where the programme has a day for it, that one; the row comes with its activity."""
    if row.activity is None or row.called_off_at is not None:
        return row.on
    return row.activity.done_on or row.activity.planned_on or row.on


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
