"""Meetings of the bodies: the agenda in order, what was said and decided, and who does what before when.

Who is a member follows from a role held today; who was a member once reads no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from json import dumps
from uuid import UUID, uuid5

from django.db.models import Max, Q, QuerySet
from django.http import Http404
from django.urls import reverse

from startbaan.apps.gatherings.models import AgendaPoint, BodyAction, BodyDecision, Gathering
from startbaan.apps.gatherings.queries.arranging import MEMBERS
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Person, Role

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class ActionLine:
    """Something somebody will do, and how it stands."""

    row: BodyAction
    on: date
    is_mine: bool
    may_remove: bool

    @property
    def key(self) -> UUID:
        """By which another subject points at it."""
        return self.row.key

    @property
    def is_late(self) -> bool:
        """Whether its day went by."""
        return self.row.done_on is None and self.row.until < self.on

    @property
    def may_turn(self) -> bool:
        """Whether the viewer may say that it is done: its owner, and who keeps the minutes."""
        return self.is_mine or self.may_remove

    @property
    def meeting(self) -> Gathering:
        """In which meeting it was agreed."""
        return self.row.gathering

    @property
    def url(self) -> str:
        """Where it stands."""
        return reverse("gatherings:minutes", args=[self.meeting.key]) + "#acties"


@dataclass(frozen=True)
class DecisionLine:
    """Something a body decided, and where it stands."""

    row: BodyDecision

    @property
    def key(self) -> UUID:
        """By which another subject points at it."""
        return self.row.key

    @property
    def words(self) -> str:
        """What was decided."""
        return self.row.words

    @property
    def meeting(self) -> Gathering:
        """In which meeting."""
        return self.row.gathering

    @property
    def url(self) -> str:
        """Where it stands."""
        return reverse("gatherings:minutes", args=[self.meeting.key])


@dataclass(frozen=True)
class PointLine:
    """A point of the agenda with what was decided about it."""

    row: AgendaPoint
    decisions: tuple[BodyDecision, ...]


@dataclass(frozen=True)
class Minutes:
    """The agenda and the minutes of one meeting."""

    row: Gathering
    points: tuple[PointLine, ...]
    decisions: tuple[BodyDecision, ...]  # under no point
    actions: tuple[ActionLine, ...]
    before: tuple[ActionLine, ...]  # of earlier meetings: open still, or done since the last one
    members: tuple[Person, ...]
    may_write: bool


def read_by(viewer: Viewer) -> Q:
    """The meetings whose minutes the viewer reads: of a body they are a member of today, and those they arrange."""
    found = Gathering.arranged_by(viewer)
    for body, roles in MEMBERS.items():
        held = viewer.organisations(*roles)
        if held:
            near = Affiliation.objects.filter(member__in=held, period__contains=viewer.on).values("of")
            place = Q(organisation__in=held) | Q(organisation__in=near)
            found |= place & Q(body=body) & ~Q(state=Gathering.State.DRAFT)
    return found & Q(of_kind=Gathering.OfKind.BODY_MEETING)


def minutes_to_read(viewer: Viewer) -> QuerySet[Gathering]:
    """The meetings of bodies whose minutes the viewer reads as a member, latest first; nothing for who is in none."""
    if not any(viewer.organisations(*roles) for roles in MEMBERS.values()):
        return Gathering.objects.none()
    return Gathering.objects.filter(read_by(viewer)).order_by("-day", "-begins", "pk")


def meeting_of(viewer: Viewer, key: UUID) -> Gathering:
    """One meeting the viewer reads the minutes of; raises Http404."""
    row = Gathering.objects.filter(read_by(viewer), key=key).select_related("organisation").first()
    if row is None:
        raise Http404
    return row


def minutes_of_meeting(viewer: Viewer, key: UUID) -> Minutes:
    """The agenda, decisions and actions of a meeting, with what stands open from earlier ones; raises Http404."""
    row = meeting_of(viewer, key)
    may_write = writes(viewer, row)
    decisions = list(BodyDecision.objects.filter(gathering=row).order_by("number"))
    points = AgendaPoint.objects.filter(gathering=row).order_by("number")
    lines = [PointLine(point, tuple(one for one in decisions if one.point_id == point.pk)) for point in points]
    return Minutes(
        row=row,
        points=tuple(lines),
        decisions=tuple(one for one in decisions if one.point_id is None),
        actions=_lines(viewer, _actions(Q(gathering=row)), may_remove=may_write),
        before=_lines(viewer, _actions(_left_before(row)), may_remove=may_write),
        members=tuple(members_of(row, on=viewer.on)) if may_write else (),
        may_write=may_write,
    )


def point_to_write(viewer: Viewer, key: UUID, point: int) -> AgendaPoint:
    """A point of the agenda whose minutes the viewer keeps; raises Http404."""
    rows = AgendaPoint.objects.filter(
        gathering__in=Gathering.objects.filter(Gathering.arranged_by(viewer)), gathering__key=key, pk=point
    )
    row = rows.select_related("gathering").first()
    if row is None:
        raise Http404
    return row


def draft_of_point(row: AgendaPoint) -> str:
    """Under which key the minutes of a point keep themselves while they are typed."""
    return f"verslag:{uuid5(row.gathering.key, str(row.pk))}"


def fingerprint_of_point(row: AgendaPoint) -> str:
    """Tell one state of a point from another, so that of two who write at once the second is told."""
    return sha256(dumps([row.title, row.words, row.notes]).encode()).hexdigest()[:16]


def point_as_it_stands(row: AgendaPoint) -> dict[str, str]:
    """What stands in the form of a point."""
    return {"title": row.title, "words": row.words, "notes": row.notes, "was": fingerprint_of_point(row)}


def my_actions(viewer: Viewer) -> tuple[ActionLine, ...]:
    """What the viewer took upon them in meetings: what is to do first, then what was done lately."""
    rows = _actions(Q(owner__in=viewer.persons)).order_by("done_on", "until", "pk")
    lines = _lines(viewer, rows, may_remove=False)
    return tuple(sorted(lines, key=lambda line: (line.row.done_on is not None, line.row.until)))


def actions_of_bodies(viewer: Viewer, *, organisation: int) -> tuple[ActionLine, ...]:
    """The actions of the bodies of an organisation that the viewer reads, the first to be done first.

    For a subject above that points at one: it keeps `key` as a value.
    """
    read = Gathering.objects.filter(read_by(viewer), organisation=organisation)
    return _lines(viewer, _actions(Q(gathering__in=read)).order_by("until", "pk"), may_remove=False)


def action_of_body(viewer: Viewer, key: UUID) -> ActionLine | None:
    """The action with this key, as far as the viewer reads it: as a member of that body, or because it is theirs."""
    read = Gathering.objects.filter(read_by(viewer))
    rows = _actions(Q(gathering__in=read) | Q(owner__in=viewer.persons)).filter(key=key)
    return next(iter(_lines(viewer, rows, may_remove=False)), None)


def decisions_of_bodies(viewer: Viewer, *, organisation: int) -> tuple[DecisionLine, ...]:
    """What the bodies of an organisation decided and the viewer reads, the latest first.

    For a subject above that points at one: it keeps `key` as a value.
    """
    read = Gathering.objects.filter(read_by(viewer), organisation=organisation)
    rows = BodyDecision.objects.filter(gathering__in=read).select_related("gathering")
    return tuple(DecisionLine(row) for row in rows.order_by("-gathering__day", "gathering_id", "number"))


def decision_of_body(viewer: Viewer, key: UUID) -> DecisionLine | None:
    """The decision with this key, as far as the viewer reads it as a member of that body."""
    read = Gathering.objects.filter(read_by(viewer))
    row = BodyDecision.objects.filter(gathering__in=read, key=key).select_related("gathering").first()
    return DecisionLine(row) if row else None


def writes(viewer: Viewer, row: Gathering) -> bool:
    """Say whether the viewer keeps agenda and minutes of this meeting."""
    return Gathering.objects.filter(Gathering.arranged_by(viewer), pk=row.pk).exists()


def members_of(row: Gathering, *, on: date) -> QuerySet[Person]:
    """Who is a member of the body of a meeting on a day."""
    roles = [role.value for role in MEMBERS[Gathering.Body(row.body)]]
    near = Affiliation.objects.filter(of=row.organisation_id, period__contains=on).values("member")
    held = Role.objects.filter(
        Q(organisation=row.organisation_id) | Q(organisation__in=near), role__in=roles, period__contains=on
    )
    return Person.objects.filter(pk__in=held.values("person"), is_service=False).order_by("sort_name", "pk")


def _actions(which: Q) -> QuerySet[BodyAction]:
    rows = BodyAction.objects.filter(which).select_related("owner", "gathering")
    return rows.order_by("gathering__day", "gathering_id", "number")


def _left_before(row: Gathering) -> Q:
    """What earlier meetings of the same body left open, and what was done since the last of them."""
    earlier = Gathering.objects.filter(
        Q(day__lt=row.day) | Q(day=row.day, pk__lt=row.pk), organisation=row.organisation_id, body=row.body
    )
    last: date | None = earlier.aggregate(last=Max("day"))["last"]
    return Q(gathering__in=earlier) & (Q(done_on=None) | (Q(done_on__gte=last) if last else NOTHING))


def _lines(
    viewer: Viewer, rows: Sequence[BodyAction] | QuerySet[BodyAction], *, may_remove: bool
) -> tuple[ActionLine, ...]:
    return tuple(ActionLine(row, viewer.on, row.owner_id in viewer.persons, may_remove) for row in rows)
