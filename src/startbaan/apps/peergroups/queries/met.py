"""Who was in one group before: what next year's groups are made to avoid, or to seek."""

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations

from startbaan.apps.peergroups.models import PeerMember


def met(starters: Collection[int], *, before: int) -> frozenset[tuple[str, str]]:
    """Pairs of these starters who were in one group in an earlier school year, at the same time."""
    rows = PeerMember.objects.filter(starter__in=list(starters), group__school_year__lt=before)
    by_group = defaultdict(list)
    for group, starter, period in rows.values_list("group", "starter", "period"):
        by_group[group].append((starter, period))
    return frozenset(
        (str(min(one, other)), str(max(one, other)))
        for members in by_group.values()
        for (one, first), (other, second) in combinations(members, 2)
        if one != other and first.overlaps(second)
    )
