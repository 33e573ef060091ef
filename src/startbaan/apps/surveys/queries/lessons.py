"""The lessons about which a starter asked the class: the code on the screen, and how many answered."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Post
from startbaan.apps.surveys.models import Survey
from startbaan.apps.surveys.queries.definitions import definition_of, readable_versions, standing
from startbaan.apps.surveys.queries.taking_part import answered_in, code_of
from startbaan.apps.surveys.queries.thresholds import least_shown
from startbaan.apps.surveys.queries.versions import Version
from startbaan.apps.surveys.queries.whom import starters_among
from startbaan.domain.gathering.codes import spelled
from startbaan.domain.questionnaires.definition import Subject

LESSON = "lesson"
MOST = 50


@dataclass(frozen=True)
class Lesson:
    """One lesson: its survey, how many pupils answered, and whether they still can."""

    survey: Survey
    is_open: bool

    @cached_property
    def answered(self) -> int:
        """How many pupils answered."""
        return answered_in(self.survey)

    @property
    def code(self) -> str:
        """The code, as it stands on the screen."""
        return spelled(code_of(self.survey.key))

    @property
    def is_over_but_not_counted(self) -> bool:
        """Whether its day is over and nobody closed it yet."""
        return self.survey.state == Survey.State.OPEN and not self.is_open

    @property
    def least(self) -> int:
        """How many answers it takes before there is anything to read."""
        return least_shown(self.survey.organisation)

    @property
    def is_enough(self) -> bool:
        """Whether enough pupils answered."""
        return self.answered >= self.least


@dataclass(frozen=True)
class Lessons:
    """The lessons of a starter, the questionnaires to choose from, and the school, where one may ask a class."""

    lessons: tuple[Lesson, ...]
    versions: tuple[Version, ...]
    school: Organisation | None

    @property
    def least(self) -> int:
        """How many pupils it takes before there is anything to read."""
        return least_shown(self.school) if self.school else 0


def lessons(viewer: Viewer) -> Lessons:
    """The lessons somebody asked about, the newest first; raises Http404 for who is no starter and never asked."""
    rows = _own(viewer).order_by("-opens_on", "-pk")[:MOST]
    found = tuple(_lesson(viewer, row) for row in rows)
    school = school_of(viewer)
    if school is None and not found:
        raise Http404
    return Lessons(found, _versions(viewer), school)


def lesson(viewer: Viewer, key: UUID) -> Lesson:
    """One lesson of the viewer; raises Http404."""
    row = _own(viewer).filter(key=key).first()
    if row is None:
        raise Http404
    return _lesson(viewer, row)


def school_of(viewer: Viewer) -> Organisation | None:
    """The school at which somebody is a starter today."""
    starter = next(iter(starters_among(viewer.persons, on=viewer.on)), None)
    if starter is None:
        return None
    posts = Post.objects.filter(person=starter.person, period__contains=viewer.on)
    post = posts.select_related("school").order_by("pk").first()
    return post.school if post else None


def _versions(viewer: Viewer) -> tuple[Version, ...]:
    """What pupils can be asked: of each questionnaire on a lesson the version that is asked now."""
    found: dict[str, Version] = {}
    for row in sorted(readable_versions(viewer).filter(subject=Subject.LESSON.value), key=standing):
        found.setdefault(row.key, Version(row, definition_of(row)))
    return tuple(found.values())


def _own(viewer: Viewer) -> QuerySet[Survey]:
    rows = Survey.objects.filter(reader__in=viewer.persons).exclude(code_digest="")
    return rows.select_related("organisation", "questionnaire")


def _lesson(viewer: Viewer, row: Survey) -> Lesson:
    is_open = row.state == Survey.State.OPEN and row.opens_on <= viewer.on <= row.closes_on
    return Lesson(row, is_open)
