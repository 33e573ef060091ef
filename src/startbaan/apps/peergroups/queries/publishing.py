"""The check before groups are published: who is in which, who has none and why, and what will happen."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from startbaan.apps.peergroups.models import Candidate, Round
from startbaan.apps.peergroups.queries.hands import Hands, hands_of
from startbaan.apps.peergroups.queries.pooling import asked, lines_of
from startbaan.apps.peergroups.queries.rounds import round_of
from startbaan.apps.people.access import Viewer
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class Publishing:
    """A proposal about to be published."""

    row: Round
    hands: Hands
    left_out: tuple[Candidate, ...]

    @property
    def year(self) -> SchoolYear:
        """The school year of the groups."""
        return SchoolYear(self.row.school_year)

    @property
    def starters(self) -> int:
        """How many starters have a group."""
        return sum(group.size for group in self.hands.groups)

    @property
    def facilitators(self) -> int:
        """How many people guide a group."""
        return len({group.slot.partition("-")[0] for group in self.hands.groups})

    @property
    def is_possible(self) -> bool:
        """Whether it can be published: there are groups, and every rule holds."""
        return bool(self.hands.groups) and self.hands.is_sound and self.row.published_at is None


def publishing_of(viewer: Viewer, peer_round: UUID) -> Publishing:
    """What is about to be published; raises Http404 for who does not lead the round, and without a proposal."""
    row = round_of(viewer, peer_round)
    hands = hands_of(row, asked(row))
    if not hands.groups:
        raise Http404
    left_out = [one for one in lines_of(row)[0] if not (one.included and one.weekdays)]
    return Publishing(row, hands, tuple(left_out))
