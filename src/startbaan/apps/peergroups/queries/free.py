"""Groups one signs up for oneself: which stand open, whether one can join, and who may open one."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.peergroups.models import LEADING, InWeek, PeerGroup, PeerMember
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, CoachRegistration, Organisation, Pair, Person, Post
from startbaan.domain.privacy.roles import RoleName

OPENING = (RoleName.BOARD_COORDINATOR, *LEADING)


@dataclass(frozen=True)
class FreeLine:
    """A group that stands open."""

    row: PeerGroup
    members: int
    is_mine: bool
    hindrance: str

    @property
    def left(self) -> int:
        """How many places are left."""
        return max((self.row.places or 0) - self.members, 0)

    @property
    def words(self) -> str:
        """How many places are left, in words."""
        if not self.left:
            return _("vol")
        return ngettext("nog %(count)s plaats", "nog %(count)s plaatsen", self.left) % {"count": self.left}

    @property
    def may_join(self) -> bool:
        """Whether the viewer can join now."""
        return not self.is_mine and not self.hindrance and self.left > 0


@dataclass(frozen=True)
class FreePage:
    """What stands open for the viewer, and whether they may open one."""

    lines: tuple[FreeLine, ...]
    may_open: bool


@dataclass(frozen=True)
class ToOpen:
    """Where the viewer may open a group, and who can guide it."""

    places: tuple[Organisation, ...]
    facilitators: tuple[Person, ...]

    @property
    def days(self) -> list[tuple[str, str]]:
        """The days of the week to choose from."""
        return [(value, str(label)) for value, label in InWeek.choices]


def free_groups(viewer: Viewer) -> FreePage:
    """The open groups of where the viewer works or leads, by name."""
    may_open = bool(viewer.organisations(*OPENING))
    near = set(near_to(viewer)) | set(viewer.organisations(*OPENING))
    rows = PeerGroup.objects.filter(
        entry=PeerGroup.Entry.FREE, organisation__in=near, ended_at=None, period__endswith__gt=viewer.on
    )
    found = list(rows.select_related("facilitator", "organisation").order_by("name", "pk"))
    members = PeerMember.objects.filter(group__in=found, period__endswith__gt=viewer.on)
    inside = list(members.values_list("group", "starter"))
    counts = Counter(group for group, _starter in inside)
    mine = {group for group, starter in inside if starter in viewer.persons}
    hindered = _hindrances(viewer, {row.facilitator_id for row in found})
    lines = [FreeLine(row, counts[row.pk], row.pk in mine, hindered.get(row.facilitator_id, "")) for row in found]
    return FreePage(tuple(lines), may_open)


def hindrance_to(viewer: Viewer, row: PeerGroup) -> str:
    """Why the viewer cannot be in this group; empty where nothing stands in the way."""
    return _hindrances(viewer, {row.facilitator_id}).get(row.facilitator_id, "")


def to_open(viewer: Viewer) -> ToOpen:
    """Where the viewer may open a group; raises Http404 for who may nowhere."""
    places = Organisation.objects.filter(pk__in=viewer.organisations(*OPENING)).order_by("name", "pk")
    found = tuple(places)
    if not found:
        raise Http404
    return ToOpen(found, tuple(_coaches([place.pk for place in found], on=viewer.on)))


def can_guide(place: Organisation, *, on: date) -> set[int]:
    """Who is a registered coach of this board, or of a board of this partnership, on a day."""
    return {person.pk for person in _coaches([place.pk], on=on)}


def near_to(viewer: Viewer) -> Collection[int]:
    """The boards where the viewer works as a starter, and the partnerships these belong to."""
    if viewer.roles or viewer.pairs:
        return ()
    boards = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on).values_list(
        "school__parent", flat=True
    )
    own = [board for board in boards if board is not None]
    return [*own, *Affiliation.objects.filter(member__in=own, period__contains=viewer.on).values_list("of", flat=True)]


def _coaches(places: Collection[int], *, on: date) -> list[Person]:
    members = Affiliation.objects.filter(of__in=places, period__contains=on).values("member")
    boards = Q(board__in=places) | Q(board__in=members)
    rows = CoachRegistration.objects.filter(boards, period__contains=on)
    return list(Person.objects.filter(pk__in=rows.values("person"), is_service=False).order_by("sort_name", "pk"))


def _hindrances(viewer: Viewer, facilitators: Collection[int]) -> dict[int, str]:
    """Of each of these facilitators with whom the viewer works why they cannot guide the viewer."""
    found: dict[int, str] = {}
    schools = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on).values("school")
    posts = Post.objects.filter(person__in=facilitators, school__in=schools, period__contains=viewer.on)
    for person in posts.values_list("person", flat=True):
        found[person] = _("De begeleider werkt op jouw school.")
    pairs = Pair.objects.filter(starter__in=viewer.persons, holder__in=facilitators, period__contains=viewer.on)
    for person in pairs.values_list("holder", flat=True):
        found[person] = _("De begeleider is al jouw coach, maatje of leidinggevende.")
    return found
