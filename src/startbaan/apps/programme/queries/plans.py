"""What a track would be by its version and dates, and what would change in it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from startbaan.apps.programme import models
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.periods import Period
from startbaan.domain.schedule.calendar import Calendar, Region, shipped_calendars
from startbaan.domain.schedule.definition import Definition
from startbaan.domain.schedule.pausing import around
from startbaan.domain.schedule.plan import CoachingRequest, Plan, PlannedActivity, PlannedSubject, Starting, plan
from startbaan.domain.schedule.replanning import Difference, Recorded, State, replan
from startbaan.domain.schedule.years import track_years


@dataclass(frozen=True)
class Wanted:
    """Everything a plan of a track is made from."""

    version: models.ProgrammeVersion
    begins_on: date
    holiday_region: str
    extension_years: int = 0
    coaching_from: tuple[date, ...] = ()
    pauses: tuple[Period, ...] = ()

    @classmethod
    def of(cls, track: models.Track) -> Self:
        """What a track is made from now."""
        return cls(
            track.version,
            track.start_on,
            track.holiday_region,
            track.extension_years,
            tuple(track.coaching_from),
            tuple(track.pauses),
        )

    @property
    def definition(self) -> Definition:
        """The words of its version."""
        return definition_of(self.version)

    @property
    def calendar(self) -> Calendar:
        """The school days of its region."""
        return shipped_calendars()[Region(self.holiday_region)]

    @property
    def years(self) -> tuple[Period, ...]:
        """Its years; raises `TooManyYears`."""
        return track_years(
            self.definition, begins_on=self.begins_on, extra_years=self.extension_years, calendar=self.calendar
        )

    @property
    def coaching(self) -> tuple[CoachingRequest, ...]:
        """In which years coaching was asked for, and from which day."""
        return tuple(
            CoachingRequest(number, day)
            for number, year in enumerate(self.years, start=1)
            for day in self.coaching_from
            if day in year
        )

    def planned(self) -> Plan:
        """Lay it out; raises `TooManyYears`, `OutsideCalendar`."""
        starting = Starting(self.begins_on, extra_years=self.extension_years, coaching=self.coaching)
        made = plan(self.definition, starting=starting, calendar=self.calendar)
        return around(made, pauses=self.pauses) if self.pauses else made

    def with_version(self, version: models.ProgrammeVersion) -> Self:
        """The same, by another version."""
        return replace(self, version=version)


def planned_end(track: models.Track) -> date:
    """The first day after a track by its programme, whether or not it was ended before."""
    return Wanted.of(track).years[-1].end or date.max


def ends_early(track: models.Track) -> bool:
    """Tell whether a track was ended before its last year is over."""
    period: Period = track.period
    return (period.end or date.max) < planned_end(track)


@dataclass(frozen=True)
class Replanning:
    """What would change in a track: its activities, its onboarding list and its last day."""

    before: Definition
    after: Definition
    plan: Plan
    activities: Difference[PlannedActivity]
    subjects: Difference[PlannedSubject]

    @property
    def changes(self) -> int:
        """How many things move, appear or disappear."""
        return self.activities.changes + self.subjects.changes


def replanning(track: models.Track, *, wanted: Wanted, on: date) -> Replanning:
    """Compare a track with what is wanted; what is done, agreed or dropped stays.

    Raises `TooManyYears` and `OutsideCalendar`.
    """
    made = wanted.planned()
    activities = [recorded(row) for row in models.Activity.objects.filter(track=track)]
    subjects = [recorded_subject(row) for row in models.OnboardingItem.objects.filter(track=track)]
    return Replanning(
        before=definition_of(track.version),
        after=wanted.definition,
        plan=made,
        activities=replan(activities, planned=dated(made), on=on),
        subjects=replan(subjects, planned=made.onboarding, on=on),
    )


def dated(made: Plan) -> tuple[PlannedActivity, ...]:
    """The planned activities with a moment of their own; what goes on all year is in the words, not in the rows."""
    return tuple(item for item in made.activities if item.pace is None)


def recorded(row: models.Activity) -> Recorded:
    """An activity as replanning sees it; an agreed date settles it, and so does what was written down about it."""
    state = {
        models.Activity.State.DONE.value: State.DONE,
        models.Activity.State.DROPPED.value: State.SKIPPED,
    }.get(row.state, State.AGREED if row.planned_on or row.begun else State.PLANNED)
    return Recorded((row.key, row.year, row.number), row.window, state)


def recorded_subject(row: models.OnboardingItem) -> Recorded:
    """A subject of the onboarding list as replanning sees it; a tick settles it."""
    ticked = row.starter_ticked_at or row.helper_ticked_at
    return Recorded((row.key, 1, 1), row.window, State.DONE if ticked else State.PLANNED)
