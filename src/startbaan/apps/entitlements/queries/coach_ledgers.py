"""The hours of a coach as one reads them: what is in the yearly task, what is asked of it, and what was used."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.coach_hours import (
    NOT_MET,
    CoachYear,
    Counts,
    Met,
    Trajectory,
    coach_years,
    met_in,
    starters_in,
)
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration, Person
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.roles import RoleName
from startbaan.ui.wording import hours, number, short_day

KEEPERS = (RoleName.BOARD_COORDINATOR, RoleName.HR)


@dataclass(frozen=True, slots=True)
class CoachTime:
    """What a coach has for coaching in one school year, and what of it went to talks, visits and contact."""

    has: float
    used: float

    @property
    def most(self) -> float:
        """The end of its bar; never zero."""
        return max(self.has, self.used, 1)

    @property
    def left(self) -> float:
        """What is left, or less than nothing."""
        return round(self.has - self.used, 1)

    @property
    def words(self) -> str:
        """The numbers as one says them."""
        return _("%(used)s gebruikt, %(left)s nog niet") % {"used": hours(self.used), "left": hours(self.left)}


@dataclass(frozen=True, slots=True)
class CoachLine:
    """One trajectory in the ledger of a coach; the starter for who may know it."""

    trajectory: Trajectory
    met: Met
    starter: Person | None

    @property
    def days(self) -> str:
        """From and until when in this school year they are coupled."""
        last = self.trajectory.within.last
        days = {"first": short_day(self.trajectory.within.start), "last": short_day(last) if last else ""}
        return _("%(first)s tot en met %(last)s") % days

    @property
    def why(self) -> str:
        """Why its hours count here, or do not."""
        return {
            Counts.HERE: _("telt hier, voor het hele schooljaar"),
            Counts.WITH_ANOTHER: _("telt bij een andere coach"),
            Counts.NO_MORE: _("telt niet meer: de koppeling of het traject is voorbij"),
        }[self.trajectory.counts]


@dataclass(frozen=True, slots=True)
class CoachLedger:
    """A coach of a board in a school year: what there is, what is asked and what was used, line by line."""

    hours: CoachYear
    lines: tuple[CoachLine, ...]

    @property
    def minutes(self) -> int:
        """What was used, under pairs that ended too."""
        return sum(line.met.minutes for line in self.lines)

    @property
    def used(self) -> float:
        """What was used, in hours."""
        return round(self.minutes / 60, 1)

    @property
    def times(self) -> int:
        """How often coach and starters met."""
        return sum(line.met.times for line in self.lines)

    @property
    def most(self) -> float:
        """The end of the bar of what is asked; never zero."""
        return max(self.hours.available or 0, self.hours.asked, 1)

    @property
    def most_used(self) -> float:
        """The end of the bar of what was used; never zero."""
        return max(self.hours.available or 0, self.used, 1)

    @property
    def asked_words(self) -> str:
        """What is asked beside what there is: 33 van 30 uur."""
        return _of(self.hours.asked, self.hours.available)

    @property
    def used_words(self) -> str:
        """What was used beside what there is."""
        return _of(self.used, self.hours.available)

    @property
    def said(self) -> str:
        """The same with the numbers it follows from."""
        asked = f"{self.hours.asked_for}."
        if self.hours.available is None:
            return asked
        given = _("In de jaartaak staat %(hours)s.") % {"hours": hours(self.hours.available)}
        return f"{given} {asked}"

    @property
    def tone(self) -> str:
        """How it stands, as a colour and an icon."""
        return "attention" if self.hours.is_short else "good"


def coach_time(viewer: Viewer, *, year: SchoolYear) -> CoachTime | None:
    """The viewer's own hours as a coach in a school year; None for who has none.

    What was done under each own pair counts, ended ones too: it is about the coach, not about the starter.
    """
    found = coach_years(_own(viewer, year), year=year, on=viewer.on)
    if not any(one.available is not None for one in found):
        return None
    met = met_in([trajectory for one in found for trajectory in one.trajectories], year=year)
    used = round(sum(one.minutes for one in met.values()) / 60, 1)
    return CoachTime(sum(one.available or 0.0 for one in found), used)


def own_ledgers(viewer: Viewer, *, year: SchoolYear) -> list[CoachLedger]:
    """The viewer's own hours as a coach, for each board."""
    return coach_ledgers(viewer, _own(viewer, year), year=year)


def ledger_of_coach(viewer: Viewer, registration: int, *, year: SchoolYear) -> CoachLedger:
    """The hours of a coach of a board that the viewer coordinates or does HR for; raises Http404 for others."""
    boards = viewer.organisations(*KEEPERS)
    rows = CoachRegistration.objects.filter(pk=registration, board__in=boards)
    found = coach_ledgers(viewer, rows, year=year)
    if not found:
        raise Http404
    return found[0]


def coach_ledgers(viewer: Viewer, registrations: QuerySet[CoachRegistration], *, year: SchoolYear) -> list[CoachLedger]:
    """The ledger of each of these coaches, by name, with the starters the viewer may know."""
    found = coach_years(registrations, year=year, on=viewer.on)
    trajectories = [trajectory for one in found for trajectory in one.trajectories]
    met, starters = met_in(trajectories, year=year), starters_in(viewer, trajectories)
    return [CoachLedger(one, _lines(one.trajectories, met, starters)) for one in found]


def _lines(
    trajectories: Collection[Trajectory], met: dict[int, Met], starters: dict[int, Person]
) -> tuple[CoachLine, ...]:
    """Those that count first, then by name; who one may not know comes last."""
    lines = [CoachLine(one, met.get(one.pair, NOT_MET), starters.get(one.pair)) for one in trajectories]
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                line.trajectory.counts is not Counts.HERE,
                line.starter.sort_name if line.starter else "\uffff",
                line.trajectory.pair,
            ),
        )
    )


def _own(viewer: Viewer, year: SchoolYear) -> QuerySet[CoachRegistration]:
    return CoachRegistration.objects.filter(person__in=viewer.persons, period__overlap=year.period)


def _of(part: float, whole: float | None) -> str:
    if whole is None:
        return hours(part)
    return _("%(part)s van %(whole)s") % {"part": number(part), "whole": hours(whole)}
