"""The days a group could meet: what the programme asks, and moments on which all its people can be asked."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.agenda.queries import free_moments
from startbaan.apps.peergroups.access import arranges, guides
from startbaan.apps.peergroups.models import InWeek, PeerGroup, PeerMeeting
from startbaan.apps.peergroups.queries.groups import group_of, members_on
from startbaan.apps.people.access import Viewer
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import definition_of
from startbaan.domain.meeting.moments import AMSTERDAM, begin_of, day_of
from startbaan.domain.periods import Period
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.ui.wording import long_day, minutes

NOTICE = timedelta(days=7)
LAST_MONTH, LAST_DAY = 6, 20  # our own choice, for a group without a programme: before the end of the school year
SHOWN = 4
TRIED = 80
USUAL = ((2, 180), (3, 120))  # 6 hours a year: twice 3 hours or three times 2


@dataclass(frozen=True)
class Rhythm:
    """So many meetings of so many minutes in a school year."""

    times: int
    minutes: int

    @property
    def words(self) -> str:
        """As one says it: 3 keer 2 uur."""
        return _("%(times)s keer %(length)s") % {"times": self.times, "length": minutes(self.minutes)}


@dataclass(frozen=True)
class Slot:
    """One meeting still to plan: in which part of the year, and moments on which all can."""

    number: int
    within: Period
    moments: tuple[datetime, ...]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The moments as a form offers them."""
        return [(moment.isoformat(), written(moment)) for moment in self.moments]


@dataclass(frozen=True)
class DaysPage:
    """What stands on the page where the days of a group are agreed."""

    group: PeerGroup
    rhythm: Rhythm
    rhythms: tuple[Rhythm, ...]
    planned: int
    slots: tuple[Slot, ...]
    people: int

    @property
    def is_full(self) -> bool:
        """Whether all meetings of the year are planned."""
        return not self.slots

    @property
    def is_stuck(self) -> bool:
        """Whether for some meeting there is no moment on which all can."""
        return any(not slot.moments for slot in self.slots)

    @property
    def lead(self) -> str:
        """How many people it is about."""
        return ngettext(
            "Momenten waarop %(count)s persoon kan, buiten vakanties en naast wat al in de agenda staat.",
            "Momenten waarop alle %(count)s mensen kunnen, buiten vakanties en naast wat al in de agenda staat.",
            self.people,
        ) % {"count": self.people}


def days_page(viewer: Viewer, key: UUID, *, times: int | None, at: datetime) -> DaysPage:
    """The moments to choose from for a group that the viewer guides or arranges; raises Http404."""
    row = group_of(viewer, key)
    if row.ended_at or not (guides(viewer, row) or arranges(viewer, row)):
        raise Http404
    members = [one.starter_id for one in members_on(row, on=viewer.on)]
    rhythms = tuple(_rhythms(members, on=viewer.on))
    starts = PeerMeeting.objects.filter(group=row, cancelled_at=None).values_list("start_at", flat=True)
    live = [day_of(start) for start in starts]
    rhythm = next((one for one in rhythms if one.times == times), rhythms[0])
    parts = _parts(row, rhythm.times - len(live), on=viewer.on, after=max(live, default=None))
    people = {*members, row.facilitator_id}
    slots = tuple(
        Slot(len(live) + number, part, tuple(_moments(people, row, part, rhythm, at=at)))
        for number, part in enumerate(parts, start=1)
    )
    return DaysPage(row, rhythm, rhythms, len(live), slots, len(people))


def written(moment: datetime) -> str:
    """A moment to choose: di 3 november 2026, 14.30 uur."""
    local = moment.astimezone(AMSTERDAM)
    return _("%(day)s, %(time)s uur") % {"day": long_day(local.date()), "time": f"{local:%H.%M}"}


def _rhythms(members: Collection[int], *, on: date) -> list[Rhythm]:
    """What the programme that most members follow asks: its hours in as many meetings as it leaves open."""
    tracks = Track.objects.filter(starter__in=members, period__contains=on).select_related("version").order_by("pk")
    versions = Counter(track.version for track in tracks)
    for version, _count in versions.most_common():
        for words in definition_of(version).activities:
            if words.kind is ActivityKind.PEER_MEETING and words.hours:
                whole = round(words.hours * 60)
                often = [words.times.planned, *range(words.times.least, words.times.most + 1)]
                return [Rhythm(times, whole // times) for times in dict.fromkeys(often)]
    return [Rhythm(times, length) for times, length in USUAL]


def _parts(row: PeerGroup, count: int, *, on: date, after: date | None) -> list[Period]:
    """The rest of the school year in as many parts as there are meetings to plan; of each its middle half."""
    assert row.period.end is not None
    end = min(row.period.end, date(row.school_year + 1, LAST_MONTH, LAST_DAY))
    start = max(on + NOTICE, row.period.start, (after or on) + 4 * NOTICE if after else on)
    days = (end - start).days
    if count < 1 or days < count:
        return []
    size = days // count
    return [
        Period(
            start + timedelta(days=number * size + size // 4), start + timedelta(days=number * size + size * 3 // 4 + 1)
        )
        for number in range(count)
    ]


def _moments(people: Collection[int], row: PeerGroup, part: Period, rhythm: Rhythm, *, at: datetime) -> list[datetime]:
    """A few moments in this part of the year: on the day of the group first, one for each day."""
    since = max(at, begin_of(part.start))
    found = free_moments(people, minutes=rhythm.minutes, between=part, since=since, most=TRIED)
    weekday = list(InWeek.values).index(row.weekday)
    liked = sorted(found, key=lambda moment: (day_of(moment).weekday() != weekday, moment))
    by_day: dict[date, datetime] = {}
    for moment in liked:
        held = by_day.get(day_of(moment))
        by_day[day_of(moment)] = moment if held is None else max(held, moment)
    return sorted(list(by_day.values())[:SHOWN])
