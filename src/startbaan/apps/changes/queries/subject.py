"""Whose circumstances change: where they work, what the viewer may change, and what was changed before."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language

from startbaan.apps.changes.models import Absence, Change, Completion, DossierConsent, Leaving, LeavingWords
from startbaan.apps.coaching.models import Evidence, PlanGoal
from startbaan.apps.people.access import Viewer, editable_by, may_make, stands, visible_to
from startbaan.apps.people.models import Organisation, Pair, Person, Post, Role
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Track
from startbaan.domain.frameworks import framework_on
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName

Sort = Change.Sort
NEEDS = {
    Sort.FTE: Kind.EMPLOYMENT,
    Sort.ABSENCE: Kind.EMPLOYMENT,
    Sort.SCHOOL: Kind.EMPLOYMENT,
    Sort.LEAVING: Kind.LEAVING,
    Sort.QUALIFIED: Kind.PROFILE,
}

ARRANGING = (Relation.MANAGER, Relation.COORDINATOR, Relation.HR)


@dataclass(frozen=True)
class Place:
    """A post, a school or a person one may choose."""

    pk: int
    name: str


@dataclass(frozen=True)
class Subject:
    """A starter whose circumstances the viewer may change, with what there is to choose from."""

    starter: Person
    sorts: tuple[Change.Sort, ...]
    posts: tuple[Place, ...]
    schools: tuple[Place, ...]
    managers: tuple[Place, ...]
    track: Track | None
    away: Period | None = None

    @property
    def url(self) -> str:
        """The page of this starter's changes."""
        return reverse("changes:changes", args=[self.starter.key])


@dataclass(frozen=True)
class Earlier:
    """A change made before; `may_undo` while it is within its day, for who made it or may write it."""

    key: UUID
    word: str
    on: date
    made_at: datetime
    made_by: str
    undone_at: datetime | None
    may_undo: bool


def subject_of(viewer: Viewer, key: UUID) -> Subject:
    """The starter with this key and what the viewer may change; raises Http404 when that is nothing."""
    starter = visible_to(viewer, Person.objects.filter(key=key)).first()
    if starter is None or starter.pk in viewer.persons:
        raise Http404
    track = Track.objects.filter(starter=starter, period__contains=viewer.on).select_related("version").first()
    sorts = [sort for sort, kind in NEEDS.items() if may_make(viewer, kind, starter.pk)]
    if track is not None and any(stands(viewer, mine, starter.pk) for mine in ARRANGING):
        sorts += [Sort.EXTENSION, Sort.COMPLETION]
    if not sorts:
        raise Http404
    posts = _posts(viewer, starter)
    schools = _schools(posts)
    return Subject(
        starter=starter,
        sorts=tuple(sorted(sorts, key=list(Sort).index)),
        posts=tuple(Place(post.pk, post.school.name) for post in posts),
        schools=tuple(Place(school.pk, school.name) for school in schools),
        managers=_managers(viewer, schools),
        track=track,
        away=_away(viewer, starter) if Sort.ABSENCE in sorts else None,
    )


def changed_of(viewer: Viewer, starter: Person, *, at: datetime, within: timedelta) -> tuple[Earlier, ...]:
    """What was changed before, newest first: what the viewer may see, and what the viewer did."""
    own = Q(made_by__in=viewer.persons)
    seen = Q(pk__in=visible_to(viewer, Change.objects.filter(starter=starter)).values("pk"))
    written = Q(pk__in=editable_by(viewer, Change.objects.filter(starter=starter)).values("pk"))
    undoable = set(Change.objects.filter(own | written, starter=starter).values_list("pk", flat=True))
    rows = Change.objects.filter(own | seen, starter=starter).select_related("made_by").order_by("-made_at")
    return tuple(
        Earlier(
            key=row.key,
            word=str(row.get_sort_display()),
            on=row.on,
            made_at=row.made_at,
            made_by=str(row.made_by),
            undone_at=row.undone_at,
            may_undo=row.pk in undoable and row.undone_at is None and at - row.made_at <= within,
        )
        for row in rows
    )


def _away(viewer: Viewer, starter: Person) -> Period | None:
    """The absence of today or still to come: its day of return may turn out to be another."""
    rows = visible_to(viewer, Absence.objects.filter(starter=starter, period__endswith__gt=viewer.on))
    found: Period | None = rows.order_by("period").values_list("period", flat=True).first()
    return found


def _posts(viewer: Viewer, starter: Person) -> Sequence[Post]:
    running = Q(period__endswith=None) | Q(period__endswith__gt=viewer.on)
    return list(Post.objects.filter(running, person=starter).select_related("school").order_by("period", "pk"))


def _schools(posts: Sequence[Post]) -> Sequence[Organisation]:
    """The other schools of the boards where the starter works, and one that is left before another begins."""
    boards, here = (
        {post.school.parent_id for post in posts},
        {post.school_id for post in posts if not _left(post, posts)},
    )
    rows = Organisation.objects.filter(of_kind=Organisation.OfKind.SCHOOL, parent__in=boards - {None})
    return list(rows.exclude(pk__in=here).order_by("name"))


def _left(post: Post, posts: Sequence[Post]) -> bool:
    """Whether a post is over when another begins."""
    end = post.period.end
    return end is not None and any(other.period.start >= end for other in posts)


def _managers(viewer: Viewer, schools: Sequence[Organisation]) -> tuple[Place, ...]:
    """Who gives guidance to the staff of these schools today, with the school's name."""
    rows = Role.objects.filter(
        role=RoleName.LINE_MANAGER.value, organisation__in=schools, period__contains=viewer.on
    ).select_related("person", "organisation")
    return tuple(
        Place(row.person_id, f"{row.person} ({row.organisation})") for row in rows.order_by("person__sort_name")
    )


@dataclass(frozen=True)
class Proof:
    """What the development plans hold for one competence requirement: goals, how many were reached, and evidence."""

    requirement: str
    goals: int
    reached: int
    evidence: int


def proof_of(viewer: Viewer, starter: Person) -> tuple[Proof, ...]:
    """Count what the viewer may see of goals and evidence in the plans of a starter, by competence requirement."""
    goals = list(visible_to(viewer, PlanGoal.objects.filter(plan__starter=starter)).values_list("area", "state"))
    shown = visible_to(viewer, Evidence.objects.filter(plan__starter=starter, goal__isnull=False))
    evidence = Counter(shown.values_list("goal__area", flat=True))
    language = get_language() or "nl"
    return tuple(
        Proof(
            area.title.said(language),
            sum(found == area.key for found, _state in goals),
            sum(found == area.key and state == PlanGoal.State.REACHED for found, state in goals),
            evidence[area.key],
        )
        for area in framework_on(viewer.on).areas
    )


@dataclass(frozen=True)
class Own:
    """A starter's own side of the end: leaving, the own words, consent to take the dossier along, and certificates."""

    leaving: Leaving | None
    words: LeavingWords | None
    consent: DossierConsent | None
    may_take_along: bool
    completions: tuple[Completion, ...]


def own_of(viewer: Viewer) -> Own:
    """What the viewer, as a starter, said about leaving and about the dossier; raises Http404 for who has no track."""
    tracks = Track.objects.filter(starter__in=viewer.persons).order_by("pk")
    leavings = Leaving.objects.filter(starter__in=viewer.persons).order_by("-last_on")
    said = visible_to(viewer, LeavingWords.objects.filter(starter__in=viewer.persons)).order_by("-made_at")
    consents = DossierConsent.objects.filter(starter__in=viewer.persons, withdrawn_at=None).order_by("pk")
    finished = completions_of(viewer, viewer.persons)
    read_together(tracks, leavings, said, consents, finished)
    if not tracks:
        raise Http404
    here = next((track for track in tracks if viewer.on in track.period), None)
    consent = next(iter(consents), None)
    may_take_along = bool(consent and here and consent.starter_id != here.starter_id)
    return Own(next(iter(leavings), None), next(iter(said), None), consent, may_take_along, tuple(finished))


def completions_of(viewer: Viewer, starters: Collection[int]) -> QuerySet[Completion]:
    """The finished tracks of these starters that the viewer may see, the last first: each has a certificate."""
    return visible_to(viewer, Completion.objects.filter(starter__in=starters)).order_by("-finished_on", "pk")


@dataclass(frozen=True)
class Certificate:
    """What stands on a certificate: who finished which programme, when, and who signs."""

    starter: str
    programme: str
    board: str
    start_on: date
    finished_on: date
    talk_on: date
    number: str
    signers: tuple[str, ...]


def certificate_of(viewer: Viewer, key: UUID) -> Certificate:
    """The certificate of a finished track; raises Http404 when there is none the viewer may see."""
    row = visible_to(viewer, Completion.objects.filter(key=key)).select_related("starter", "track__version").first()
    if row is None:
        raise Http404
    post = (
        Post.objects.filter(person=row.starter, period__contains=row.finished_on)
        .select_related("school__parent")
        .first()
    )
    helpers = Pair.objects.filter(
        starter=row.starter,
        relation__in=[Relation.COACH.value, Relation.MANAGER.value],
        period__contains=row.finished_on,
    ).select_related("holder")
    board = post.school.parent.name if post and post.school.parent else ""
    return Certificate(
        starter=str(row.starter),
        programme=row.track.version.title,
        board=board,
        start_on=row.track.start_on,
        finished_on=row.finished_on,
        talk_on=row.talk_on,
        number=str(row.key)[:8].upper(),
        signers=tuple(str(pair.holder) for pair in helpers.order_by("relation")),
    )
