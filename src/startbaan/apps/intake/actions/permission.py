"""Who takes people in for a board."""

from django.utils.translation import gettext as _

from startbaan.apps.intake.queries import boards_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours
from startbaan.apps.people.models import Organisation


def ask_to_take_in(by: Viewer, board: Organisation) -> None:
    """Raise `NotYours` unless the viewer is HR or coordinator of this board today."""
    if not boards_of(by).filter(pk=board.pk).exists():
        raise NotYours(_("Alleen HR en de coördinator van dit bestuur nemen hier mensen in."))
