"""One group as whoever may open it sees it: who is in it and why, when it meets, and how to talk."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.peergroups.access import arranges, guides, opened_to
from startbaan.apps.peergroups.models import PeerAttendance, PeerCase, PeerGroup, PeerMeeting, PeerMember
from startbaan.apps.peergroups.queries.why import OtherGroup, Why, why
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Organisation, Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.queries import page_language
from startbaan.domain.meeting.methods import shipped_methods
from startbaan.domain.meeting.moments import AMSTERDAM, after, day_of
from startbaan.domain.sources import Source
from startbaan.ui.wording import long_day, minutes

Answer, Seen = PeerAttendance.Answer, PeerAttendance.Seen


@dataclass(frozen=True)
class Member:
    """A name card: who, where they work, and since or until when they are in the group."""

    person: Person
    school: str
    sector: str
    since: date
    is_me: bool
    joins_later: bool

    @property
    def name(self) -> str:
        """How they are called."""
        return str(self.person)


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in the list of its group, with what the viewer said about it."""

    row: PeerMeeting
    mine: PeerAttendance | None
    coming: int
    away: int
    now: datetime

    @property
    def clock(self) -> str:
        """From when to when."""
        return clock_of(self.row)

    @property
    def day(self) -> date:
        """On which day."""
        return day_of(self.row.start_at)

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come."""
        return self.row.cancelled_at is None and self.row.start_at > self.now

    @property
    def word(self) -> str:
        """How it stands."""
        if self.row.cancelled_at:
            return _("gaat niet door")
        if self.mine and self.mine.seen:
            return seen_word(self.mine)
        if self.mine and self.mine.answer and self.is_ahead:
            return _("je komt") if self.mine.answer == Answer.COMES else _("je kunt niet")
        if self.is_ahead:
            return _("gepland")
        return _("gehouden") if self.row.held_at else _("nog niet bijgehouden")

    @property
    def tone(self) -> str:
        """How loud that is."""
        if self.row.cancelled_at:
            return "neutral"
        if self.is_ahead:
            return "plan"
        return "good" if self.row.held_at else "attention"


@dataclass(frozen=True)
class CaseLine:
    """A case in a list: who brought it and when; its subject to who brought it alone."""

    row: PeerCase
    is_mine: bool

    @property
    def title(self) -> str:
        """What one may read of it before opening it."""
        return self.row.title if self.is_mine else _("Casus van %(name)s") % {"name": self.row.starter}


@dataclass(frozen=True)
class CardStep:
    """A step of a card, in the language of the page."""

    title: str
    words: str
    minutes: int


@dataclass(frozen=True)
class Card:
    """A card for a talk, in the language of the page."""

    title: str
    suits: str
    care: str
    length: str
    steps: tuple[CardStep, ...]
    source: Source

    @property
    def from_where(self) -> str:
        """How sure it is, and what is said of that."""
        return f"{self.source.status}. {self.source.explained(page_language())}".strip()


@dataclass(frozen=True)
class OpenedGroup:
    """A group, how the viewer stands in it, and what they may do."""

    row: PeerGroup
    members: tuple[Member, ...]
    meetings: tuple[MeetingLine, ...]
    cases: tuple[CaseLine, ...]
    reasons: tuple[str, ...]
    others: tuple[OtherGroup, ...]
    guides: bool
    arranges: bool
    is_member: bool
    is_over: bool

    @property
    def facilitator(self) -> str:
        """Who guides it."""
        return str(self.row.facilitator)

    @property
    def keeps(self) -> bool:
        """Whether the viewer sets the days and keeps who came."""
        return (self.guides or self.arranges) and not self.is_over

    @property
    def reads_cases(self) -> bool:
        """Whether cases are for the viewer at all."""
        return self.guides or self.is_member

    @property
    def ahead(self) -> tuple[MeetingLine, ...]:
        """What is still to come."""
        return tuple(line for line in self.meetings if line.is_ahead)


def opened_group(viewer: Viewer, key: UUID, *, at: datetime) -> OpenedGroup:
    """One group for who may open it; raises Http404."""
    row = group_of(viewer, key)
    rows = members_on(row, on=viewer.on)
    places = _places([*(one.starter_id for one in rows), row.facilitator_id], on=viewer.on)
    members = tuple(_member(viewer, one, places) for one in rows)
    leading = guides(viewer, row), arranges(viewer, row)
    meetings, answers, cases = _lists_of(viewer, row)
    me = next((one for one in rows if one.starter_id in viewer.persons), None)
    known = why(row.round, me.starter_id, on=viewer.on) if me and row.round else Why()
    return OpenedGroup(
        row,
        members,
        tuple(_meetings(viewer, meetings, answers, members=len(members), at=at)),
        tuple(CaseLine(one, one.starter_id in viewer.persons) for one in cases),
        tuple(_reasons(row, me, rows, places, known)) if me else (),
        known.others,
        *leading,
        is_member=me is not None,
        is_over=row.ended_at is not None or (viewer.on not in row.period and viewer.on > row.period.start),
    )


def group_of(viewer: Viewer, key: UUID) -> PeerGroup:
    """The row of a group the viewer may open; raises Http404."""
    rows = PeerGroup.objects.filter(opened_to(viewer), key=key).select_related("organisation", "facilitator", "round")
    row = rows.first()
    if row is None:
        raise Http404
    return row


def members_on(row: PeerGroup, *, on: date) -> list[PeerMember]:
    """Who is in a group on a day, or joins it later, by name; whoever asks has opened the group."""
    rows = PeerMember.objects.filter(group=row, period__endswith__gt=on).select_related("starter")
    found: dict[int, PeerMember] = {}
    for one in rows.order_by("starter__sort_name", "starter", "period"):
        found.setdefault(one.starter_id, one)
    return list(found.values())


def cards() -> list[Card]:
    """The cards for a talk, in the language of the page."""
    language = page_language()
    return [
        Card(
            card.title.said(language),
            card.suits.said(language),
            card.care.said(language),
            minutes(card.minutes),
            tuple(CardStep(step.title.said(language), step.words.said(language), step.minutes) for step in card.steps),
            card.source,
        )
        for card in shipped_methods()
    ]


def clock_of(row: PeerMeeting) -> str:
    """From when to when, by the clock."""
    end = after(row.start_at, minutes=row.minutes)
    return f"{row.start_at.astimezone(AMSTERDAM):%H.%M}–{end.astimezone(AMSTERDAM):%H.%M}"


def _member(viewer: Viewer, row: PeerMember, places: Mapping[int, Organisation]) -> Member:
    school = places.get(row.starter_id)
    return Member(
        row.starter,
        school.name if school else "",
        str(school.get_sector_display()) if school and school.sector else "",
        row.period.start,
        row.starter_id in viewer.persons,
        row.period.start > viewer.on,
    )


def _lists_of(
    viewer: Viewer, row: PeerGroup
) -> tuple[QuerySet[PeerMeeting], QuerySet[PeerAttendance], QuerySet[PeerCase]]:
    """The meetings of a group, and the answers and cases that the viewer may see, in one statement."""
    meetings = PeerMeeting.objects.filter(group=row).order_by("start_at", "pk")
    answers = visible_to(viewer, PeerAttendance.objects.filter(meeting__group=row))
    cases = visible_to(viewer, PeerCase.objects.filter(group=row)).select_related("starter")
    cases = cases.order_by("closed_at", "-made_at")
    read_together(meetings, answers, cases)
    return meetings, answers, cases


def _meetings(
    viewer: Viewer, rows: Iterable[PeerMeeting], answers: Iterable[PeerAttendance], *, members: int, at: datetime
) -> list[MeetingLine]:
    mine = {one.meeting_id: one for one in answers if one.starter_id in viewer.persons}
    cannot = Counter(one.meeting_id for one in answers if one.answer == Answer.CANNOT)
    came = Counter(one.meeting_id for one in answers if one.seen == Seen.CAME)
    return [
        MeetingLine(
            one,
            mine.get(one.pk),
            came[one.pk] if one.held_at else members - cannot[one.pk],
            cannot[one.pk],
            at,
        )
        for one in rows
    ]


def _reasons(
    row: PeerGroup,
    me: PeerMember,
    members: Sequence[PeerMember],
    places: Mapping[int, Organisation],
    known: Why,
) -> list[str]:
    """Why the viewer is in this group, from what holds of it now."""
    mine, others = places.get(me.starter_id), [one for one in members if one is not me]
    same = sum(places.get(one.starter_id) == mine for one in others) if mine else 0
    day = {"day": row.get_weekday_display()}
    found = [
        _("Je koos deze groep zelf. Hij komt bij elkaar op %(day)s.") % day
        if row.is_free
        else _("De groep komt bij elkaar op %(day)s. Op die dag kun jij.") % day,
        ngettext(
            "Met jou zit er %(count)s starter in de groep.", "Met jou zitten er %(count)s starters in.", len(members)
        )
        % {"count": len(members)},
        _of_one_school(same),
    ]
    guide = {"name": row.facilitator}
    if not known.works_with_guide:
        found.append(_("%(name)s begeleidt de groep en is niet jouw coach, maatje of leidinggevende.") % guide)
    if mine and places.get(row.facilitator_id) not in (None, mine):
        found.append(_("%(name)s werkt op een andere school dan jij.") % guide)
    return found


def _of_one_school(same: int) -> str:
    if not same:
        return _("Niemand anders in de groep werkt op jouw school. Zo praat je vrijuit.")
    said = ngettext(
        "Er is %(count)s ander van jouw school in de groep.", "Er zijn %(count)s anderen van jouw school in.", same
    )
    return said % {"count": same}


def _places(people: Collection[int], *, on: date) -> Mapping[int, Organisation]:
    """Where these people work on a day."""
    rows = Post.objects.filter(Q(period__contains=on), person__in=people).select_related("school")
    return {post.person_id: post.school for post in rows.order_by("-pk")}


def seen_word(mine: PeerAttendance) -> str:
    """What was written down about the viewer, said to them."""
    return _("je was er") if mine.seen == Seen.CAME else _("je was er niet")


def told(row: PeerMeeting) -> str:
    """A meeting in words: di 3 november 2026, 14.30–16.30."""
    return f"{long_day(day_of(row.start_at))}, {clock_of(row)}"
