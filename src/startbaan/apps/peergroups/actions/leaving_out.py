"""Leaving those out of a round who have a group already."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.actions.rounds import open_round
from startbaan.apps.peergroups.models import Candidate
from startbaan.apps.peergroups.queries.already import already_grouped
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log


def leave_out_grouped(*, by: Viewer, at: datetime, peer_round: UUID) -> int:
    """Let those who are in a group of this school year already not take part, and why; give how many, and journal it.

    Raises Http404 for who does not lead the round, and `Refusal` when its groups are published.
    """
    row = open_round(by, peer_round)
    lines = Candidate.objects.filter(round=row, included=True, starter__in=already_grouped(row))
    left = lines.update(included=False, because=_("Zit dit schooljaar al in een groep."))
    log(by=by, at=at, verb="correct_peer_round", thing=row, changes={"lines": (None, str(left))})
    return left
