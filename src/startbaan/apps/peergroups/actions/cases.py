"""Bringing a case to one's group, closing it, and letting it go after its time."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.peergroups.models import PeerCase, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.peergroups.queries.cases import over
from startbaan.apps.people.access import Viewer, editable_by, may_make
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.domain.meeting.moments import begin_of
from startbaan.domain.privacy.policy import Kind

LONGEST_TITLE, LONGEST_WORDS = 120, 10_000


def bring_case(
    *, by: Viewer, at: datetime, group: UUID, title: str, words: str, meeting: UUID | None = None
) -> PeerCase:
    """Bring a case to the viewer's own group, perhaps for a meeting, tell the others that there is one, journal it.

    Sent again word for word while it is open, it is the case there is. Raises `NotYours` for who is not in the group
    today, and `Refusal` without words, with too many, and for a meeting that is not of the group.
    """
    row = PeerGroup.objects.filter(key=group, ended_at=None).first()
    starter = _member(by, row) if row else None
    if row is None or starter is None or not may_make(by, Kind.PEER_CASE, starter):
        raise NotYours(_("Je brengt een casus in bij je eigen groep."))
    _check_words(title, words)
    found = PeerMeeting.objects.filter(key=meeting, group=row, cancelled_at=None).first() if meeting else None
    if meeting and found is None:
        raise Refusal(_("Kies een bijeenkomst van je groep."))
    same = PeerCase.objects.filter(starter=starter, group=row, title=title.strip(), words=words.strip(), closed_at=None)
    if (brought := same.first()) is not None:
        return brought
    made = PeerCase(
        starter_id=starter,
        author_id=starter,
        made_at=at,
        handed_in_at=at,
        group=row,
        meeting=found,
        title=title.strip(),
        words=words.strip(),
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="bring_case", kind=Kind.PEER_CASE, thing=made, starter=starter)
        _tell_group(made, row, by=by, at=at)
    return made


def close_case(*, by: Viewer, at: datetime, item: UUID) -> PeerCase:
    """Close a case of one's own, from when it is let go after a time; journal it. Raises `NotYours` and `Refusal`."""
    row = _own(by, item)
    if row.closed_at:
        raise Refusal(_("Deze casus was al gesloten."))
    row.closed_at = at
    with refusals():
        row.save(update_fields=["closed_at"])
        log(by=by, at=at, verb="close_case", kind=Kind.PEER_CASE, thing=row, starter=row.starter_id)
    return row


def forget_cases(*, on: date, days: int, using: str = "owner") -> int:
    """Close what is still open of groups that are over, and remove the cases closed so many days ago, as the owner.

    Gives how many were removed.
    """
    ended = PeerCase.objects.using(using).filter(closed_at=None, group__period__endswith__lte=on)
    ended.update(closed_at=begin_of(on))
    rows = over(before=begin_of(on - timedelta(days=days)), using=using)
    return rows.delete()[0]


def _own(by: Viewer, item: UUID) -> PeerCase:
    row = editable_by(by, PeerCase.objects.filter(item=item)).select_for_update(of=("self",)).first()
    if row is None:
        raise NotYours(_("Dit is geen casus van jou."))
    return row


def _member(by: Viewer, row: PeerGroup) -> int | None:
    rows = PeerMember.objects.filter(group=row, starter__in=by.persons, period__contains=by.on)
    return rows.values_list("starter", flat=True).first()


def _check_words(title: str, words: str) -> None:
    if not title.strip() or not words.strip():
        raise Refusal(_("Geef je casus een onderwerp, en schrijf op wat er speelt."))
    if len(title.strip()) > LONGEST_TITLE or len(words.strip()) > LONGEST_WORDS:
        raise Refusal(_("Maak je casus korter."))


def _tell_group(made: PeerCase, row: PeerGroup, *, by: Viewer, at: datetime) -> None:
    members = PeerMember.objects.filter(group=row, period__contains=by.on).values_list("starter", flat=True)
    tell(
        by=by,
        to={row.facilitator_id, *members},
        subject=Said(gettext_noop("%(name)s brengt een casus in"), {"name": by.name}),
        lines=[f"Intervisie: {row.name}"],
        path=reverse("peergroups:case", args=[made.item]),
        kind=Kind.PEER_CASE,
        starter=made.starter_id,
        key=f"peer_case:{made.item}",
        at=at,
        item=made,
    )
