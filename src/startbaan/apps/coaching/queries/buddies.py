"""The moments of a starter and a buddy: this week, the weeks before, and who has been silent for long."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet

from startbaan.apps.coaching.models import BuddyMoment, BuddyRhythm
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Pair
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Track
from startbaan.apps.programme.queries import Wanted
from startbaan.apps.programme.queries.tracks import tracks
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import ActivityKind, Pace, Standing
from startbaan.domain.signals import SILENT_AFTER

WEEKS_SHOWN = 8
WEEK = timedelta(days=7)
Sort = BuddyMoment.Sort


@dataclass(frozen=True)
class Week:
    """One week from its Monday: whether they spoke, and whether they were coupled at all."""

    monday: date
    spoke_on: date | None
    is_now: bool


@dataclass(frozen=True)
class BuddyPair:
    """A starter and a buddy as one of the two sees them."""

    pair: int
    other: str
    is_starter: bool
    is_weekly: bool
    rhythm: BuddyRhythm | None
    weeks: tuple[Week, ...]
    last: BuddyMoment | None
    is_silent: bool
    missed_on: date | None

    @property
    def this_week(self) -> Week:
        """The week one is in."""
        return self.weeks[-1]

    @property
    def latest_tap(self) -> BuddyMoment | None:
        """What may be taken back: the moment of this week."""
        return self.last if self.last and self.this_week.spoke_on == self.last.day else None


@dataclass(frozen=True)
class BuddyState:
    """For a signal and for the manager: since when there is a buddy, the last day they spoke, and whether weekly."""

    since: date
    last_on: date | None
    is_weekly: bool


class BuddyLists(NamedTuple):
    """What the moments with a buddy are read from."""

    rhythms: QuerySet[BuddyRhythm]
    moments: QuerySet[BuddyMoment]
    spoken: QuerySet[BuddyMoment]
    tracks: QuerySet[Track]


def buddy_pairs(viewer: Viewer) -> list[BuddyPair]:
    """The pairs of starter and buddy in which the viewer stands today, the own one as starter first."""
    pairs = own_buddies(viewer).select_related("starter", "holder")
    lists = buddy_lists(pairs, on=viewer.on)
    read_together(pairs, *lists)
    return buddy_pairs_among(viewer, pairs, lists)


def own_buddies(viewer: Viewer) -> QuerySet[Pair]:
    """The pairs of starter and buddy in which the viewer stands today."""
    both = Q(starter__in=viewer.persons) | Q(holder__in=viewer.persons)
    return Pair.objects.filter(both, relation=Relation.BUDDY.value, period__contains=viewer.on)


def buddy_lists(pairs: QuerySet[Pair], *, on: date) -> BuddyLists:
    """What the moments of these pairs are read from, in the last weeks and at any time."""
    first = on - timedelta(days=on.weekday()) - (WEEKS_SHOWN - 1) * WEEK
    moments = BuddyMoment.objects.filter(pair__among=pairs.values("pk"))
    return BuddyLists(
        rhythms=BuddyRhythm.objects.filter(pair__among=pairs.values("pk")),
        moments=moments.filter(day__gte=first).order_by("day", "pk"),
        spoken=moments.filter(sort=Sort.SPOKE).order_by("pair", "-day").distinct("pair"),
        tracks=tracks(Track.objects.filter(starter__among=pairs.values("starter"), period__contains=on)),
    )


def buddy_pairs_among(viewer: Viewer, pairs: Iterable[Pair], lists: BuddyLists) -> list[BuddyPair]:
    """The same among rows that were read already."""
    rhythms = {rhythm.pair_id: rhythm for rhythm in lists.rhythms}
    rows = list(pairs)
    states = buddy_states_among(rows, lists, on=viewer.on)
    shown = [
        _shown(
            viewer,
            row,
            rhythms.get(row.pk),
            [moment for moment in lists.moments if moment.pair_id == row.pk],
            states.get(row.starter_id),
        )
        for row in rows
    ]
    return sorted(shown, key=lambda pair: (not pair.is_starter, pair.other))


def buddy_states(starters: Collection[int], *, on: date) -> dict[int, BuddyState]:
    """How it goes with the buddy for each of these starters who has one today; for signals, in one statement."""
    pairs = Pair.objects.filter(starter__in=starters, relation=Relation.BUDDY.value, period__contains=on)
    lists = buddy_lists(pairs, on=on)
    read_together(pairs, lists.spoken, lists.tracks)
    return buddy_states_among(pairs, lists, on=on)


def buddy_states_among(pairs: Iterable[Pair], lists: BuddyLists, *, on: date) -> dict[int, BuddyState]:
    """The same among rows that were read already."""
    spoke = {moment.pair_id: moment.day for moment in lists.spoken}
    weekly = {track.starter_id for track in lists.tracks if _pace(track, on=on) is Pace.WEEKLY}
    return {
        pair.starter_id: BuddyState(pair.period.start, spoke.get(pair.pk), pair.starter_id in weekly) for pair in pairs
    }


def is_silent(state: BuddyState, *, on: date) -> bool:
    """Whether nobody tapped for two weeks where a weekly moment is agreed."""
    return state.is_weekly and max(state.last_on or state.since, state.since) + SILENT_AFTER <= on


def _pace(track: Track, *, on: date) -> Pace | None:
    """How often the programme asks for a moment, in the year one is in."""
    wanted = Wanted.of(track)
    year = next((number for number, period in enumerate(wanted.years, start=1) if on in period), 0)
    for activity in wanted.definition.activities:
        if activity.kind is ActivityKind.BUDDY_CONTACT and isinstance(activity.timing, Standing) and year:
            return activity.timing.pace(year)
    return None


def _shown(
    viewer: Viewer, row: Pair, rhythm: BuddyRhythm | None, moments: Sequence[BuddyMoment], state: BuddyState | None
) -> BuddyPair:
    is_starter = row.starter_id in viewer.persons
    spoke = [moment for moment in moments if moment.sort == Sort.SPOKE]
    missed = [moment for moment in moments if moment.sort == Sort.MISSED]
    last = spoke[-1] if spoke else None
    missed_on = missed[-1].day if missed and (last is None or missed[-1].day >= last.day) else None
    return BuddyPair(
        pair=row.pk,
        other=str(row.holder if is_starter else row.starter),
        is_starter=is_starter,
        is_weekly=state is not None and state.is_weekly,
        rhythm=rhythm,
        weeks=_weeks(row.period, spoke, on=viewer.on),
        last=last,
        is_silent=state is not None and is_silent(state, on=viewer.on),
        missed_on=missed_on,
    )


def _weeks(period: Period, spoke: Sequence[BuddyMoment], *, on: date) -> tuple[Week, ...]:
    this_monday = on - timedelta(days=on.weekday())
    mondays = [this_monday - number * WEEK for number in reversed(range(WEEKS_SHOWN))]
    days = {moment.day - timedelta(days=moment.day.weekday()): moment.day for moment in spoke}
    return tuple(
        Week(monday, days.get(monday), monday == this_monday) for monday in mondays if monday + WEEK > period.start
    )
