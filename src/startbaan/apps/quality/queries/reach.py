"""Whose quality the viewer sees and works on: of a partnership, or of one's own boards in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Organisation, Person, Role
from startbaan.domain.privacy.roles import RoleName

OfKind = Organisation.OfKind
WRITING = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
READING = (*WRITING, RoleName.STEERING_GROUP, RoleName.INSTITUTE_COORDINATOR)
# Who may be given something to do: who works on the programme of a partnership, and the coordinators of its boards.
ACTING = (*READING, RoleName.TRAINER)


@dataclass(frozen=True)
class Reach:
    """A partnership as its viewer stands to it: whether they write for the whole, and for which boards."""

    partnership: Organisation
    reads_all: bool
    may_write: bool
    boards: tuple[Organisation, ...]

    @property
    def may_note(self) -> bool:
        """Whether the viewer notes findings here, of the whole or of a board."""
        return self.may_write or bool(self.boards)


def has_quality(viewer: Viewer) -> bool:
    """Say whether quality stands in the menu of this viewer."""
    return any(viewer.holds(role) for role in (*READING, RoleName.BOARD_COORDINATOR))


def partnerships_seen(viewer: Viewer) -> QuerySet[Organisation]:
    """The partnerships whose quality the viewer sees, by name."""
    held = viewer.organisations(*READING)
    boards = viewer.organisations(RoleName.BOARD_COORDINATOR)
    joined = Affiliation.objects.filter(member__in=boards, period__contains=viewer.on).values("of")
    rows = Organisation.objects.filter(of_kind=OfKind.PARTNERSHIP)
    return rows.filter(Q(pk__in=held) | Q(pk__in=joined)).order_by("name", "pk")


def reach_of(viewer: Viewer, key: str) -> Reach:
    """How the viewer stands to the quality of one partnership; raises Http404 for who does not see it."""
    partnership = partnerships_seen(viewer).filter(key=key).first()
    if partnership is None:
        raise Http404
    return reach_in(viewer, partnership)


def reach_in(viewer: Viewer, partnership: Organisation) -> Reach:
    """How the viewer stands to the quality of this partnership."""
    may_write = any(viewer.holds(role, at=partnership.pk) for role in WRITING)
    own = viewer.organisations(RoleName.BOARD_COORDINATOR)
    boards = boards_of(partnership, viewer).filter(pk__in=own) if own else ()
    reads_all = any(viewer.holds(role, at=partnership.pk) for role in READING)
    return Reach(partnership, reads_all, may_write, tuple(boards))


def boards_of(partnership: Organisation, viewer: Viewer) -> QuerySet[Organisation]:
    """The boards that belong to a partnership on the day of looking, by name."""
    members = Affiliation.objects.filter(of=partnership, period__contains=viewer.on).values("member")
    return Organisation.objects.filter(pk__in=members, of_kind=OfKind.BOARD).order_by("name", "pk")


def who_can_act(partnership: Organisation, viewer: Viewer) -> list[Person]:
    """Who may be given an action on the day of looking, by name."""
    boards = boards_of(partnership, viewer).values("pk")
    roles = Role.objects.filter(period__contains=viewer.on).filter(
        Q(organisation=partnership, role__in=_values(ACTING))
        | Q(organisation__in=boards, role=RoleName.BOARD_COORDINATOR.value)
    )
    people = Person.objects.filter(pk__in=roles.values("person"), is_service=False)
    return list(people.order_by("sort_name", "pk"))


def _values(roles: Iterable[RoleName]) -> list[str]:
    return [role.value for role in roles]
