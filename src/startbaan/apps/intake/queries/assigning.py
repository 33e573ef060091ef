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
from startbaan.apps.people.queries.together import read_together
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
    def brief(self) -> str:
        """Who, and the hours that are left, in a list to choose from."""
        if self.left is None:
            return self.name
        words = _("%(name)s: %(hours)s over") if self.left >= 0 else _("%(name)s: %(hours)s te veel")
        return words % {"name": self.name, "hours": hours(abs(self.left))}

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
    return choices_for(viewer, [starter], start=start)[starter]


def choices_for(
    viewer: Viewer, starters: Collection[int], *, start: date | None = None
) -> dict[int, list[CoachChoice]]:
    """The same for each of these starters, in the same number of statements for one and for many."""
    year = SchoolYear.of(max(start or viewer.on, viewer.on))
    posts = Post.objects.filter(open_on(viewer.on), person__in=list(starters)).select_related("school")
    pairs = Pair.objects.filter(open_on(viewer.on), starter__in=list(starters)).order_by("relation")
    read_together(posts, pairs)
    boards: dict[int, set[int]] = defaultdict(set)
    for post in posts:
        if post.school.parent_id:
            boards[post.person_id].add(post.school.parent_id)
    held: dict[int, dict[int, str]] = defaultdict(dict)
    for pair in pairs:
        held[pair.starter_id][pair.holder_id] = pair.relation
    found = register_of({board for theirs in boards.values() for board in theirs}, on=viewer.on, year=year)
    needed = hours_asked_for(starters, year=year, on=viewer.on)
    waiting = _waiting_hours([choice.person for choice in found], year=year, on=viewer.on)
    return {
        starter: sorted(
            (
                _judged(
                    replace(
                        choice,
                        needed=needed.get(starter, 0.0),
                        proposed=sum(more for who, more in waiting[choice.person] if who != starter),
                    ),
                    relation=held[starter].get(choice.person),
                    on=viewer.on,
                )
                for choice in found
                if choice.hours.row.board_id in boards[starter]
                and held[starter].get(choice.person) != Relation.COACH.value
                and choice.person != starter
            ),
            key=_order,
        )
        for starter in starters
    }


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
    rows = Pair.objects.filter(open_on(on), starter=starter, relation=Relation.MANAGER.value).select_related("holder")
    return [row.holder for row in rows.order_by("period", "pk")]


@dataclass(frozen=True)
class Waiting:
    """The starters of a board without a coach, for one coach with the hours that are left."""

    registration: CoachRegistration
    choice: CoachChoice
    starters: tuple[Person, ...]


def waiting_for_coach(viewer: Viewer, registration: int) -> Waiting:
    """Which starters of the board have no coach today or to come; raises Http404 as `transfer_of` does."""
    row = running_registration(viewer, registration)
    starters = without_coach(viewer, [row.board_id])
    choice = next(found for found in register_of([row.board_id], on=viewer.on) if found.registration == row.pk)
    return Waiting(row, choice, tuple(starters))


def without_coach(viewer: Viewer, boards: Collection[int]) -> list[Person]:
    """The starters of these boards who have no coach today or to come, by name."""
    coached = Pair.objects.filter(open_on(viewer.on), relation=Relation.COACH.value).values("starter")
    posted = Post.objects.filter(open_on(viewer.on), school__parent__in=list(boards)).values("person")
    tracks = visible_to(viewer, Track.objects.filter(open_on(viewer.on), starter__in=posted)).exclude(
        starter__in=coached
    )
    starters = {track.starter.pk: track.starter for track in tracks.select_related("starter")}
    return sorted(starters.values(), key=lambda starter: starter.sort_name)


def running_registration(viewer: Viewer, registration: int) -> CoachRegistration:
    """A line of the register that runs today, of a board the viewer takes in for."""
    rows = CoachRegistration.objects.filter(board__in=boards_of(viewer), period__contains=viewer.on)
    row = rows.select_related("person", "board").filter(pk=registration).first()
    if row is None:
        raise Http404
    return row


def open_on(on: date) -> Q:
    """Give what runs on a day or is still to begin."""
    return Q(period__endswith=None) | Q(period__endswith__gt=on)


def _waiting_hours(coaches: Collection[int], *, year: SchoolYear, on: date) -> dict[int, list[tuple[int, float]]]:
    """By coach the starters of proposals that wait, with the hours each would ask."""
    rows = CoachProposal.objects.filter(holder__in=list(coaches), answer="")
    waiting = list(rows.values_list("holder", "starter"))
    needed = hours_asked_for([starter for _holder, starter in waiting], year=year, on=on)
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for holder, starter in waiting:
        found[holder].append((starter, needed.get(starter, 0.0)))
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
