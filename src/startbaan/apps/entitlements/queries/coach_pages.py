"""The page on the hours of a coach: over or under in one glance, why, and what to copy into the work plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.coach_ledgers import CoachLedger, ledger_of_coach, own_ledgers
from startbaan.apps.entitlements.queries.rights import year_items
from startbaan.apps.entitlements.queries.work_plan import coach_line, work_plan_word
from startbaan.apps.journal import queries as journal
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import CoachRegistration
from startbaan.apps.programme.queries import page_language
from startbaan.domain.meeting.moments import day_of
from startbaan.domain.periods import SchoolYear
from startbaan.domain.schedule.definition import CoachHours as Given
from startbaan.domain.schedule.definition import Reckoning
from startbaan.domain.sources import Status
from startbaan.ui.navigation import NavItem
from startbaan.ui.wording import hours, short_day


@dataclass(frozen=True, slots=True)
class Why:
    """What a programme gives a coach, in sentences, and where that was found."""

    given: Given
    tracks: int
    groups: int

    @property
    def steps(self) -> str:
        """The reckoning: 2 × 11 + 0 × 6 = 22 uur."""
        amounts = {"tracks": self.tracks, "per_track": hours(self.given.per_track)}
        return _("%(tracks)s × %(per_track)s voor trajecten") % amounts

    @property
    def groups_words(self) -> str:
        """The hours for peer groups."""
        amounts = {"groups": self.groups, "per_group": hours(self.given.per_group)}
        return _("%(groups)s × %(per_group)s voor intervisiegroepen") % amounts

    @property
    def alternative(self) -> str:
        """What it would be when reckoned the other way."""
        whole = self.given.with_peers * self.tracks
        amounts = {"each": hours(self.given.with_peers), "whole": hours(whole)}
        if self.given.reckoning is Reckoning.PER_TRACK:
            return _("Wie ook intervisie begeleidt, krijgt in dit programma %(each)s per traject: %(whole)s.") % amounts
        return _("Anders gerekend: %(each)s per traject voor wie ook intervisie begeleidt. Dat is %(whole)s.") % amounts

    @property
    def place(self) -> str:
        """Where it was found."""
        return self.given.source.named(page_language())

    @property
    def note(self) -> str:
        """What the source says of it."""
        return self.given.source.explained(page_language())

    @property
    def status(self) -> Status:
        """How sure it is."""
        return self.given.source.status

    @property
    def is_sure(self) -> bool:
        """Whether the source was read."""
        return self.given.source.status is Status.CONFIRMED


@dataclass(frozen=True, slots=True)
class Overbooked:
    """Somebody coupled or proposed this coach knowing that the hours did not suffice, and said why."""

    on: date
    by: str
    over: float
    because: str

    @property
    def words(self) -> str:
        """Who did so when, and how far over."""
        return _("%(day)s, %(by)s: %(over)s te veel.") % {
            "day": short_day(self.on),
            "by": self.by,
            "over": hours(self.over),
        }


@dataclass(frozen=True, slots=True)
class CoachPage:
    """The hours of one coach at one board, to read and to copy."""

    ledger: CoachLedger
    work_plan: str
    line: str
    why: tuple[Why, ...]
    overbooked: tuple[Overbooked, ...] = ()

    @property
    def copy_id(self) -> str:
        """The name of the line to copy on the page."""
        return f"regel-{self.ledger.hours.row.pk}"


@dataclass(frozen=True, slots=True)
class CoachPages:
    """The hours of a coach at each board in a school year."""

    year: SchoolYear
    pages: tuple[CoachPage, ...]
    years: tuple[NavItem, ...]


def my_coach_hours(viewer: Viewer, *, year: SchoolYear) -> CoachPages:
    """The viewer's own hours as a coach."""
    pages = tuple(_page(ledger) for ledger in own_ledgers(viewer, year=year))
    return CoachPages(year, pages, year_items(year, on=viewer.on))


def coach_hours_of(viewer: Viewer, registration: int, *, year: SchoolYear) -> CoachPages:
    """The hours of a coach of a board the viewer coordinates or does HR for; raises Http404 for others."""
    page = _page(ledger_of_coach(viewer, registration, year=year))
    found = replace(page, overbooked=tuple(_overbooked(page.ledger.hours.row, year=year)))
    return CoachPages(year, (found,), year_items(year, on=viewer.on))


def _overbooked(row: CoachRegistration, *, year: SchoolYear) -> Iterator[Overbooked]:
    for entry in journal.done_to(row, "overbook_coach"):
        on = day_of(entry.at)
        if on in year.period:
            yield Overbooked(on, entry.actor_name, entry.changes["over"][1], entry.changes["because"][1])


def _page(ledger: CoachLedger) -> CoachPage:
    found = ledger.hours
    why = tuple(
        Why(given, tracks, 0 if place else found.groups) for place, (given, tracks) in enumerate(found.programmes)
    )
    return CoachPage(ledger, work_plan_word(found.row.board.sector), coach_line(found), why)
