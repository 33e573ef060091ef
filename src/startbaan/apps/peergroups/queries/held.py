"""What groups held and who guided them: what others ask about, as the survey of coaches does after the last meeting."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from startbaan.apps.peergroups.models import PeerGroup, PeerMeeting
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True, slots=True)
class Guided:
    """A group whose meetings of a school year are over, and who guided it."""

    key: UUID
    organisation: int
    facilitator: int


def guided_in(organisations: Collection[int], *, year: SchoolYear, on: date) -> list[Guided]:
    """Give the groups of these organisations that met in a school year and have no meeting left on a day."""
    live = PeerMeeting.objects.filter(group=OuterRef("pk"), cancelled_at=None)
    ahead = live.filter(start_at__gte=begin_of(on))
    rows = PeerGroup.objects.filter(
        Exists(live), ~Exists(ahead), organisation__in=organisations, school_year=year.start_year
    )
    return [Guided(row.key, row.organisation_id, row.facilitator_id) for row in rows.order_by("pk")]


def meets_still(organisations: Collection[int], *, year: SchoolYear, on: date) -> bool:
    """Say whether some group of these organisations still meets in this school year, or has yet to agree on a day."""
    live = PeerMeeting.objects.filter(group=OuterRef("pk"), cancelled_at=None)
    ahead = live.filter(start_at__gte=begin_of(on))
    groups = PeerGroup.objects.filter(organisation__in=organisations, school_year=year.start_year, ended_at=None)
    return groups.filter(Exists(ahead) | ~Exists(live)).exists()
