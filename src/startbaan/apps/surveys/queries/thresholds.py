"""About how many people a count of a survey is at least: inside a board, and outside it."""

from django.conf import settings

from startbaan.apps.people.models import Organisation
from startbaan.domain.questionnaires.strata import Least

Kind = Organisation.OfKind
INSIDE_A_BOARD = frozenset({Kind.BOARD, Kind.SCHOOL, Kind.TEAM})


def least_shown(organisation: Organisation) -> int:
    """How many people what is shown to this organisation is about at least."""
    inside, outside = settings.THRESHOLD.inside_board, settings.THRESHOLD.outside_board
    return int(inside if organisation.of_kind in INSIDE_A_BOARD else max(inside, outside))


def least_counted(organisation: Organisation) -> Least:
    """How many people a stratum of a survey is about at least, and all that is counted at once."""
    return Least(settings.THRESHOLD.inside_board, least_shown(organisation))
