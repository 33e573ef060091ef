"""For which boards someone takes people in: as HR or coordinator there today, and as nobody else."""

from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.domain.privacy.roles import RoleName


def boards_of(viewer: Viewer) -> QuerySet[Organisation]:
    """The boards for which the viewer takes people in, by name."""
    own = viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR)
    return Organisation.objects.filter(pk__in=own, of_kind=Organisation.OfKind.BOARD).order_by("name", "pk")


def board_at(viewer: Viewer, key: str) -> Organisation:
    """One such board by its key; raises Http404."""
    found = boards_of(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found
