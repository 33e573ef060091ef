"""Who leads a round of peer groups, and who may begin one."""

from startbaan.apps.peergroups.models import LEADING, Round
from startbaan.apps.people.access import Viewer
from startbaan.domain.privacy.roles import RoleName


def leads(viewer: Viewer, row: Round) -> bool:
    """Say whether the viewer leads this round: of a partnership by role, of boards by coordinating each of them."""
    return Round.objects.filter(Round.arranged_by(viewer), pk=row.pk).exists()


def may_begin(viewer: Viewer) -> bool:
    """Say whether the viewer may begin a round somewhere."""
    return bool(viewer.organisations(RoleName.BOARD_COORDINATOR, *LEADING))
