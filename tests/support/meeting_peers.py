"""A group that was published, for the tests: three of the cast with Carla, and a meeting behind and ahead."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from startbaan.apps.peergroups.actions import agree_days, bring_case
from startbaan.apps.peergroups.models import PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.periods import SchoolYear
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

MEMBERS = ("sanne", "thijs", "yasmina")
YEAR = SchoolYear.of(A_DAY)


def put_group(people, *, members=MEMBERS, facilitator="carla", at="waterrijk", **more) -> PeerGroup:
    """A group that runs this school year."""
    row = PeerGroup.objects.create(
        organisation=Organisation.objects.get(pk=people.organisations[at]),
        name="Carla, dinsdag",
        facilitator_id=getattr(people, facilitator),
        weekday="di",
        school_year=YEAR.start_year,
        period=YEAR.period,
        made_by_id=people.jeroen,
        made_at=clock.now(),
        **more,
    )
    PeerMember.objects.bulk_create(
        PeerMember(starter_id=getattr(people, member), group=row, period=row.period) for member in members
    )
    return row


def put_meeting(people, row: PeerGroup, *, days: int = 14, by: str = "carla", minutes: int = 180) -> PeerMeeting:
    """A meeting so many days from the day of the tests, agreed on long before."""
    start = begin_of(A_DAY + timedelta(days=days)) + timedelta(hours=14)
    before = A_DAY + timedelta(days=min(days, 0) - 30)
    with acting_as(getattr(people, by), on=before) as viewer:
        (made,) = agree_days(
            by=viewer, at=begin_of(before), group=row.key, starts=[start], minutes=minutes, place="De Sluis"
        )
    return made


def put_free_group(people, *, members=(), name="Ouders") -> PeerGroup:
    """A group of the partnership that stands open."""
    row = put_group(people, members=members, facilitator="carla", entry=PeerGroup.Entry.FREE, places=8)
    PeerGroup.objects.filter(pk=row.pk).update(name=name)
    return row


def put_case(people, row: PeerGroup, words: str) -> UUID:
    """A case of Sanne for her group."""
    with acting_as(people.sanne, on=A_DAY) as by:
        return bring_case(by=by, at=clock.now(), group=row.key, title=f"Over een {words}", words=f"Mijn {words}.").item


def met_with_peers(people) -> Mapping[str, UUID]:
    """What the addresses of groups are filled in with: Sanne's group, a meeting ahead, her case and an open group."""
    group = put_group(people)
    free = put_free_group(people, members=("sanne",))
    return {
        **{f"peergroups:{name} group": group.key for name in ("group", "days", "bring_case")},
        **{f"peergroups:{name} group": free.key for name in ("sign_up", "sign_off")},
        "meeting": put_meeting(people, group).key,
        "case": put_case(people, group, "vraag"),
    }


def one_more_open(people, number: int) -> None:
    """One more group that stands open."""
    put_free_group(people, name=f"Ouders {number}")


def one_more_guided(people, number: int) -> None:
    """One more group of Sanne's with Carla, that meets in a while."""
    put_meeting(people, put_group(people), days=14 + number)
