"""Who of a round was divided already: in a group of the same school year, by another round."""

from django.db.models import F

from startbaan.apps.peergroups.models import Candidate, PeerGroup, PeerMember, Round


def already_grouped(row: Round) -> set[int]:
    """The starters who take part in a round and are in a group of its school year until that group ends.

    A group one signs up for is something besides, and does not count.
    """
    taking = Candidate.objects.filter(round=row, included=True).values("starter")
    members = PeerMember.objects.filter(
        starter__in=taking,
        period__endswith=F("group__period__endswith"),
        group__school_year=row.school_year,
        group__entry=PeerGroup.Entry.PLACED,
        group__ended_at=None,
    )
    return set(members.exclude(group__round=row).values_list("starter", flat=True))
