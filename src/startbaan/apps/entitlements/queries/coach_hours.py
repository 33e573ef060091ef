"""What is asked of the hours of a coach in a school year: one reckoning for who assigns, the coach and the board."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.entitlements.models import GuidedGroup
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachHours, CoachRegistration, Pair, Person, Post
from startbaan.apps.people.queries.together import read_together
from startbaan.apps.programme.models import Activity, Contact, Track
from startbaan.apps.programme.queries import definition_of, keys_of_kinds
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import GUIDING
from startbaan.domain.schedule.definition import CoachHours as Given
from startbaan.ui.wording import hours


class Counts(StrEnum):
    """Whether the hours of a trajectory count for this coach."""

    HERE = "here"
    WITH_ANOTHER = "with_another"
    NO_MORE = "no_more"


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One starter with one coach, for the days of a school year on which they are coupled."""

    pair: int
    starter: int
    within: Period
    given: Given | None
    counts: Counts

    @property
    def asked(self) -> float:
        """The hours of the programme for a year, whole for the coach with whom they count."""
        if self.given is None or self.counts is not Counts.HERE:
            return 0.0
        return self.given.for_caseload(tracks=1, groups=0)


@dataclass(frozen=True, slots=True)
class CoachYear:
    """What a coach of a board has in the yearly task for one school year, and what is asked of it."""

    row: CoachRegistration
    year: SchoolYear
    available: float | None
    trajectories: tuple[Trajectory, ...]
    groups: int = 0
    group_given: Given | None = None  # what the programme of the groups gives, for who coaches nobody

    @property
    def counted(self) -> tuple[Trajectory, ...]:
        """The trajectories whose hours count for this coach."""
        return tuple(one for one in self.trajectories if one.counts is Counts.HERE)

    @property
    def asked(self) -> float:
        """The hours for trajectories and peer groups; a group is reckoned by the programme most of them follow."""
        found = self.programmes
        return sum(
            given.for_caseload(tracks=tracks, groups=0 if place else self.groups)
            for place, (given, tracks) in enumerate(found)
        )

    @property
    def alternative(self) -> float:
        """The hours if whoever guides peer consultation too were given one number for each trajectory."""
        return sum(given.with_peers * tracks for given, tracks in self.programmes)

    @property
    def asked_for(self) -> str:
        """What asks those hours: 2 trajecten en 1 intervisiegroep vragen 28 uur."""
        tracks = len(self.counted)
        words = ngettext("%(count)s traject vraagt %(hours)s", "%(count)s trajecten vragen %(hours)s", tracks)
        if self.groups:
            words = _("%(tracks)s en %(groups)s vragen %(hours)s")
        return words % {
            "count": tracks,
            "tracks": ngettext("%(count)s traject", "%(count)s trajecten", tracks) % {"count": tracks},
            "groups": ngettext("%(count)s intervisiegroep", "%(count)s intervisiegroepen", self.groups)
            % {"count": self.groups},
            "hours": hours(self.asked),
        }

    @property
    def left(self) -> float | None:
        """The hours nobody asks yet, less than nothing when too much is asked; None when none were agreed."""
        return None if self.available is None else round(self.available - self.asked, 2)

    @property
    def over(self) -> float:
        """How many hours more are asked than there are."""
        return max(-(self.left or 0.0), 0.0)

    @property
    def is_short(self) -> bool:
        """Whether more is asked than there is, or anything where nothing was agreed."""
        return bool(self.over) or (self.left is None and bool(self.asked))

    @property
    def verdict(self) -> str:
        """Over or under, in words."""
        if self.left is None:
            return _("Nog geen uren afgesproken")
        if not self.left:
            return _("Precies genoeg")
        return (_("%(hours)s te veel") if self.over else _("%(hours)s over")) % {"hours": hours(abs(self.left))}

    def after(self, more: float) -> float:
        """How many hours too many there are when this many more are asked."""
        return 0.0 if self.left is None else round(max(more - self.left, 0.0), 2)

    @property
    def programmes(self) -> list[tuple[Given, int]]:
        """What the programmes give a coach, each with the number of trajectories that follow it.

        For who guides groups and coaches nobody that is the programme of the groups.
        """
        found = Counter(one.given for one in self.counted if one.given).most_common()
        return found or ([(self.group_given, 0)] if self.group_given else [])


@dataclass(frozen=True, slots=True)
class Met:
    """How long and how often coach and starter met."""

    minutes: int = 0
    times: int = 0

    @property
    def hours(self) -> float:
        """The minutes in hours."""
        return round(self.minutes / 60, 1)


NOT_MET = Met()
Row = TypeVar("Row", CoachRegistration, Post)


def coach_years(registrations: QuerySet[CoachRegistration], *, year: SchoolYear, on: date) -> list[CoachYear]:
    """The year of each of these coaches, by name, as it stands on a day; one statement whatever their number.

    A trajectory counts whole for the coach who has the starter now or will have last in that year, and once.
    """
    span = year.period
    pairs = Pair.objects.filter(relation=Relation.COACH.value, period__overlap=span)
    starters = pairs.filter(holder__among=registrations.order_by().values("person")).values("starter")
    rows = registrations.select_related("person", "board").order_by("person__sort_name", "pk")
    theirs = CoachRegistration.objects.filter(person__among=registrations.order_by().values("person"))
    theirs = theirs.filter(period__overlap=span).order_by("period", "pk")
    agreed = CoachHours.objects.filter(registration__among=registrations.order_by().values("pk"))
    agreed = agreed.filter(school_year=year.start_year)
    all_pairs = pairs.filter(starter__among=starters).order_by("period", "pk")
    tracks = Track.objects.filter(starter__among=starters, period__overlap=span).order_by("period")
    tracks = tracks.select_related("version").only("starter", "period", "version__published_at")
    posts = Post.objects.filter(person__among=starters, period__overlap=span).order_by("period", "pk")
    posts = posts.select_related("school").only("person", "period", "school__parent")
    guided = GuidedGroup.objects.filter(person__among=registrations.order_by().values("person"))
    guided = guided.filter(school_year=year.start_year).select_related("version").order_by("pk")
    guided = guided.only("person", "organisation", "version__published_at")
    read_together(rows, theirs, agreed, all_pairs, tracks, posts, guided)
    available = {given.registration_id: float(given.hours) for given in agreed}
    left, lines = _left(year, on), _by_person(theirs)
    held = _held(all_pairs, tracks, _by_person(posts), lines, left=left, year=year)
    groups = _guided(guided, lines, on=left.start)
    return [
        CoachYear(
            row,
            year,
            available.get(row.pk),
            tuple(held.get(row.pk, ())),
            len(groups[row.pk]),
            next((given for given in groups[row.pk] if given), None),
        )
        for row in rows
    ]


def hours_asked_for(starters: Collection[int], *, year: SchoolYear, on: date) -> dict[int, float]:
    """The hours of a coach that the programme of each of these starters gives for this school year."""
    rows = Track.objects.filter(starter__in=list(starters), period__overlap=_left(year, on))
    tracks = rows.select_related("version").only("starter", "period", "version__published_at")
    found = {track.starter_id: definition_of(track.version).coach_hours for track in tracks.order_by("-period")}
    return {starter: given.for_caseload(tracks=1, groups=0) if given else 0.0 for starter, given in found.items()}


def met_in(trajectories: Collection[Trajectory], *, year: SchoolYear) -> dict[int, Met]:
    """By pair how long and how often they met: talks, visits and contact on the days they were coupled."""
    starters = sorted({one.starter for one in trajectories})
    span = year.period
    done = Activity.objects.filter(
        starter__in=starters, key__in=keys_of_kinds(*GUIDING), done_on__gte=span.start, done_on__lt=span.end
    )
    contacts = Contact.objects.filter(starter__in=starters, day__gte=span.start, day__lt=span.end)
    meetings = done.values_list("starter", "done_on", "minutes").union(
        contacts.values_list("starter", "day", "minutes"), all=True
    )
    mine: dict[int, list[Trajectory]] = defaultdict(list)
    for one in trajectories:
        mine[one.starter].append(one)
    found: dict[int, Met] = {}
    for starter, day, lasted in meetings if starters else ():
        for one in mine[starter]:
            if day and day in one.within:
                so_far = found.get(one.pair, NOT_MET)
                found[one.pair] = Met(so_far.minutes + (lasted or 0), so_far.times + 1)
    return found


def starters_in(viewer: Viewer, trajectories: Collection[Trajectory]) -> dict[int, Person]:
    """By pair the starter, for who may know it: their coach of today, and who arranges for their school."""
    pairs = Pair.objects.filter(pk__in=[one.pair for one in trajectories])
    return {pair.pk: pair.starter for pair in visible_to(viewer, pairs).select_related("starter")}


def _left(year: SchoolYear, on: date) -> Period:
    """What is left of a year on the day from which one looks at it; of a year that is over its last day."""
    last = year.next.period.start - timedelta(days=1)
    return Period(min(max(on, year.period.start), last), year.period.end)


def _held(
    pairs: Iterable[Pair],
    tracks: Iterable[Track],
    places: Mapping[int, list[Post]],
    lines: Mapping[int, list[CoachRegistration]],
    *,
    left: Period,
    year: SchoolYear,
) -> dict[int, list[Trajectory]]:
    """By line of the register the trajectories of a year; of each starter the last pair still to end counts."""
    followed = {track.starter_id: track for track in tracks}
    last = {pair.starter_id: pair.pk for pair in pairs}
    found: dict[int, list[Trajectory]] = defaultdict(list)
    for pair in pairs:
        within = pair.period.intersection(year.period)
        track = followed.get(pair.starter_id)
        line = _line_of(lines.get(pair.holder_id, []), places.get(pair.starter_id, []), within=within, on=left.start)
        if line is None or within is None:
            continue
        goes_on = pair.period.overlaps(left) and track is not None and track.period.overlaps(left)
        counts = Counts.HERE if goes_on else Counts.NO_MORE
        if last[pair.starter_id] != pair.pk:
            counts = Counts.WITH_ANOTHER
        given = definition_of(track.version).coach_hours if track else None
        found[line].append(Trajectory(pair.pk, pair.starter_id, within, given, counts))
    return found


def _guided(
    rows: Iterable[GuidedGroup], lines: Mapping[int, list[CoachRegistration]], *, on: date
) -> Mapping[int, list[Given | None]]:
    """By line of the register what the programme of each group gives: the line of the board it is of, or any."""
    found: dict[int, list[Given | None]] = defaultdict(list)
    for row in rows:
        theirs = lines.get(row.person_id, [])
        among = [line for line in theirs if line.board_id == row.organisation_id] or theirs
        line = next((line for line in among if on in line.period), among[-1] if among else None)
        if line is not None:
            found[line.pk].append(definition_of(row.version).coach_hours if row.version else None)
    return found


def _line_of(
    lines: Sequence[CoachRegistration], posts: Sequence[Post], *, within: Period | None, on: date
) -> int | None:
    """The line of the register for which a coach has a starter: of the board where the starter works, or any."""
    if not lines or within is None:
        return None
    day = min(max(on, within.start), within.last or on)
    boards = [post.school.parent_id for post in posts if day in post.period]
    among = [line for board in boards for line in lines if line.board_id == board] or lines
    return next((line.pk for line in among if day in line.period), among[-1].pk)


def _by_person(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
