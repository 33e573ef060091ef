"""Publishing a proposal: the groups come to be, everyone in them is invited, and who guides them gets the hours."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.entitlements.actions import count_guided_group
from startbaan.apps.outbox.actions import Notice, Said, tell_each
from startbaan.apps.peergroups.actions.placing import locked_proposal
from startbaan.apps.peergroups.models import PeerGroup, PeerMember, Round
from startbaan.apps.peergroups.queries.placing import grouping_of, places_of
from startbaan.apps.peergroups.queries.pooling import Asked, asked
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log, refusals
from startbaan.domain.grouping.checking import breaches
from startbaan.domain.grouping.pool import Slot, groups
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Kind


def publish(*, by: Viewer, at: datetime, peer_round: UUID, version: int) -> int:
    """Make the groups of a proposal as it was shown, invite who is in them and who guides them, and journal it.

    Gives how many groups that are. Raises `NotYours`, `Overtaken`, and `Refusal` when a rule is broken or nobody has a
    group: nothing that breaks a rule is ever published.
    """
    row = locked_proposal(by, peer_round, version=version)
    found, places = asked(row), places_of(row)
    grouping = grouping_of(places, found.pool)
    if not grouping:
        raise Refusal(_("Er zijn nog geen groepen om uit te brengen."))
    if len(grouping) != len(places) or breaches(found.pool, grouping):
        raise Refusal(_("Er klopt nog iets niet in de groepen. Los dat eerst op; het staat bovenaan het voorstel."))
    row.published_at = at
    row.save(update_fields=["published_at"])
    with refusals():
        made = _make(by=by, at=at, row=row, found=found, members=groups(grouping))
        log(by=by, at=at, verb="publish_groups", thing=row, changes={"groups": (None, str(len(made)))})
    for group, starters in made:
        count(by=by, at=at, group=group, members=starters)
    notices = [notice for group, starters in made for notice in _notices(group, starters)]
    tell_each([one for one in notices if one.to != by.person], on=by.on, at=at)
    return len(made)


def count(*, by: Viewer, at: datetime, group: PeerGroup, members: tuple[int, ...]) -> None:
    """Count a group among the hours of who guides it."""
    count_guided_group(
        by=by,
        at=at,
        key=group.key,
        facilitator=group.facilitator_id,
        organisation=group.organisation_id,
        year=SchoolYear(group.school_year),
        members=members,
    )


def welcome(group: PeerGroup, starter: int, *, day: date) -> Notice:
    """Tell a starter which group they are in from a day."""
    return Notice(
        to=starter,
        subject=Said(gettext_noop("Je intervisiegroep: %(group)s"), {"group": group.name}),
        lines=[
            Said(gettext_noop("Op de pagina van de groep zie je met wie je bent en wie de groep begeleidt.")),
            Said(gettext_noop("Je begeleider stelt data voor. Je krijgt dan een uitnodiging.")),
        ],
        path=reverse("peergroups:group", args=[group.key]),
        kind=Kind.ATTENDANCE,
        starter=starter,
        key=f"peer-group:{group.key}:{starter}:{day}",
    )


def _make(
    *, by: Viewer, at: datetime, row: Round, found: Asked, members: Mapping[Slot, tuple[str, ...]]
) -> list[tuple[PeerGroup, tuple[int, ...]]]:
    period = running(row, by=by)
    made = [
        PeerGroup(
            round=row,
            organisation_id=row.organisation_id,
            name=f"{found.names[slot.facilitator]}, {slot.weekday.display}",
            facilitator_id=int(slot.facilitator),
            weekday=slot.weekday.value,
            school_year=row.school_year,
            period=period,
            made_by_id=by.person,
            made_at=at,
        )
        for slot in members
    ]
    PeerGroup.objects.bulk_create(made)
    starters = [tuple(int(each) for each in those) for those in members.values()]
    PeerMember.objects.bulk_create(
        [
            PeerMember(starter_id=starter, group=group, period=period)
            for group, those in zip(made, starters, strict=True)
            for starter in those
        ]
    )
    return list(zip(made, starters, strict=True))


def running(row: Round, *, by: Viewer) -> Period:
    """From today, or from the first day of the school year, to its end; raises `Refusal` when the year is over."""
    year = SchoolYear(row.school_year).period
    if year.end is None or by.on >= year.end:
        raise Refusal(_("Dit schooljaar is voorbij."))
    return Period(max(by.on, year.start), year.end)


def _notices(group: PeerGroup, starters: tuple[int, ...]) -> Iterator[Notice]:
    yield from (welcome(group, starter, day=group.period.start) for starter in starters)
    yield Notice(
        to=group.facilitator_id,
        subject=Said(gettext_noop("Je begeleidt een intervisiegroep: %(group)s"), {"group": group.name}),
        lines=[Said(gettext_noop("Zie wie erin zit, en stel data voor."))],
        path=reverse("peergroups:group", args=[group.key]),
        kind=Kind.ATTENDANCE,
        starter=None,
        key=f"peer-group:guides:{group.key}",
    )
