"""Who may become coach, buddy or manager of a starter, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.home.queries.circle import is_open
from startbaan.apps.home.queries.dossier import COUPLERS, starter_known
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.intake.queries.assigning import CoachChoice, coach_choices, managers_of, open_proposals
from startbaan.apps.people.access import Viewer, stands
from startbaan.apps.people.models import CoachRegistration, Pair, Person, Post, Role
from startbaan.apps.people.queries import pairs_of
from startbaan.apps.programme.models import Track
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.privacy.words import relation_name
from startbaan.domain.words import Sector


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who may be coupled, with what one wants to know to choose."""

    person: int
    name: str
    detail: str

    @property
    def label(self) -> str:
        """The name with what one wants to know."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


@dataclass(frozen=True)
class Coupling:
    """What one needs to see to couple someone to a starter."""

    starter: Person
    relation: Relation
    word: str
    candidates: tuple[Candidate, ...]
    leaving: Pair | None
    first_day: date
    refused: tuple[CoachChoice, ...] = ()
    proposal: CoachProposal | None = None
    may_propose: bool = False
    chosen: int | None = None

    @property
    def nobody(self) -> str:
        """What to do when there is nobody to choose from."""
        return {
            Relation.COACH: _(
                "Er staat geen andere coach in het register van het bestuur. Voeg daar eerst iemand toe."
            ),
            Relation.BUDDY: _("Er werken nog geen andere collega’s op deze school. Neem hen eerst op."),
            Relation.MANAGER: _("Niemand anders geeft leiding aan deze school. Geef iemand eerst die rol."),
        }[self.relation]


def coupling(viewer: Viewer, key: UUID, relation: str) -> Coupling:
    """Who may be coupled to a starter in this relation; raises Http404 for whom that is not to decide."""
    starter = starter_known(viewer, key)
    if relation not in set(PAIR_RELATIONS) or not any(stands(viewer, mine, starter.pk) for mine in COUPLERS):
        raise Http404
    as_what = Relation(relation)
    first = Post.objects.filter(is_open(viewer), person=starter).order_by("period").first()
    proposal = open_proposals(viewer, [starter.pk]).get(starter.pk) if as_what is Relation.COACH else None
    first_day = max(viewer.on, first.period.start) if first else viewer.on
    first_day = proposal.start_on if proposal else first_day
    coaches = coach_choices(viewer, starter.pk, start=first_day) if as_what is Relation.COACH else []
    return Coupling(
        starter=starter,
        relation=as_what,
        word=_word(as_what, viewer, starter),
        candidates=_fitting(coaches) if coaches else tuple(candidates(viewer, starter, as_what)),
        leaving=predecessor(viewer, starter, as_what),
        first_day=first_day,
        refused=tuple(choice for choice in coaches if choice.refusal),
        proposal=proposal,
        may_propose=as_what is Relation.COACH
        and not stands(viewer, Relation.MANAGER, starter.pk)
        and bool(managers_of(starter.pk, on=viewer.on)),
        chosen=proposal.holder_id if proposal else None,
    )


def _fitting(coaches: Sequence[CoachChoice]) -> tuple[Candidate, ...]:
    """Those who may coach, with their hours."""
    return tuple(Candidate(choice.person, choice.name, choice.detail) for choice in coaches if not choice.refusal)


@dataclass(frozen=True)
class Parting:
    """A pair that someone wants to end."""

    starter: Person
    pair: Pair
    word: str

    @property
    def consequences(self) -> tuple[str, ...]:
        """What will happen."""
        holder, starter = str(self.pair.holder), str(self.starter)
        return (
            _("Na de laatste dag ziet %(holder)s niets meer van %(starter)s.") % {"holder": holder, "starter": starter},
            _("Wat ze samen schreven, blijft van %(starter)s.") % {"starter": starter},
            _("Er is dan geen %(word)s meer, tot je iemand anders koppelt.") % {"word": self.word},
        )


def parting(viewer: Viewer, key: UUID, pair: int) -> Parting:
    """The pair to end; raises Http404 when it is over, or for whom that is not to decide."""
    starter = starter_known(viewer, key)
    row = pairs_of(viewer, starter.pk).filter(is_open(viewer), pk=pair).first()
    if row is None or not any(stands(viewer, mine, starter.pk) for mine in COUPLERS):
        raise Http404
    return Parting(starter, row, _word(Relation(row.relation), viewer, starter))


def candidates(viewer: Viewer, starter: Person, relation: Relation) -> list[Candidate]:
    """Who may stand in this relation to the starter from today, by name; never who helps in another way already.

    A coach is in the register of the board today with a certificate that runs and hours agreed, a buddy works at
    the school and is no starter, a manager leads the school, the team or the board.
    """
    places = _places(viewer, starter)
    if relation is Relation.COACH:
        return list(_fitting(coach_choices(viewer, starter.pk)))
    found = {Relation.BUDDY: _colleagues, Relation.MANAGER: _managers}[relation]
    helping = Pair.objects.filter(is_open(viewer), starter=starter).values_list("holder", flat=True)
    there = {candidate.person: candidate for candidate in found(viewer, places)}
    return [candidate for candidate in there.values() if candidate.person not in {*helping, starter.pk}]


def predecessor(viewer: Viewer, starter: Person, relation: Relation) -> Pair | None:
    """The coach or buddy who goes when another comes; managers may be two."""
    if relation is Relation.MANAGER:
        return None
    rows = Pair.objects.filter(is_open(viewer), starter=starter, relation=relation.value)
    return rows.select_related("holder").order_by("period").first()


def shared_period(starter: int, holder: int, *, start: date) -> Period:
    """The days from `start` on which both are there, as far as is known; a pair lies inside them."""
    own = list(Post.objects.filter(person=starter).values_list("period", flat=True))
    theirs = [
        *Post.objects.filter(person=holder).values_list("period", flat=True),
        *Role.objects.filter(person=holder).values_list("period", flat=True),
        *CoachRegistration.objects.filter(person=holder).values_list("period", flat=True),
    ]
    ends = [end for end in (_lasts_until(own, start), _lasts_until(theirs, start)) if end is not None]
    return Period(start, min(ends, default=None))


def _lasts_until(periods: Sequence[Period], day: date) -> date | None:
    """How long stretches that join or overlap go on from a day; the day after when they do not hold it."""
    end = day
    for period in sorted(periods, key=lambda period: period.start):
        if period.start > end:
            break
        if period.end is None:
            return None
        end = max(end, period.end)
    return end if end > day else day + timedelta(days=1)


def _places(viewer: Viewer, starter: Person) -> dict[str, list[int]]:
    """The teams, schools and boards where a starter works or will work."""
    rows = Post.objects.filter(is_open(viewer), person=starter).values_list("team", "school", "school__parent")
    return {
        "team": [team for team, _school, _board in rows if team],
        "school": [school for _team, school, _board in rows],
        "board": [board for _team, _school, board in rows if board],
    }


def _colleagues(viewer: Viewer, places: dict[str, list[int]]) -> list[Candidate]:
    starting = Track.objects.filter(is_open(viewer)).values("starter")
    rows = Post.objects.filter(school__in=places["school"], period__contains=viewer.on).exclude(person__in=starting)
    return [
        Candidate(row.person_id, str(row.person), row.function)
        for row in rows.select_related("person").order_by("person__sort_name", "pk")
    ]


def _managers(viewer: Viewer, places: dict[str, list[int]]) -> list[Candidate]:
    rows = Role.objects.filter(
        organisation__in=[*places["team"], *places["school"], *places["board"]],
        role=RoleName.LINE_MANAGER.value,
        period__contains=viewer.on,
    )
    return [
        Candidate(row.person_id, str(row.person), row.organisation.name)
        for row in rows.select_related("person", "organisation").order_by("person__sort_name", "pk")
    ]


def _word(relation: Relation, viewer: Viewer, starter: Person) -> str:
    sectors = (
        Post.objects.filter(is_open(viewer), person=starter).order_by("period").values_list("school__sector", flat=True)
    )
    sector = next((Sector(found) for found in sectors if found), None)
    return relation_name(relation, language=get_language() or "nl", sector=sector)
