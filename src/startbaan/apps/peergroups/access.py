"""Who leads a round of peer groups, who may begin one, and who may open a group."""

from django.db.models import Q

from startbaan.apps.peergroups.models import LEADING, PeerGroup, PeerMember, Round
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.roles import RoleName


def leads(viewer: Viewer, row: Round) -> bool:
    """Say whether the viewer leads this round: of a partnership by role, of boards by coordinating each of them."""
    return Round.objects.filter(Round.arranged_by(viewer), pk=row.pk).exists()


def may_begin(viewer: Viewer) -> bool:
    """Say whether the viewer may begin a round somewhere."""
    return bool(viewer.organisations(RoleName.BOARD_COORDINATOR, *LEADING))


def mine(viewer: Viewer) -> Q:
    """The groups in which the viewer is today, or will be."""
    rows = PeerMember.objects.filter(starter__in=viewer.persons, period__endswith__gt=viewer.on)
    return Q(pk__in=rows.values("group"))


def opened_to(viewer: Viewer) -> Q:
    """The groups that the viewer may open: the own ones, those they guide and those of where they lead."""
    return mine(viewer) | Q(facilitator__in=viewer.persons) | PeerGroup.arranged_by(viewer)


def guides(viewer: Viewer, row: PeerGroup) -> bool:
    """Say whether the viewer guides this group."""
    return row.facilitator_id in viewer.persons


def arranges(viewer: Viewer, row: PeerGroup) -> bool:
    """Say whether the viewer leads where this group is from."""
    return row.organisation_id in viewer.organisations(RoleName.BOARD_COORDINATOR, *LEADING)
