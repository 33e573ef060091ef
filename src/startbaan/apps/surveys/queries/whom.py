"""Whom a questionnaire is put to: the people of a board or partnership on a day, as what, and counted with whom."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from startbaan.apps.people.models import Affiliation, CoachRegistration, Organisation, Pair, Person, Post, Role
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.questionnaires.definition import Rater

TEAM = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP, RoleName.STEERING_GROUP, RoleName.INSTITUTE_COORDINATOR)


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody who is asked, as which rater, and the sector and board with whose answers theirs are counted."""

    person: int
    group: Rater
    sector: str = ""
    board: int | None = None


@dataclass(frozen=True, slots=True)
class CoachAsked:
    """A coach about whom is asked: whose board it is for, and the starters coached."""

    key: str
    name: str
    board: int
    whom: tuple[Whom, ...]


def people_to_ask(organisation: Organisation, *, raters: Collection[Rater], on: date) -> list[Whom]:
    """Give everyone to ask; who is several things is asked once, as the first of them, whatever persons they have."""
    found: dict[tuple[str, int], Whom] = {}
    users: dict[int, int | None] = {}
    for rater in raters:
        people = list(FINDERS[rater](organisation, on)) if rater in FINDERS else []
        users |= dict(Person.objects.filter(pk__in={one.person for one in people}).values_list("pk", "user"))
        for one in people:
            user = users.get(one.person)
            found.setdefault(("user", user) if user else ("person", one.person), one)
    return list(found.values())


def starters_among(people: Iterable[int], *, on: date) -> list[Whom]:
    """Give those of these people who are starters on a day, with the sector and board of their school."""
    return _starters(Q(person__in=list(people)), on)


def coaches_to_ask_about(board: Organisation, *, on: date) -> list[CoachAsked]:
    """Give the coaches of a board who coach somebody on a day, each with the starters coached."""
    registered = CoachRegistration.objects.filter(board=board, period__contains=on).values("person")
    pairs = Pair.objects.filter(relation=Relation.COACH.value, period__contains=on, holder__in=registered)
    starters = {one.person: one for one in _starters(_at_board(board), on)}
    coached: dict[Person, list[Whom]] = {}
    for pair in pairs.select_related("holder").order_by("holder", "starter"):
        if pair.starter_id in starters:
            coached.setdefault(pair.holder, []).append(starters[pair.starter_id])
    return [CoachAsked(str(coach.key), str(coach), board.pk, tuple(whom)) for coach, whom in coached.items()]


def askers(*, on: date) -> list[Organisation]:
    """Give who asks every year: each partnership, and each board that belongs to none."""
    kinds = Organisation.OfKind
    joined = Affiliation.objects.filter(period__contains=on, of__of_kind=kinds.PARTNERSHIP).values("member")
    alone = Q(of_kind=kinds.BOARD) & ~Q(pk__in=joined)
    return list(Organisation.objects.filter(Q(of_kind=kinds.PARTNERSHIP) | alone).order_by("pk"))


def boards_under(organisation: Organisation, *, on: date) -> QuerySet[Organisation]:
    """Give the boards of a partnership on a day, or the board itself."""
    if organisation.of_kind == Organisation.OfKind.BOARD:
        return Organisation.objects.filter(pk=organisation.pk)
    members = Affiliation.objects.filter(of=organisation, period__contains=on).values("member")
    return Organisation.objects.filter(pk__in=members, of_kind=Organisation.OfKind.BOARD)


def _schools(organisation: Organisation, on: date) -> QuerySet[Organisation]:
    boards = boards_under(organisation, on=on).values("pk")
    members = Affiliation.objects.filter(of=organisation, period__contains=on).values("member")
    return Organisation.objects.filter(Q(parent__in=boards) | Q(pk__in=members), of_kind=Organisation.OfKind.SCHOOL)


def _at_board(board: Organisation) -> Q:
    return Q(school__parent=board)


def _starters(where: Q, on: date) -> list[Whom]:
    tracks = Track.objects.filter(period__contains=on).values("starter")
    posts = Post.objects.filter(where, person__in=tracks, period__contains=on)
    rows = posts.order_by("person", "pk").distinct("person")
    found = rows.values_list("person", "school__sector", "school__parent")
    return [Whom(person, Rater.STARTER, sector or "", board) for person, sector, board in found]


def _starters_of(organisation: Organisation, on: date) -> list[Whom]:
    return _starters(Q(school__in=_schools(organisation, on).values("pk")), on)


def _coaches(organisation: Organisation, on: date) -> list[Whom]:
    rows = CoachRegistration.objects.filter(board__in=boards_under(organisation, on=on), period__contains=on)
    found = rows.order_by("person", "pk").distinct("person").values_list("person", "board__sector", "board")
    return [Whom(person, Rater.COACH, sector or "", board) for person, sector, board in found]


def _managers(organisation: Organisation, on: date) -> list[Whom]:
    schools = _schools(organisation, on)
    rows = _holding(RoleName.LINE_MANAGER, on=on).filter(
        Q(organisation__in=schools.values("pk")) | Q(organisation__parent__in=schools.values("pk"))
    )
    found = rows.values_list(
        "person",
        "organisation__of_kind",
        "organisation__sector",
        "organisation__parent",
        "organisation__parent__sector",
        "organisation__parent__parent",
    )
    return [
        Whom(person, Rater.LINE_MANAGER, (above_sector if of_kind == "team" else sector) or "", board)
        for person, of_kind, sector, above, above_sector, higher in found
        for board in [higher if of_kind == "team" else above]
    ]


def _hr(organisation: Organisation, on: date) -> list[Whom]:
    rows = _holding(RoleName.HR, on=on).filter(organisation__in=boards_under(organisation, on=on))
    found = rows.values_list("person", "organisation__sector", "organisation")
    return [Whom(person, Rater.HR, sector or "", board) for person, sector, board in found]


def _team(organisation: Organisation, on: date) -> list[Whom]:
    rows = _holding(*TEAM, on=on).filter(organisation=organisation)
    return [Whom(person, Rater.PROGRAMME_TEAM) for person in rows.values_list("person", flat=True)]


def _holding(*roles: RoleName, on: date) -> QuerySet[Role]:
    rows = Role.objects.filter(role__in=[role.value for role in roles], period__contains=on)
    return rows.order_by("person", "pk").distinct("person")


FINDERS: Mapping[Rater, Callable[[Organisation, date], list[Whom]]] = {
    Rater.STARTER: _starters_of,
    Rater.COACH: _coaches,
    Rater.LINE_MANAGER: _managers,
    Rater.HR: _hr,
    Rater.PROGRAMME_TEAM: _team,
}
