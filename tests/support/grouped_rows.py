"""Rows of peer consultation about somebody, for the laws."""

from collections.abc import Callable, Mapping

from django.db.models import Model
from row_about import OWNER, About

from startbaan.apps.peergroups.models import (
    Candidate,
    PeerAttendance,
    PeerCase,
    PeerGroup,
    PeerMeeting,
    PeerMember,
    Placing,
    Round,
)
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.periods import Period


def outside() -> Organisation:
    """A place where nobody in the scene of the laws leads: who leads takes part in what is led."""
    return Organisation.objects.using(OWNER).get_or_create(
        key="wet-intervisie", defaults={"of_kind": "partnership", "name": "Wet elders"}
    )[0]


def group(about: About, *, facilitator: Person | None = None) -> PeerGroup:
    """A group for as long as anybody looks; guided by somebody who never does."""
    return PeerGroup.objects.using(OWNER).create(
        organisation=outside(),
        name="Wet",
        facilitator=facilitator or Person.objects.using(OWNER).create(given_name="begeleider", family_name="Wet"),
        weekday="di",
        school_year=2026,
        period=Period(about.start, about.start.replace(year=about.start.year + 5)),
        made_by=about.aside,
        made_at=about.at,
    )


def member(about: About, *, person: Person | None = None, period: Period | None = None) -> PeerMember:
    row = group(about)
    return PeerMember.objects.using(OWNER).create(
        starter=person or about.starter, group=row, period=period or row.period
    )


def attendance(about: About) -> PeerAttendance:
    meeting = PeerMeeting.objects.using(OWNER).create(
        group=group(about), start_at=about.at, minutes=120, made_by=about.aside, made_at=about.at
    )
    return PeerAttendance.objects.using(OWNER).create(starter=about.starter, meeting=meeting)


def case(about: About) -> PeerCase:
    """A case, not saved: its group is guided by who takes part in every row of the factories."""
    return PeerCase(
        group=group(about, facilitator=about.aside),
        starter=about.starter,
        author=about.starter,
        made_at=about.at,
        handed_in_at=about.at,
        title="Wet",
        words="Wet",
    )


def a_round(about: About) -> Round:
    return Round.objects.using(OWNER).create(
        organisation=outside(), school_year=2026, made_by=about.aside, made_at=about.at
    )


def candidate(about: About) -> Candidate:
    return Candidate.objects.using(OWNER).create(
        round=a_round(about), starter=about.starter, school=about.school, weekdays=["di"], days_from="said"
    )


def placing(about: About) -> Placing:
    return Placing.objects.using(OWNER).create(
        round=a_round(about), starter=about.starter, facilitator=about.aside, weekday="di"
    )


FACTORIES: Mapping[type[Model], Callable[[About], Model]] = {
    PeerMember: member,
    PeerAttendance: attendance,
    PeerCase: case,
    Candidate: candidate,
    Placing: placing,
}
