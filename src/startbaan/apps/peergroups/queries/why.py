"""Why a starter is not in another group, said to the starter: reckoned as for whoever made the groups."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Round
from startbaan.apps.peergroups.queries.later import published_of, within
from startbaan.apps.peergroups.queries.pooling import asked
from startbaan.domain.grouping.answering import answers


@dataclass(frozen=True)
class OtherGroup:
    """A group of the same round that the starter is not in: which, whether they could be, and why they are not."""

    name: str
    could: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """The other groups of a round for one starter, and whether who guides theirs works with them by now."""

    others: tuple[OtherGroup, ...] = ()
    works_with_guide: bool = False


def why(row: Round, starter: int, *, on: date) -> Why:
    """The other groups of a round for a starter whose own group the caller opened; nothing for who is not counted."""
    found, key = asked(row), str(starter)
    now = within(published_of(row, on=on), found.pool)
    if key not in now:
        return Why()
    return Why(
        tuple(
            OtherGroup(each.group.said(_), each.could, tuple(sentence.said(_) for sentence in each.sentences))
            for each in answers(found.pool, now, starter=key, names=found.names)
        ),
        works_with_guide=(key, now[key].facilitator) in found.pool.forbidden,
    )
