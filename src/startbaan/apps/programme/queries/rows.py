"""Many tracks at once, a line each: how far, what comes next, and whether all goes well."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, DateField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Pair
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.plans import Wanted
from startbaan.apps.programme.queries.seen import page_language
from startbaan.apps.programme.queries.tracks import tracks
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.cards import cards
from startbaan.domain.schedule.windows import ONE_DAY
from startbaan.domain.schedule.years import anniversary

SOON = timedelta(days=7)


class TrackState(StrEnum):
    """How a track goes, for who keeps an eye on many."""

    NO_COACH = "no_coach"
    LATE = "late"
    ATTENTION = "attention"
    ON_COURSE = "on_course"
    ENDED = "ended"

    @property
    def word(self) -> Promise:
        """The word on screen."""
        return STATE_WORDS[self]

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return STATE_TONES[self]


STATE_WORDS = {
    TrackState.NO_COACH: _("geen coach"),
    TrackState.LATE: _("te laat"),
    TrackState.ATTENTION: _("let op"),
    TrackState.ON_COURSE: _("op koers"),
    TrackState.ENDED: _("afgerond"),
}
STATE_TONES = {
    TrackState.NO_COACH: "late",
    TrackState.LATE: "late",
    TrackState.ATTENTION: "attention",
    TrackState.ON_COURSE: "good",
    TrackState.ENDED: "neutral",
}


@dataclass(frozen=True)
class Milestone:
    """What comes next in a track."""

    activity: int
    title: str
    on: date


@dataclass(frozen=True)
class TrackRow:
    """One track on a line."""

    starter: int
    track: int
    programme: str
    year: int | None
    done: int
    total: int
    late: int
    done_in_all: int
    total_in_all: int
    state: TrackState
    next: Milestone | None

    @property
    def percent(self) -> int:
        """How far this year is, in percent."""
        return round(100 * self.done / self.total) if self.total else 0


@dataclass(frozen=True)
class _Counts:
    """The activities of a track, or of one year of it, counted."""

    done: int = 0
    total: int = 0
    late: int = 0
    soon: int = 0

    def __add__(self, other: "_Counts") -> "_Counts":
        return _Counts(self.done + other.done, self.total + other.total, self.late + other.late, self.soon + other.soon)


def track_rows(viewer: Viewer, starters: Collection[int]) -> dict[int, TrackRow]:
    """A line for each of these starters whose track the viewer may see, in two statements for any number.

    The track is the one running today, else the next, else the last.
    """
    rows = visible_to(viewer, models.Track.objects.filter(starter__in=starters))
    nearest: dict[int, models.Track] = {}
    for track in tracks(rows).annotate(coached=_coached(viewer.on), coming=_next()).order_by("period"):
        before = nearest.get(track.starter_id)
        if before is None or before.period.end <= viewer.on:
            nearest[track.starter_id] = track
    counts = _counts([track.pk for track in nearest.values()], on=viewer.on)
    return {starter: _row(track, counts.get(track.pk, {}), viewer=viewer) for starter, track in nearest.items()}


def starters_in_state(viewer: Viewer, state: TrackState) -> "QuerySet[models.Track, int]":
    """The starters whose running track (for the last state: whose ended one) stands so, to filter a list with."""
    if state is TrackState.ENDED:
        ended = visible_to(viewer, models.Track.objects.filter(period__endswith__lte=viewer.on))
        return ended.values_list("starter", flat=True)
    rows = visible_to(viewer, models.Track.objects.filter(period__contains=viewer.on))
    lacking = _needs_coach(viewer.on) & ~Q(_coached(viewer.on))
    of_track = models.Activity.objects.filter(track=OuterRef("pk"), starter=OuterRef("starter"))
    late, soon = Exists(of_track.filter(_is_late(viewer.on))), Exists(of_track.filter(_is_soon(viewer.on)))
    chosen = {
        TrackState.NO_COACH: lacking,
        TrackState.LATE: ~lacking & Q(late),
        TrackState.ATTENTION: ~lacking & ~Q(late) & Q(soon),
        TrackState.ON_COURSE: ~lacking & ~Q(late) & ~Q(soon),
    }
    return rows.filter(chosen[state]).values_list("starter", flat=True)


def starters_with_track(starters: Collection[int], *, on: date) -> set[int]:
    """Which of these starters have a track that runs or is still to begin; for who starts tracks."""
    rows = models.Track.objects.filter(Q(period__endswith=None) | Q(period__endswith__gt=on), starter__in=starters)
    return set(rows.values_list("starter", flat=True))


def _row(track: models.Track, counts: dict[int, _Counts], *, viewer: Viewer) -> TrackRow:
    definition = definition_of(track.version)
    year = next((n for n, days in enumerate(Wanted.of(track).years, start=1) if viewer.on in days), None)
    whole = sum(counts.values(), start=_Counts())
    this = counts.get(year or 0, _Counts())
    return TrackRow(
        starter=track.starter_id,
        track=track.pk,
        programme=cards(definition, page_language()).title,
        year=year,
        done=this.done,
        total=this.total,
        late=whole.late,
        done_in_all=whole.done,
        total_in_all=whole.total,
        state=_state(track, whole, on=viewer.on),
        next=_milestone(track),
    )


def _state(track: models.Track, counts: _Counts, *, on: date) -> TrackState:
    if track.period.end <= on:
        return TrackState.ENDED
    first = _first_without(definition_of(track.version).coaching.on_request_from_year, on=on)
    asked = bool(track.coaching_from) and track.coaching_from[0] > anniversary(on, years=-1)
    if (track.start_on > first or asked) and not vars(track)["coached"]:
        return TrackState.NO_COACH
    if counts.late:
        return TrackState.LATE
    return TrackState.ATTENTION if counts.soon else TrackState.ON_COURSE


def _milestone(track: models.Track) -> Milestone | None:
    coming: dict[str, str | int] | None = vars(track)["coming"]
    if coming is None:
        return None
    version = track.version
    if coming["words_from"] is not None:
        version = models.ProgrammeVersion.objects.defer("text", "changes").get(pk=coming["words_from"])
    definition = definition_of(version)
    key = str(coming["key"])
    title = cards(definition, page_language()).by_key[key].title
    if definition.activity(key).times.most > 1:
        title = f"{title} {coming['number']}"
    return Milestone(int(coming["pk"]), title, date.fromisoformat(str(coming["on"])))


def _counts(track_ids: Collection[int], *, on: date) -> dict[int, dict[int, _Counts]]:
    rows = models.Activity.objects.filter(track__in=track_ids).exclude(state=models.Activity.State.DROPPED)
    found: dict[int, dict[int, _Counts]] = {}
    for track, year, *numbers in rows.values_list("track", "year").annotate(
        done=Count("pk", filter=Q(state=models.Activity.State.DONE)),
        total=Count("pk"),
        late=Count("pk", filter=_is_late(on)),
        soon=Count("pk", filter=_is_soon(on)),
    ):
        found.setdefault(track, {})[year] = _Counts(*numbers)
    return found


def _is_late(on: date) -> Q:
    """Still to do after its last day, and without a day to come."""
    unplanned = Q(planned_on=None) | Q(planned_on__lt=on)
    return Q(state=models.Activity.State.PLANNED, window__endswith__lte=on) & unplanned


def _is_soon(on: date) -> Q:
    """To do within a week without a day agreed, or its day has passed and nobody said it was done."""
    ending = Q(planned_on=None, window__endswith__lte=on + SOON + ONE_DAY)
    return Q(state=models.Activity.State.PLANNED, window__endswith__gt=on) & (ending | Q(planned_on__lt=on))


def _needs_coach(on: date) -> Q:
    """The tracks with coaching in the year they are in: always in the first years, later when it was asked."""
    needed = Q(coaching_from__0__gt=anniversary(on, years=-1))
    for version in models.ProgrammeVersion.objects.filter(published_at__isnull=False).defer("text", "changes"):
        first = _first_without(definition_of(version).coaching.on_request_from_year, on=on)
        needed |= Q(version=version, period__startswith__gt=first)
    return needed


def _first_without(year: int, *, on: date) -> date:
    """The last first day on which a track has reached this year by now."""
    return anniversary(on, years=1 - year)


def _coached(on: date) -> Exists:
    pairs = Pair.objects.filter(relation=Relation.COACH.value, period__contains=on)
    return Exists(pairs.filter(starter=OuterRef("starter")))


def _next() -> Subquery:
    last = Func(F("window"), function="upper", template="(%(function)s(%(expressions)s) - 1)", output_field=DateField())
    rows = models.Activity.objects.filter(
        track=OuterRef("pk"), starter=OuterRef("starter"), state=models.Activity.State.PLANNED
    ).annotate(on=Coalesce("planned_on", last))
    return Subquery(
        rows.order_by("on", "pk").values(
            found=JSONObject(pk="pk", key="key", number="number", words_from="words_from", on="on")
        )[:1]
    )
