"""Who may coach a starter, with the hours each has left, and why others may not; and what was proposed."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.coach_hours import CoachYear, coach_years, hours_asked_for
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.boards import boards_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachRegistration, Pair, Person, Post
from startbaan.apps.programme.models import Track
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.ui.wording import hours, short_day


@dataclass(frozen=True, slots=True)
class CoachChoice:
    """Someone in the coach register of the board: the hours of a school year, and why not when they may not.

    `needed` is what one more trajectory asks, `proposed` what proposals for other starters ask that wait for an answer.
    """

    hours: CoachYear
    needed: float = 0.0
    proposed: float = 0.0
    refusal: str = ""

    @property
    def registration(self) -> int:
        """The line of the register."""
        return self.hours.row.pk

    @property
    def person(self) -> int:
        """Who it is."""
        return self.hours.row.person_id

    @property
    def name(self) -> str:
        """The name as one says it."""
        return str(self.hours.row.person)

    @property
    def is_external(self) -> bool:
        """Whether the coach comes from outside the board."""
        return self.hours.row.is_external

    @property
    def certificate(self) -> str:
        """The certificate, or the comparable course."""
        return self.hours.row.certificate or self.hours.row.equivalent

    @property
    def certified_until(self) -> date | None:
        """The last day of the certificate; a comparable course has none."""
        return None if self.hours.row.equivalent else self.hours.row.certified_until

    @property
    def available(self) -> float | None:
        """The hours in the yearly task."""
        return self.hours.available

    @property
    def reserved(self) -> float:
        """The hours that are asked of it."""
        return self.hours.asked

    @property
    def starters(self) -> int:
        """How many starters these are for."""
        return len(self.hours.counted)

    @property
    def left(self) -> float | None:
        """The hours no starter has yet."""
        return self.hours.left

    @property
    def too_many(self) -> float:
        """How many hours too many there are after one more trajectory."""
        return self.hours.after(self.needed) if self.needed else 0.0

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
        if self.proposed:
            parts.append(_("%(hours)s al voorgesteld") % {"hours": hours(self.proposed)})
        if self.too_many and not self.refusal:
            parts.append(_("na deze koppeling %(hours)s te veel") % {"hours": hours(self.too_many)})
        return ", ".join(part for part in parts if part)


def coach_choices(viewer: Viewer, starter: int, *, start: date | None = None) -> list[CoachChoice]:
    """Everyone in the register of the starter's board today: who may coach first, most hours left on top.

    The hours are those of the school year in which the coach would begin. The caller knows that the viewer couples
    people to this starter.
    """
    year = SchoolYear.of(max(start or viewer.on, viewer.on))
    posts = Post.objects.filter(_open(viewer.on), person=starter).values_list("school__parent", flat=True)
    boards = {board for board in posts if board}
    held = dict(
        Pair.objects.filter(_open(viewer.on), starter=starter).values_list("holder", "relation").order_by("relation")
    )
    found = register_of(boards, on=viewer.on, year=year)
    needed = hours_asked_for([starter], year=year, on=viewer.on).get(starter, 0.0)
    proposed = _proposed([choice.person for choice in found], year=year, on=viewer.on, but=starter)
    choices = [
        _judged(
            replace(choice, needed=needed, proposed=proposed.get(choice.person, 0.0)),
            relation=held.get(choice.person),
            on=viewer.on,
        )
        for choice in found
        if held.get(choice.person) != Relation.COACH.value and choice.person != starter
    ]
    return sorted(choices, key=_order)


def register_of(boards: Collection[int], *, on: date, year: SchoolYear | None = None) -> list[CoachChoice]:
    """The coaches of these boards today, with the hours they have in a school year and what is asked of it, by name."""
    rows = CoachRegistration.objects.filter(board__in=list(boards), period__contains=on)
    return [CoachChoice(found) for found in coach_years(rows, year=year or SchoolYear.of(on), on=on)]


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
class Matched:
    """A starter of many for whom one may propose a coach: who may, who fits best, and what was proposed before."""

    starter: Person
    choices: tuple[CoachChoice, ...]
    best: CoachChoice | None
    proposal: CoachProposal | None


@dataclass(frozen=True)
class Transfer:
    """The starters of a coach who goes away or stops, each with whom one may propose instead."""

    registration: CoachRegistration
    starters: tuple[Matched, ...]


def transfer_of(viewer: Viewer, registration: int) -> Transfer:
    """The starters of a coach of a board the viewer takes in for; raises Http404."""
    row = _registration(viewer, registration)
    mine = visible_to(viewer, Pair.objects.filter(_open(viewer.on), holder=row.person, relation=Relation.COACH.value))
    starters = [pair.starter for pair in mine.select_related("starter").order_by("starter__sort_name")]
    return Transfer(row, tuple(_matched(viewer, starters)))


def _matched(viewer: Viewer, starters: Sequence[Person]) -> list[Matched]:
    """For each of these starters the coach with most hours left, so that none is asked more than there is."""
    proposals = open_proposals(viewer, [starter.pk for starter in starters])
    handed_out: dict[int, float] = defaultdict(float)
    found = []
    for starter in starters:
        choices = [choice for choice in coach_choices(viewer, starter.pk) if not choice.refusal]
        proposal = proposals.get(starter.pk)
        with_these = [replace(one, proposed=one.proposed + handed_out[one.person]) for one in choices]
        first = None if proposal else best(sorted(with_these, key=_order))
        if first is not None:
            handed_out[first.person] += first.needed
        found.append(Matched(starter, tuple(choices), first, proposal))
    return found


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


def _proposed(coaches: Collection[int], *, year: SchoolYear, on: date, but: int) -> dict[int, float]:
    """The hours that waiting proposals would ask of each coach, one starter left aside."""
    rows = CoachProposal.objects.filter(holder__in=list(coaches), answer="").exclude(starter=but)
    waiting = list(rows.values_list("holder", "starter"))
    needed = hours_asked_for([starter for _holder, starter in waiting], year=year, on=on) if waiting else {}
    found: dict[int, float] = defaultdict(float)
    for holder, starter in waiting:
        found[holder] += needed.get(starter, 0.0)
    return found


def _order(choice: CoachChoice) -> tuple[bool, float, float, str]:
    """Who may comes before who may not, who has hours for it before who has not, and then most hours left."""
    return bool(choice.refusal), choice.too_many, choice.proposed - (choice.left or 0.0), choice.name


def _judged(choice: CoachChoice, *, relation: str | None, on: date) -> CoachChoice:
    return replace(choice, refusal=_why_not(choice, relation=relation, on=on))


def _why_not(choice: CoachChoice, *, relation: str | None, on: date) -> str:
    if relation == Relation.MANAGER.value:
        return _("Geeft leiding aan deze starter. Begeleiden en beoordelen blijven gescheiden.")
    if relation == Relation.BUDDY.value:
        return _("Is al het maatje van deze starter.")
    if choice.certified_until and choice.certified_until < on:
        return _("Het certificaat is verlopen op %(day)s.") % {"day": short_day(choice.certified_until)}
    if choice.available is None:
        return _("Voor schooljaar %(year)s zijn nog geen uren afgesproken.") % {"year": choice.hours.year}
    return ""


def best(choices: Sequence[CoachChoice]) -> CoachChoice | None:
    """Who may coach and has most hours left, enough for this starter and for those proposed before."""
    return next((one for one in choices if not one.refusal and one.needed <= (one.left or 0.0) - one.proposed), None)
