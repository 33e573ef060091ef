"""Who is meant by a gathering, who of them is invited, and who cannot be reached; board by board."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from startbaan.apps.gatherings.models import Gathering, InvitationWords, Invited
from startbaan.apps.gatherings.queries.arranging import MEMBERS
from startbaan.apps.outbox.queries.waiting import addresses_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, CoachRegistration, Organisation, Person, Post, Role
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.roles import RoleName

ForWhom, OfKind = Gathering.ForWhom, Organisation.OfKind


@dataclass(frozen=True)
class BoardInvited:
    """The people of one board, or of the organisation itself, who are meant: so many, so many of them invited."""

    organisation: Organisation
    words: str
    asked: int
    invited: int
    new: tuple[int, ...]
    is_own: bool
    unreached: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether everybody who is meant was invited."""
        return not self.new


@dataclass(frozen=True)
class Inviting:
    """A gathering with the boards for which the viewer invites."""

    gathering: Gathering
    boards: tuple[BoardInvited, ...]
    is_organiser: bool


def boards_of(organisation: Organisation, *, on: date) -> list[Organisation]:
    """The boards of an organisation on a day: itself, its members, or those of the partnership it belongs to."""
    if organisation.of_kind == OfKind.BOARD:
        return [organisation]
    partnerships = [organisation.pk]
    if organisation.of_kind == OfKind.INSTITUTE:
        above = Affiliation.objects.filter(member=organisation, period__contains=on, of__of_kind=OfKind.PARTNERSHIP)
        partnerships = list(above.values_list("of", flat=True))
    members = Affiliation.objects.filter(of__in=partnerships, period__contains=on, member__of_kind=OfKind.BOARD)
    boards = Organisation.objects.filter(pk__in=members.values("member"))
    return list(boards.order_by("name", "pk"))


def coordinators_of(gathering: Gathering) -> set[int]:
    """Who coordinates the boards that a gathering is for, on its day."""
    boards = boards_of(gathering.organisation, on=gathering.day)
    rows = Role.objects.filter(
        organisation__in=boards,
        role=RoleName.BOARD_COORDINATOR.value,
        period__contains=gathering.day,
        person__is_service=False,
    )
    return set(rows.values_list("person", flat=True))


def meant_for(gathering: Gathering, *, boards: Collection[Organisation]) -> dict[int, set[int]]:
    """Who is meant by a gathering on its day, by board; the members of a body stand by their own organisation.

    Somebody who is known at two boards stands by the first of them only.
    """
    whom, day = ForWhom(gathering.for_whom), gathering.day
    if whom is ForWhom.BODY:
        return _members(gathering, boards)
    found: list[tuple[int, int]] = []
    posts = Post.objects.filter(school__parent__in=boards, period__contains=day, person__is_service=False)
    if whom is ForWhom.STARTERS:
        posts = posts.filter(person__in=Track.objects.filter(period__contains=day).values("starter"))
    if whom is not ForWhom.COACHES:
        found += [(person, board) for person, board in posts.values_list("person", "school__parent") if board]
    if whom is not ForWhom.STARTERS:
        coaches = CoachRegistration.objects.filter(board__in=boards, period__contains=day, person__is_service=False)
        found += coaches.values_list("person", "board")
    return _once(found)


def boards_invited(viewer: Viewer, key: UUID) -> Inviting:
    """The boards for which the viewer invites to a gathering; raises Http404 where there is none.

    Whoever arranges it sees every board; a coordinator sees the own one.
    """
    gathering = Gathering.objects.select_related("organisation").filter(key=key).first()
    if gathering is None:
        raise Http404
    is_organiser = Gathering.objects.filter(Gathering.arranged_by(viewer), pk=gathering.pk).exists()
    boards = boards_of(gathering.organisation, on=gathering.day)
    own = {board.pk for board in boards if viewer.holds(RoleName.BOARD_COORDINATOR, at=board.pk)}
    if gathering.for_whom == ForWhom.BODY:
        own = set()
    if not is_organiser and not own:
        raise Http404
    meant = meant_for(gathering, boards=boards)
    if not is_organiser:
        meant = {organisation: people for organisation, people in meant.items() if organisation in own}
    return Inviting(gathering, tuple(_board_by_board(viewer, gathering, meant, own=own)), is_organiser)


def words_of(gathering: Gathering) -> dict[int, str]:
    """What each board says in its own words."""
    return dict(InvitationWords.objects.filter(gathering=gathering).values_list("board", "words"))


def _board_by_board(
    viewer: Viewer, gathering: Gathering, meant: Mapping[int, set[int]], *, own: Collection[int]
) -> Iterable[BoardInvited]:
    organisations = {row.pk: row for row in Organisation.objects.filter(pk__in=meant)}
    invited = set(Invited.objects.filter(gathering=gathering).values_list("starter", flat=True))
    everyone = sorted(set().union(*meant.values()))
    mailed = addresses_of(everyone, on=viewer.on)
    lacking = Person.objects.filter(pk__in=[one for one in everyone if one not in mailed]).order_by("sort_name", "pk")
    names = {person.pk: str(person) for person in lacking}
    words = words_of(gathering)
    for key, row in sorted(organisations.items(), key=lambda item: (item[1].name, item[0])):
        people = meant[key]
        yield BoardInvited(
            row,
            words.get(key, ""),
            len(people),
            len(people & invited),
            tuple(sorted(people - invited)),
            key in own,
            tuple(name for person, name in names.items() if person in people),
        )


def _members(gathering: Gathering, boards: Collection[Organisation]) -> dict[int, set[int]]:
    roles = [role.value for role in MEMBERS[Gathering.Body(gathering.body)]]
    institutes = Affiliation.objects.filter(
        of=gathering.organisation, period__contains=gathering.day, member__of_kind=OfKind.INSTITUTE
    )
    near = Q(organisation=gathering.organisation) | Q(organisation__in=boards)
    near |= Q(organisation__in=institutes.values("member"))
    rows = Role.objects.filter(near, role__in=roles, period__contains=gathering.day, person__is_service=False)
    found = set(rows.values_list("person", flat=True))
    return {gathering.organisation_id: found} if found else {}


def _once(found: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    boards = defaultdict(set)
    first: dict[int, int] = {}
    for person, board in sorted(found):
        boards[first.setdefault(person, board)].add(person)
    return dict(boards)
