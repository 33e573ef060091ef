"""The picture of one lesson visit: opened once both scores are in, with the earlier visits the viewer may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import (
    CoachingGoal,
    ItemScore,
    LessonVisit,
    Observation,
    ParameterSet,
    SelfRating,
    SelfScore,
)
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.parameters import parameters_for
from startbaan.apps.coaching.queries.visits import shown
from startbaan.apps.coaching.queries.visits_shown import ShownVisit, day_of
from startbaan.apps.people.access import Viewer, may_make, open_all, open_one, visible_to
from startbaan.apps.people.models import Person, Post
from startbaan.domain.feedback.looks import Look
from startbaan.domain.feedback.picture import Picture, draw
from startbaan.domain.feedback.rulers import read_ruler
from startbaan.domain.feedback.zones import Step
from startbaan.domain.privacy.policy import Kind

WHOLE = ("visit__starter", "visit__observer", "visit__instrument", "visit__activity")


@dataclass(frozen=True)
class ShownPicture:
    """The picture of a visit as one viewer sees it, and what was agreed on after it."""

    visit: ShownVisit
    picture: Picture
    own: Look | None
    rating: SelfRating | None
    parameters: ParameterSet | None
    names: dict[int, str]
    goals: tuple[CoachingGoal, ...]
    next_visit: ShownVisit | None
    may_set_goal: bool

    @property
    def row(self) -> LessonVisit:
        """The visit itself."""
        return self.visit.row

    @property
    def starter(self) -> Person:
        """Whose lesson it was."""
        return self.visit.row.starter

    @property
    def is_own(self) -> bool:
        """Whether the viewer gave the lesson."""
        return self.visit.is_own

    @property
    def starter_name(self) -> str:
        """How the page calls who gave the lesson: a reader who did is "jij"."""
        return _("Jij") if self.is_own else str(self.starter)

    @property
    def observer_name(self) -> str:
        """How the page calls who came to look: a reader who did is "jij"."""
        return _("Jij") if self.visit.is_observer else str(self.row.observer)

    @property
    def is_rating_hidden(self) -> bool:
        """Whether the starter scored the lesson, and the viewer does not see how."""
        return self.rating is None and not self.row.is_waived

    def step(self, key: str) -> Step | None:
        """The step of the zone that is of this item."""
        return next((step for step in self.picture.zone.steps if step.item.key == key), None)


def open_picture(viewer: Viewer, visit: UUID, *, at: datetime) -> ShownPicture | None:
    """Open the picture of a visit; each opening of someone else's scores is journalled.

    None while not both are in. Raises Http404 for who may not see the visit.
    """
    if not visible_to(viewer, LessonVisit.objects.filter(pk=visit, opened_at__isnull=False)).exists():
        if visible_to(viewer, LessonVisit.objects.filter(pk=visit)).exists():
            return None
        raise Http404
    rows = Observation.objects.filter(handed_in_at__isnull=False).select_related(*WHOLE)
    now = open_one(viewer, rows, at=at, visit=visit)
    earlier = _earlier(viewer, now, at=at)
    looks = _looks([now, *earlier])
    rating, own = _own(viewer, now.visit, at=at)
    definition = instrument_of(now.visit.instrument)
    if rating and len(instrument_of(rating.instrument).scale) != len(definition.scale):
        own = None
    parameters = _parameters(now.visit)
    picture = draw(
        looks[0],
        instrument=definition,
        ruler=read_ruler(parameters.text) if parameters else None,
        earlier=looks[1:],
        own=own,
    )
    return ShownPicture(
        visit=shown(viewer, now.visit),
        picture=picture,
        own=own,
        rating=rating,
        parameters=parameters if picture.ruler else None,
        names={row.visit.observer_id: str(row.visit.observer) for row in (now, *earlier)},
        goals=_goals(viewer, now.visit, at=at),
        next_visit=_next(viewer, now.visit),
        may_set_goal=may_make(viewer, Kind.COACHING_GOAL, now.starter_id),
    )


def _earlier(viewer: Viewer, now: Observation, *, at: datetime) -> list[Observation]:
    """The observations of earlier visits with the same version of the instrument, as far as the viewer may see them."""
    rows = Observation.objects.filter(
        starter=now.starter_id,
        handed_in_at__isnull=False,
        visit__instrument=now.visit.instrument_id,
        visit__on__lte=now.visit.on,
    )
    return open_all(viewer, rows.exclude(pk=now.pk).select_related(*WHOLE).order_by("visit__on", "pk"), at=at)


def _looks(rows: Collection[Observation]) -> list[Look]:
    """What was scored in each, with the notes."""
    scores: dict[UUID, dict[str, int]] = {row.pk: {} for row in rows}
    notes: dict[UUID, dict[str, str]] = {row.pk: {} for row in rows}
    found = ItemScore.objects.filter(observation__in=list(scores))
    for observation, key, score, note in found.values_list("observation", "key", "score", "note"):
        if score is not None:
            scores[observation][key] = score
        if note:
            notes[observation][key] = note
    return [Look(day_of(row.visit), row.visit.observer_id, scores[row.pk], notes[row.pk]) for row in rows]


def _own(viewer: Viewer, visit: LessonVisit, *, at: datetime) -> tuple[SelfRating | None, Look | None]:
    """How the starter scored the lesson, when the starter did and the viewer may see it."""
    rows = SelfRating.objects.filter(visit=visit, waived=False, handed_in_at__isnull=False)
    rating = next(iter(open_all(viewer, rows.select_related("instrument"), at=at)), None)
    if rating is None:
        return None, None
    found = list(SelfScore.objects.filter(rating=rating).values_list("key", "score", "note"))
    scores = {key: score for key, score, _note in found if score is not None}
    return rating, Look(day_of(visit), visit.starter_id, scores, {key: note for key, _score, note in found if note})


def _parameters(visit: LessonVisit) -> ParameterSet | None:
    """The set that the school of the starter used on the day of the visit, or none."""
    on: date = day_of(visit)
    posts = Post.objects.filter(person=visit.starter_id, period__contains=on).order_by("period", "pk")
    school = posts.values_list("school", flat=True).first()
    return parameters_for(school, instrument=visit.instrument, on=on) if school else None


def _goals(viewer: Viewer, visit: LessonVisit, *, at: datetime) -> tuple[CoachingGoal, ...]:
    """The open goals that were made since both scores are in, the newest first."""
    rows = CoachingGoal.objects.filter(
        starter=visit.starter_id, state=CoachingGoal.State.OPEN, made_at__gte=visit.opened_at
    )
    return tuple(open_all(viewer, rows.order_by("-made_at", "pk"), at=at))


def _next(viewer: Viewer, visit: LessonVisit) -> ShownVisit | None:
    """The first visit still to come that the viewer may see."""
    rows = LessonVisit.objects.filter(
        starter=visit.starter_id, on__gte=viewer.on, called_off_at=None, observed_at=None, opened_at=None
    )
    row = visible_to(viewer, rows).exclude(pk=visit.pk).select_related(*(name[7:] for name in WHOLE))
    first = row.order_by("on", "pk").first()
    return shown(viewer, first) if first else None
