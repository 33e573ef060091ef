"""Who may coach a starter, with the hours each has left, and why others may not; and what was proposed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.boards import boards_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachHours, CoachRegistration, Pair, Person, Post
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import hours, short_day


@dataclass(frozen=True, slots=True)
class CoachChoice:
    """Someone in the coach register of the board: the hours of this school year, and why not when they may not."""

    registration: int
    person: int
    name: str
    is_external: bool
    certificate: str
    certified_until: date | None
    available: float | None
    reserved: float
    starters: int
    refusal: str

    @property
    def left(self) -> float | None:
        """The hours no starter has yet."""
        return None if self.available is None else round(self.available - self.reserved, 2)

    @property
    def where(self) -> str:
        """From outside or of the board."""
        return _("van buiten") if self.is_external else _("van het bestuur")

    @property
    def detail(self) -> str:
        """What one wants to know to choose."""
        parts = [self.where, self.certificate]
        if self.left is not None:
            words = _("%(hours)s over") if self.left >= 0 else _("%(hours)s te veel")
            parts.append(words % {"hours": hours(abs(self.left))})
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Load:
    """How many starters a coach has at a board, and the hours the programme gives for them."""

    starters: int
    hours: float


NO_LOAD = Load(0, 0.0)


def coach_choices(viewer: Viewer, starter: int) -> list[CoachChoice]:
    """Everyone in the register of the starter's board today: who may coach first, most hours left on top.

    The caller knows that the viewer couples people to this starter.
    """
    posts = Post.objects.filter(_open(viewer.on), person=starter).values_list("school__parent", flat=True)
    boards = {board for board in posts if board}
    held = dict(
        Pair.objects.filter(_open(viewer.on), starter=starter).values_list("holder", "relation").order_by("relation")
    )
    found = register_of(boards, on=viewer.on)
    needed = _needed([starter], on=viewer.on).get(starter, 0.0)
    choices = [
        _judged(choice, relation=held.get(choice.person), needed=needed, on=viewer.on)
        for choice in found
        if held.get(choice.person) != Relation.COACH.value and choice.person != starter
    ]
    return sorted(choices, key=lambda choice: (bool(choice.refusal), -(choice.left or 0.0), choice.name))


def register_of(boards: Collection[int], *, on: date) -> list[CoachChoice]:
    """The coaches of these boards today, with the hours they have and those promised to starters, by name."""
    year = SchoolYear.of(on).start_year
    given = CoachHours.objects.filter(registration=OuterRef("pk"), school_year=year).values("hours")[:1]
    rows = CoachRegistration.objects.filter(board__in=list(boards), period__contains=on).select_related("person")
    rows = rows.annotate(available=Subquery(given)).order_by("person__sort_name", "pk")
    loads = loads_of([row.person_id for row in rows], on=on)
    return [_choice(row, loads.get((row.person_id, row.board_id), NO_LOAD)) for row in rows]


def loads_of(coaches: Collection[int], *, on: date) -> dict[tuple[int, int], Load]:
    """By coach and board: how many starters they coach there today or will, and the hours of the programme for it."""
    pairs = list(
        Pair.objects.filter(_open(on), holder__in=list(coaches), relation=Relation.COACH.value).values_list(
            "holder", "starter"
        )
    )
    starters = {starter for _holder, starter in pairs}
    needed = _needed(starters, on=on)
    boards = dict(
        Post.objects.filter(_open(on), person__in=starters).order_by("-period").values_list("person", "school__parent")
    )
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for holder, starter in set(pairs):
        if board := boards.get(starter):
            found[holder, board].append(starter)
    return {key: Load(len(mine), sum(needed.get(starter, 0.0) for starter in mine)) for key, mine in found.items()}


def open_proposals(viewer: Viewer, starters: Collection[int]) -> dict[int, CoachProposal]:
    """The proposal that waits for each of these starters, as far as the viewer may see it."""
    return {row.starter_id: row for row in waiting_proposals(viewer, starters)}


def waiting_proposals(viewer: Viewer, starters: Collection[int]) -> QuerySet[CoachProposal]:
    """The proposals for these starters that nobody answered, as far as the viewer may see them."""
    rows = visible_to(viewer, CoachProposal.objects.filter(starter__in=list(starters), answer=""))
    return rows.select_related("holder", "proposed_by", "starter")


def managers_of(starter: int, *, on: date) -> list[Person]:
    """Who leads the starter today, or will first."""
    rows = Pair.objects.filter(_open(on), starter=starter, relation=Relation.MANAGER.value).select_related("holder")
    return [row.holder for row in rows.order_by("period", "pk")]


@dataclass(frozen=True)
class Transfer:
    """The starters of a coach who goes away or stops, each with whom one may propose instead."""

    registration: CoachRegistration
    starters: tuple[tuple[Person, tuple[CoachChoice, ...], CoachProposal | None], ...]


def transfer_of(viewer: Viewer, registration: int) -> Transfer:
    """The starters of a coach of a board the viewer takes in for; raises Http404."""
    row = _registration(viewer, registration)
    mine = visible_to(viewer, Pair.objects.filter(_open(viewer.on), holder=row.person, relation=Relation.COACH.value))
    starters = [pair.starter for pair in mine.select_related("starter").order_by("starter__sort_name")]
    proposals = open_proposals(viewer, [starter.pk for starter in starters])
    found = []
    for starter in starters:
        choices = [choice for choice in coach_choices(viewer, starter.pk) if not choice.refusal]
        found.append((starter, tuple(choices), proposals.get(starter.pk)))
    return Transfer(row, tuple(found))


@dataclass(frozen=True)
class Waiting:
    """The starters of a board without a coach, for one coach with the hours that are left."""

    registration: CoachRegistration
    choice: CoachChoice
    starters: tuple[Person, ...]


def waiting_for_coach(viewer: Viewer, registration: int) -> Waiting:
    """Which starters of the board have no coach today or to come; raises Http404 as `transfer_of` does."""
    row = _registration(viewer, registration)
    coached = Pair.objects.filter(_open(viewer.on), relation=Relation.COACH.value).values("starter")
    posted = Post.objects.filter(_open(viewer.on), school__parent=row.board_id).values("person")
    tracks = visible_to(viewer, Track.objects.filter(_open(viewer.on), starter__in=posted)).exclude(starter__in=coached)
    starters = {track.starter.pk: track.starter for track in tracks.select_related("starter")}
    choice = next(found for found in register_of([row.board_id], on=viewer.on) if found.registration == row.pk)
    return Waiting(row, choice, tuple(sorted(starters.values(), key=lambda starter: starter.sort_name)))


def _registration(viewer: Viewer, registration: int) -> CoachRegistration:
    """A line of the register that runs today, of a board the viewer takes in for."""
    rows = CoachRegistration.objects.filter(board__in=boards_of(viewer), period__contains=viewer.on)
    row = rows.select_related("person", "board").filter(pk=registration).first()
    if row is None:
        raise Http404
    return row


def _open(on: date) -> Q:
    return Q(period__endswith=None) | Q(period__endswith__gt=on)


def _needed(starters: Collection[int], *, on: date) -> dict[int, float]:
    """The hours of a coach that the programme of each of these starters gives for a school year."""
    tracks = Track.objects.filter(_open(on), starter__in=list(starters)).select_related("version")
    found = {}
    for track in tracks.order_by("-period"):
        given = definition_of(track.version).coach_hours
        found[track.starter_id] = given.for_caseload(tracks=1, groups=0) if given else 0.0
    return found


def _choice(row: CoachRegistration, load: Load) -> CoachChoice:
    available = getattr(row, "available", None)
    return CoachChoice(
        registration=row.pk,
        person=row.person_id,
        name=str(row.person),
        is_external=row.is_external,
        certificate=row.certificate or row.equivalent,
        certified_until=None if row.equivalent else row.certified_until,
        available=None if available is None else float(available),
        reserved=load.hours,
        starters=load.starters,
        refusal="",
    )


def _judged(choice: CoachChoice, *, relation: str | None, needed: float, on: date) -> CoachChoice:
    return CoachChoice(
        registration=choice.registration,
        person=choice.person,
        name=choice.name,
        is_external=choice.is_external,
        certificate=choice.certificate,
        certified_until=choice.certified_until,
        available=choice.available,
        reserved=choice.reserved,
        starters=choice.starters,
        refusal=_why_not(choice, relation=relation, needed=needed, on=on),
    )


def _why_not(choice: CoachChoice, *, relation: str | None, needed: float, on: date) -> str:
    if relation == Relation.MANAGER.value:
        return _("Geeft leiding aan deze starter. Begeleiden en beoordelen blijven gescheiden.")
    if relation == Relation.BUDDY.value:
        return _("Is al het maatje van deze starter.")
    if choice.certified_until and choice.certified_until < on:
        return _("Het certificaat is verlopen op %(day)s.") % {"day": short_day(choice.certified_until)}
    if choice.available is None:
        return _("Voor dit schooljaar zijn nog geen uren afgesproken.")
    if choice.left is not None and choice.left < needed:
        return _("Heeft %(left)s over; een traject vraagt %(needed)s.") % {
            "left": hours(max(choice.left, 0.0)),
            "needed": hours(needed),
        }
    return ""


def best(choices: Sequence[CoachChoice]) -> CoachChoice | None:
    """Who may coach and has most hours left."""
    return next((choice for choice in choices if not choice.refusal), None)
