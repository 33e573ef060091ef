"""A coach for every starter at once: the best assignment there is, with the reason for each and who is left and why."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import Http404
from django.utils.translation import gettext

from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import (
    CoachChoice,
    choices_for,
    open_on,
    open_proposals,
    running_registration,
    without_coach,
)
from startbaan.apps.intake.queries.boards import boards_of
from startbaan.apps.intake.queries.wishes import wished_together
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachRegistration, Organisation, Pair, Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.domain.grouping.coaches import Coach, CoachPool, Pairing, Waiting
from startbaan.domain.grouping.coaches_answers import CoachAnswer
from startbaan.domain.grouping.coaches_asking import NoAnswer, ask_coaches
from startbaan.domain.grouping.coaches_explaining import what_helps, why_with, why_without
from startbaan.domain.grouping.pool import School
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.sentences import Sentence

SECONDS = 10.0


@dataclass(frozen=True)
class Matched:
    """A starter of many for whom one may propose a coach: who may, who fits best, and what was proposed before."""

    starter: Person
    choices: tuple[CoachChoice, ...]
    best: CoachChoice | None = None
    proposal: CoachProposal | None = None
    is_led: bool = True
    reasons: tuple[Sentence, ...] = ()
    """Why this coach; or why none, and what would help."""

    @property
    def is_asked(self) -> bool:
        """Whether one may choose here: nothing waits for an answer, and somebody leads the starter."""
        return self.is_led and self.proposal is None

    @property
    def why(self) -> str:
        """The reasons in a row, in the language of whoever reads."""
        return " ".join(reason.said(gettext) for reason in self.reasons)


@dataclass(frozen=True)
class Matching:
    """Everyone together, how good it is for certain, and the schools of which it is not known where they stand."""

    starters: tuple[Matched, ...]
    answer: CoachAnswer | None = None
    without_place: tuple[str, ...] = ()
    problem: str = ""

    @property
    def proposed(self) -> tuple[Matched, ...]:
        """Those for whom a proposal waits for an answer."""
        return tuple(one for one in self.starters if one.proposal is not None)

    @property
    def unled(self) -> tuple[Matched, ...]:
        """Those of whom nobody can confirm a coach yet."""
        return tuple(one for one in self.starters if not one.is_led and one.proposal is None)

    @property
    def proof(self) -> str:
        """How good the assignment is for certain, in words."""
        return self.answer.proof.said(gettext) if self.answer else ""

    @property
    def kilometres(self) -> float:
        """How far it is from school to school for all together, where that is known."""
        return self.answer.cost.hectometres / 10 if self.answer else 0.0


@dataclass(frozen=True)
class Transfer:
    """The starters of a coach who goes away or stops, each with whom one may propose instead."""

    registration: CoachRegistration
    matching: Matching


def transfer_of(viewer: Viewer, registration: int) -> Transfer:
    """The starters of a coach of a board the viewer takes in for; raises Http404."""
    row = running_registration(viewer, registration)
    mine = visible_to(viewer, Pair.objects.filter(open_on(viewer.on), holder=row.person, relation=Relation.COACH.value))
    starters = [pair.starter for pair in mine.select_related("starter").order_by("starter__sort_name")]
    return Transfer(row, _matching(viewer, starters))


def matches(viewer: Viewer) -> Matching:
    """Every starter without a coach at the boards the viewer takes in for, with who fits best; raises Http404."""
    boards = list(boards_of(viewer).values_list("pk", flat=True))
    if not boards:
        raise Http404
    return _matching(viewer, without_coach(viewer, boards))


def _matching(viewer: Viewer, starters: Sequence[Person]) -> Matching:
    """Compute the best assignment for all who have no proposal yet and whom somebody leads."""
    numbers = [starter.pk for starter in starters]
    proposals, offered = open_proposals(viewer, numbers), choices_for(viewer, numbers)
    around = look_around(viewer, numbers, {choice.person for found in offered.values() for choice in found})
    people = [
        Matched(
            starter,
            tuple(choice for choice in offered[starter.pk] if not choice.refusal),
            proposal=proposals.get(starter.pk),
            is_led=starter.pk in around.led,
        )
        for starter in starters
    ]
    asked = [one for one in people if one.is_asked]
    pool = _pool(asked, around)
    try:
        answer = ask_coaches(pool, seconds=SECONDS)
    except NoAnswer as problem:
        return Matching(tuple(people), problem=problem.sentence.said(gettext))
    names = {str(choice.registration): choice.name for one in asked for choice in one.choices}
    placed = tuple(_placed(one, pool, answer, names) if one.is_asked else one for one in people)
    return Matching(placed, answer, around.without_place)


def _placed(one: Matched, pool: CoachPool, answer: CoachAnswer, names: Mapping[str, str]) -> Matched:
    """Say who this starter gets, and why; or why nobody, and what would help."""
    starter, found = str(one.starter.pk), answer.assignment
    if starter not in found:
        why = why_without(pool, found, starter), what_helps(pool, found, starter, names=names)
        return replace(one, reasons=why)
    best = next(choice for choice in one.choices if str(choice.registration) == found[starter])
    return replace(one, best=best, reasons=why_with(pool, found, starter, names=names))


@dataclass(frozen=True)
class Around:
    """Where everyone works, who had whom before, and whom somebody leads."""

    school_of: Mapping[int, Organisation]
    before: frozenset[tuple[int, int]]
    led: frozenset[int]

    @property
    def without_place(self) -> tuple[str, ...]:
        """The names of the schools of which it is not known where they stand."""
        return tuple(sorted({school.name for school in self.school_of.values() if school.east is None}))


def look_around(viewer: Viewer, starters: Collection[int], coaches: Collection[int]) -> Around:
    """Where these people work, who had whom before, and whom somebody leads, in one statement."""
    everyone = [*starters, *coaches]
    posts = Post.objects.filter(open_on(viewer.on), person__in=everyone).select_related("school")
    posts = posts.order_by("period", "pk")
    pairs = Pair.objects.filter(
        starter__in=list(starters), relation__in=[Relation.COACH.value, Relation.MANAGER.value]
    ).order_by("pk")
    read_together(posts, pairs)
    school_of: dict[int, Organisation] = {}
    for post in posts:
        school_of.setdefault(post.person_id, post.school)
    return Around(
        school_of,
        frozenset((pair.starter_id, pair.holder_id) for pair in pairs if pair.relation == Relation.COACH.value),
        frozenset(
            pair.starter_id
            for pair in pairs
            if pair.relation == Relation.MANAGER.value and (pair.period.end is None or pair.period.end > viewer.on)
        ),
    )


def _pool(asked: Sequence[Matched], around: Around) -> CoachPool:
    """Put together what counts; a coach stands for one line of the register, with the hours of that board."""
    lines = {choice.registration: choice for one in asked for choice in one.choices}
    pairs = [(one.starter.pk, number) for one in asked for number in lines]
    may = {(one.starter.pk, choice.registration) for one in asked for choice in one.choices}
    said = wished_together(
        starters=[one.starter.pk for one in asked], coaches={choice.person for choice in lines.values()}
    )
    wishes: dict[Pairing, int] = {}
    never, before = set[Pairing](), set[Pairing]()
    for starter, number in pairs:
        pair, person = (str(starter), str(number)), (starter, lines[number].person)
        wished = said.get(person)
        if (starter, number) not in may or (wished and wished.never):
            never.add(pair)
        elif wished and wished.sides:
            wishes[pair] = wished.sides
        if person in around.before:
            before.add(pair)
    needed: dict[int, float] = defaultdict(float)
    needed |= {one.starter.pk: choice.needed for one in asked for choice in one.choices}
    return CoachPool(
        starters=[_waiting(one, around, hours=needed[one.starter.pk]) for one in asked],
        coaches=[_coach(choice, around) for choice in lines.values()],
        schools=schools_of(around),
        never=frozenset(never),
        wishes=wishes,
        before=frozenset(before),
    )


def _waiting(one: Matched, around: Around, *, hours: float) -> Waiting:
    school = around.school_of.get(one.starter.pk)
    return Waiting(str(one.starter.pk), str(school.pk) if school else "", (school and school.sector) or "", hours)


def _coach(choice: CoachChoice, around: Around) -> Coach:
    school = around.school_of.get(choice.person)
    hours = (choice.left or 0.0) - choice.proposed
    return Coach(str(choice.registration), str(school.pk) if school else "", (school and school.sector) or "", hours)


def schools_of(around: Around) -> list[School]:
    """The schools of which it is known where they stand."""
    schools = {school.pk: school for school in around.school_of.values()}
    return [
        School(str(school.pk), float(school.east), float(school.north))
        for school in schools.values()
        if school.east is not None and school.north is not None
    ]
