"""Starting tracks: one, or thousands in one go; every activity is planned once for all who start alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from startbaan.apps.journal import actions as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, refusals
from startbaan.apps.programme.actions.permission import ask_to_arrange
from startbaan.apps.programme.models import Activity, OnboardingItem, ProgrammeVersion, Track
from startbaan.apps.programme.queries import Wanted, dated
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.calendar import OutsideCalendar
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.schedule.plan import Plan, PlannedActivity, PlannedSubject
from startbaan.domain.schedule.replanning import replan

# What should have happened longer ago than this when a track is entered, is not asked for any more.
STILL_ASKED = timedelta(weeks=6)

Values = tuple[str | int, ...]


@dataclass(frozen=True)
class NewTrack:
    """A track to start."""

    starter: int
    version: ProgrammeVersion
    start_on: date
    holiday_region: str


@dataclass(frozen=True)
class _Rows:
    """The rows of one plan, the same for every starter who starts alike."""

    period: Period
    activities: tuple[Values, ...]
    subjects: tuple[Values, ...]


def start_track(
    *, by: Viewer, at: datetime, starter: int, version: ProgrammeVersion, start_on: date, holiday_region: str
) -> Track:
    """Start the programme of one starter, with its activities and onboarding list, and journal it.

    Raises `NotYours` and `Refusal` as `start_tracks` does.
    """
    return start_tracks(by=by, at=at, wanted=[NewTrack(starter, version, start_on, holiday_region)])[0]


def start_tracks(*, by: Viewer, at: datetime, wanted: Sequence[NewTrack]) -> list[Track]:
    """Start the programmes of many starters, in the order given, and journal each.

    What lies further back than six weeks is not planned, but for the start talk of a year that still runs:
    the rest of that year follows from it. Raises `NotYours` unless the viewer is manager,
    coordinator or HR of all these starters, and `Refusal` when one of them has a track in that time.
    """
    ask_to_arrange(by, (new.starter for new in wanted))
    plans: dict[tuple[int, date, str], _Rows] = {}
    for new in wanted:
        alike = (new.version.pk, new.start_on, new.holiday_region)
        if alike not in plans:
            plans[alike] = _rows(new, since=by.on - STILL_ASKED)
    rows = [plans[new.version.pk, new.start_on, new.holiday_region] for new in wanted]
    with refusals():
        tracks = Track.objects.bulk_create(
            [
                Track(starter_id=new.starter, version=new.version, period=row.period, holiday_region=new.holiday_region)
                for new, row in zip(wanted, rows, strict=True)
            ],
            batch_size=2000,
        )
        pairs = list(zip(tracks, rows, strict=True))
        _copy(Activity, ACTIVITY, ((track.pk, track.starter_id, *row) for track, r in pairs for row in r.activities))
        _copy(OnboardingItem, SUBJECT, ((track.pk, track.starter_id, *row) for track, r in pairs for row in r.subjects))
        journal.record_each(
            at=at,
            actor=by.person,
            actor_name=by.name,
            verb="start_track",
            kind=Kind.TRACK,
            things=[(track, track.starter_id) for track in tracks],
        )
    return tracks


ACTIVITY = ("track_id", "starter_id", "key", "year", "number", "window", "state")
SUBJECT = ("track_id", "starter_id", "key", "window", "named")


def activity_values(item: PlannedActivity) -> Values:
    """The columns of a planned activity, after its track and starter."""
    return (item.key, item.year, item.number, _range(item.window), Activity.State.PLANNED.value)


def subject_values(item: PlannedSubject, *, alone: Mapping[str, bool]) -> Values:
    """The columns of a subject of the onboarding list, after its track and starter."""
    named = () if alone[item.key] else item.with_whom
    return (item.key, _range(item.window), "{" + ",".join(named) + "}")


def add_rows(
    track: Track, *, activities: Iterable[PlannedActivity], subjects: Iterable[PlannedSubject], wanted: Wanted
) -> None:
    """Write planned activities and subjects into a track."""
    alone = _alone(wanted)
    own = (track.pk, track.starter_id)
    _copy(Activity, ACTIVITY, ((*own, *activity_values(item)) for item in activities))
    _copy(OnboardingItem, SUBJECT, ((*own, *subject_values(item, alone=alone)) for item in subjects))


def _rows(new: NewTrack, *, since: date) -> _Rows:
    wanted = Wanted(new.version, new.start_on, new.holiday_region)
    try:
        plan = wanted.planned()
    except OutsideCalendar as error:
        raise Refusal(_("Deze begindatum ligt te ver weg om een traject mee te plannen.")) from error
    alone = _alone(wanted)
    return _Rows(
        plan.period,
        tuple(activity_values(item) for item in _asked(plan, wanted=wanted, since=since)),
        tuple(subject_values(item, alone=alone) for item in _subjects(plan, since=since)),
    )


def _asked(plan: Plan, *, wanted: Wanted, since: date) -> tuple[PlannedActivity, ...]:
    """What can still happen, and the start talk of a year of which something can."""
    found = replan((), planned=dated(plan), on=since)
    running = {item.year for item in found.added}
    talks = {words.key for words in wanted.definition.activities if words.kind is ActivityKind.START_TALK}
    return (*(item for item in found.past if item.key in talks and item.year in running), *found.added)


def _subjects(plan: Plan, *, since: date) -> tuple[PlannedSubject, ...]:
    """The whole onboarding list, unless its first year is over."""
    end = plan.years[0].end
    return plan.onboarding if end is None or end > since else ()


def _alone(wanted: Wanted) -> dict[str, bool]:
    return {subject.key: subject.starter_ticks_alone for subject in wanted.definition.onboarding}


def _range(window: Period) -> str:
    return f"[{window.start},{window.end or ''})"


def _copy(model: type[Activity | OnboardingItem], columns: tuple[str, ...], rows: Iterator[Values]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    statement = f'COPY "{model._meta.db_table}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
