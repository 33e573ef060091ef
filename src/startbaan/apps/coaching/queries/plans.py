"""Development plans as someone may see them: the plan of now, its versions with their names, and what may be copied."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models import (
    DevelopmentPlan,
    Evidence,
    PlanGoal,
    PlanSignature,
    PlanText,
    PlanTraining,
    PlanVersion,
    StartTalk,
)
from startbaan.apps.coaching.queries.goals import goals_to_copy
from startbaan.apps.coaching.queries.plan_bodies import PlanBody, body_of, kept_body
from startbaan.apps.coaching.queries.signatures import Place, places_of
from startbaan.apps.coaching.queries.start_talks import GROWTH, start_talk_to_write
from startbaan.apps.coaching.queries.training_budgets import Spending, spending
from startbaan.apps.files.queries import content_of, stored_file
from startbaan.apps.people.access import Viewer, editable_by, open_one, visible_to
from startbaan.apps.people.models import Person
from startbaan.apps.programme.queries import my_track
from startbaan.domain.periods import SchoolYear

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class KeptVersion:
    """A version of a plan: what it said, and whose name stands under it."""

    number: int
    made_at: datetime
    body: PlanBody
    places: tuple[Place, ...]
    is_current: bool

    @property
    def is_signed(self) -> bool:
        """Whether all three names stand under it."""
        return all(place.signed for place in self.places)


@dataclass(frozen=True)
class ShownPlan:
    """A development plan on its page, as this viewer may see it."""

    row: DevelopmentPlan
    starter: Person
    body: PlanBody
    versions: tuple[KeptVersion, ...]
    spendings: tuple[Spending, ...]
    is_own: bool
    on: date

    @property
    def year(self) -> SchoolYear:
        """The school year it is for."""
        return SchoolYear(self.row.school_year)

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("coaching:plan", args=[self.row.pk])

    @property
    def may_write(self) -> bool:
        """Whether the viewer may change it."""
        return self.is_own and self.row.closed_at is None

    @property
    def is_shown(self) -> bool:
        """Whether coach and manager may read it."""
        return self.row.handed_in_at is not None

    @property
    def latest(self) -> KeptVersion | None:
        """The newest version."""
        return next(iter(self.versions), None)

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than its newest version."""
        return self.latest is None or not self.latest.is_current

    @property
    def you_sign(self) -> bool:
        """Whether the viewer's name is asked for under the newest version."""
        latest = self.latest
        open_for_you = latest and any(place.is_you and place.signed is None for place in latest.places)
        return bool(latest and latest.is_current and open_for_you and self.row.closed_at is None)

    @property
    def state(self) -> tuple[str, str]:
        """How it stands, in words and in a tone."""
        if self.row.closed_at:
            return _("afgesloten"), "neutral"
        if not self.is_shown:
            return _("alleen van jou"), "neutral"
        if self.latest is None or self.is_changed:
            return _("in de maak"), "plan"
        return (_("vastgesteld"), "good") if self.latest.is_signed else (_("te tekenen"), "attention")


@dataclass(frozen=True)
class ListedPlan:
    """A plan in a list: no confidential words."""

    item: UUID
    starter: Person
    is_own: bool
    year: SchoolYear
    closed: bool
    shown: bool


@dataclass(frozen=True)
class PlanShelf:
    """The plans one has to do with."""

    own: tuple[ListedPlan, ...]
    others: tuple[ListedPlan, ...]
    may_start: bool


@dataclass(frozen=True)
class Copyable:
    """Something the starter may make a goal of: a coaching goal, or what the start talk says about growing."""

    key: str
    words: str
    from_talk: bool


@dataclass(frozen=True)
class Wording:
    """A text of a plan as it reads now."""

    number: int
    words: str
    at: datetime | None


@dataclass(frozen=True)
class OpenedFile:
    """The bytes of a piece of evidence, with the name and kind a browser is told."""

    name: str
    media_type: str
    content: bytes


def plan_shelf(viewer: Viewer) -> PlanShelf:
    """The viewer's own plans, and those of others that the viewer may read, newest first."""
    rows = visible_to(viewer, DevelopmentPlan.objects.select_related("starter"))
    plans = [
        ListedPlan(
            item=row.pk,
            starter=row.starter,
            is_own=row.starter_id in viewer.persons,
            year=SchoolYear(row.school_year),
            closed=row.closed_at is not None,
            shown=row.handed_in_at is not None,
        )
        for row in rows.order_by("-school_year", "starter__sort_name", "pk")
    ]
    own = tuple(plan for plan in plans if plan.is_own)
    now = SchoolYear.of(viewer.on)
    may_start = all(plan.year != now for plan in own) and is_starter(viewer)
    return PlanShelf(own, tuple(plan for plan in plans if not plan.is_own), may_start)


def is_starter(viewer: Viewer) -> bool:
    """Say whether the viewer follows a programme: whoever does has a plan."""
    return bool(viewer.persons) and my_track(viewer) is not None


def open_plan(viewer: Viewer, item: UUID, *, at: datetime) -> ShownPlan:
    """Open one plan; journalled when it is someone else's, Http404 when the viewer may not see it."""
    row = open_one(viewer, DevelopmentPlan.objects.select_related("starter"), at=at, item=item)
    return _shown(viewer, row)


def plan_to_write(viewer: Viewer, item: UUID) -> ShownPlan:
    """The viewer's own plan, to change; Http404 when it is not theirs."""
    row = editable_by(viewer, DevelopmentPlan.objects.select_related("starter").filter(pk=item)).first()
    if row is None:
        raise Http404
    return _shown(viewer, row)


def goal_to_write(viewer: Viewer, item: UUID, goal: UUID) -> PlanGoal:
    """A goal of the viewer's own plan; Http404 when it is not."""
    return _part(editable_by(viewer, PlanGoal.objects.filter(plan=item, pk=goal)))


def training_to_write(viewer: Viewer, item: UUID, training: UUID) -> PlanTraining:
    """Training in the viewer's own plan; Http404 when it is not."""
    return _part(editable_by(viewer, PlanTraining.objects.filter(plan=item, pk=training)))


def evidence_to_write(viewer: Viewer, item: UUID, evidence: UUID) -> Evidence:
    """A piece of evidence in the viewer's own plan; Http404 when it is not."""
    return _part(editable_by(viewer, Evidence.objects.filter(plan=item, pk=evidence)))


def wording_of(viewer: Viewer, item: UUID, key: str) -> Wording:
    """How a text of a plan reads now."""
    row = visible_to(viewer, PlanText.objects.filter(plan=item, key=key)).order_by("-number").first()
    return Wording(row.number, row.words, row.written_at) if row else Wording(0, "", None)


def open_evidence(viewer: Viewer, item: UUID, evidence: UUID, *, at: datetime) -> OpenedFile:
    """Open a file of a plan; journalled as an opening of the plan, Http404 when the viewer may not see it."""
    open_one(viewer, DevelopmentPlan.objects.all(), at=at, item=item)
    row = _part(visible_to(viewer, Evidence.objects.filter(plan=item, pk=evidence)))
    return OpenedFile(row.name, stored_file(row.file_id).media_type, content_of(row.file_id))


def to_copy(viewer: Viewer, item: UUID) -> list[Copyable]:
    """What the viewer may make goals of in the own plan: open coaching goals not copied yet, and the start talk."""
    goals = visible_to(viewer, PlanGoal.objects.filter(plan=item))
    copied, said = set(goals.values_list("copied_from", flat=True)), set(goals.values_list("words", flat=True))
    found = [
        Copyable(str(goal.pk), goal.words, from_talk=False) for goal in goals_to_copy(viewer) if goal.pk not in copied
    ]
    talk = visible_to(viewer, StartTalk.objects.filter(starter__in=viewer.persons)).order_by("-made_at").first()
    if talk is None:
        return found
    shown = start_talk_to_write(viewer, talk.pk)
    points = [answered for answered in shown.answered if answered.question.key.endswith(f"-{GROWTH}")]
    return found + [
        Copyable(answered.question.key.removesuffix(f"-{GROWTH}"), answered.answer.words, from_talk=True)
        for answered in points
        if answered.answer and answered.answer.words and answered.answer.words not in said
    ]


def newest_versions(viewer: Viewer, starters: Collection[int]) -> QuerySet[PlanVersion]:
    """The newest version of each open plan of these starters, without its words, and whether the viewer signed it."""
    own = PlanSignature.objects.filter(plan=OuterRef("plan"), version=OuterRef("number"), author__in=viewer.persons)
    versions = visible_to(
        viewer, PlanVersion.objects.filter(plan__starter__in=list(starters), plan__closed_at=None)
    ).select_related("plan__starter")
    newest = versions.order_by("plan", "-number").distinct("plan").defer("body")
    return newest.annotate(is_signed=Exists(own))


def plans_to_sign(newest: Iterable[PlanVersion]) -> list[DevelopmentPlan]:
    """The plans among these that wait for the viewer's name: nothing was changed since, and it is not there yet."""
    waiting = [row for row in newest if row.changes == row.plan.changes and not getattr(row, "is_signed", False)]
    return [row.plan for row in waiting]


def _shown(viewer: Viewer, row: DevelopmentPlan) -> ShownPlan:
    body = body_of(viewer, row)
    year = SchoolYear(row.school_year)
    return ShownPlan(
        row=row,
        starter=row.starter,
        body=body,
        versions=_versions(viewer, row),
        spendings=tuple(spending(viewer, row.starter_id, body, year=year)),
        is_own=row.starter_id in viewer.persons,
        on=viewer.on,
    )


def _versions(viewer: Viewer, plan: DevelopmentPlan) -> tuple[KeptVersion, ...]:
    rows = visible_to(viewer, PlanVersion.objects.filter(plan=plan)).order_by("-number")
    names = list(visible_to(viewer, PlanSignature.objects.filter(plan=plan)).select_related("author"))
    return tuple(
        KeptVersion(
            number=row.number,
            made_at=row.made_at,
            body=kept_body(row.body),
            places=places_of(
                viewer, plan.starter, [name for name in names if name.version == row.number], version=row.number
            ),
            is_current=row.changes == plan.changes,
        )
        for row in rows
    )


def _part(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row


def training_places() -> list[tuple[str, str]]:
    """Where training can be, as a form offers it."""
    return [(value, str(label)) for value, label in PlanTraining.Place.choices]


def training_states() -> list[tuple[str, str]]:
    """How training can stand, as a form offers it."""
    return [(value, str(label)) for value, label in PlanTraining.State.choices]


def goal_states() -> list[tuple[str, str]]:
    """How a goal can stand, as a form offers it."""
    return [(value, str(label)) for value, label in PlanGoal.State.choices]


def goal_values(row: PlanGoal) -> dict[str, str]:
    """A goal as a form begins with it."""
    return {
        "area": row.area,
        "words": row.words,
        "steps": row.steps,
        "until": row.until.isoformat() if row.until else "",
        "state": row.state,
        "based_on": str(row.number),
    }


def training_values(row: PlanTraining) -> dict[str, object]:
    """Training as a form begins with it."""
    return {
        "title": row.title,
        "place": row.place,
        "hours": row.hours,
        "euros": row.euros,
        "state": row.state,
        "based_on": row.number,
    }


def plan_url(item: UUID) -> str:
    """The page of a plan."""
    return reverse("coaching:plan", args=[item])
