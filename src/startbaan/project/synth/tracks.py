"""The tracks of the nation: planned once for all who start alike, then lived by each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from startbaan.apps.programme.actions.starting import activity_values, subject_values
from startbaan.apps.programme.queries import Wanted, dated, definition_of, published_versions
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.schedule.plan import PlannedActivity
from startbaan.project.demo import QUESTIONS
from startbaan.project.synth.sheets import Book
from startbaan.project.synth.staff import Starter

if TYPE_CHECKING:
    from startbaan.apps.programme.models import ProgrammeVersion

NEAT = (0.85, 0.95, 0.98, 1.0)  # how much of what is past was done, by this starter
NONE = r"\N"


@dataclass(frozen=True)
class _Slot:
    """One activity of a plan, as it stands in the row; the weekdays until today on which it may have been done."""

    row: str
    is_past: bool
    days_gone: tuple[date, ...]
    days_to_come: tuple[date, ...]
    minutes: int


@dataclass(frozen=True)
class _Subject:
    """One subject of the onboarding list, as it stands in the row."""

    row: str
    has_begun: bool
    by_another: bool


@dataclass(frozen=True)
class _Pattern:
    """The track of everybody who starts alike."""

    version: int
    period: Period
    slots: tuple[_Slot, ...]
    subjects: tuple[_Subject, ...]


def newest_versions() -> "dict[str, ProgrammeVersion]":
    """Read the newest general version of each sector, and its words: while tables are locked nobody can."""
    versions = {row.sector: row for row in published_versions().filter(owner=None).reverse()}
    for version in versions.values():
        definition_of(version)
    return versions


class Tracks:
    """Writes one track after another."""

    def __init__(
        self, book: Book, random: Random, versions: "dict[str, ProgrammeVersion]", *, on: date, at: datetime
    ) -> None:
        self.book, self.random, self.on, self.at = book, random, on, at
        self.versions = versions
        self.patterns: dict[tuple[str, date, str], _Pattern] = {}

    def start(self, starter: Starter) -> None:
        """Write the track of this starter."""
        alike = (starter.sector, starter.start_on, starter.region)
        pattern = self.patterns.get(alike)
        if pattern is None:
            wanted = Wanted(self.versions[starter.sector], starter.start_on, starter.region)
            pattern = self.patterns[alike] = _pattern(wanted, on=self.on)
        track = self.book.track.add(
            starter.number, self._key(), pattern.version, pattern.period, starter.region, "{}", 0, "{}"
        )
        neat = self.random.choice(NEAT)
        own = f"{track}\t{starter.number}"
        for slot in pattern.slots:
            self._activity(slot, own, neat, starter.coach)
        for subject in pattern.subjects:
            self._subject(subject, own, neat, starter.manager)
        self._ask(starter)
        self.book.entry.put(
            self._key(), self.at, None, "synth", "start_track", Kind.TRACK.value, f"programme.track:{track}",
            starter.number, "{}",
        )  # fmt: skip

    def _activity(self, slot: _Slot, own: str, neat: float, coach: int | None) -> None:
        """Done if it is past, mostly; sometimes if it runs; else perhaps agreed with the coach."""
        sheet = self.book.activity
        sheet.count += 1
        chance = self.random.random()
        if slot.days_gone and chance < (neat if slot.is_past else 0.3):
            day = slot.days_gone[int(self.random.random() * len(slot.days_gone))]
            rest = f"done\t{NONE}\t{NONE}\t{day}\t{slot.minutes or NONE}"
        elif slot.days_to_come and chance < 0.5:
            day = slot.days_to_come[int(self.random.random() * len(slot.days_to_come))]
            rest = f"planned\t{day}\t15:30\t{NONE}\t{NONE}"
            if coach:
                self.book.participation.add(sheet.count, coach)
        else:
            rest = f"planned\t{NONE}\t{NONE}\t{NONE}\t{NONE}"
        sheet.lines.append(f"{sheet.count}\t{own}\t{slot.row}\t{rest}\n")

    def _subject(self, subject: _Subject, own: str, neat: float, helper: int) -> None:
        sheet = self.book.onboarding
        sheet.count += 1
        mine = self.at if subject.has_begun and self.random.random() < neat else NONE
        helped = f"{self.at}\t{helper}" if subject.by_another and mine is self.at else f"{NONE}\t{NONE}"
        sheet.lines.append(f"{sheet.count}\t{own}\t{subject.row}\t{mine}\t{helped}\n")

    def _ask(self, starter: Starter) -> None:
        """One in five has asked the coach something."""
        if starter.coach_pair and self.random.random() < 0.2:
            subject, words = self.random.choice(QUESTIONS)
            asked = self.at - timedelta(days=self.random.randint(1, 60))
            self.book.question.put(
                self._key(), starter.number, starter.number, asked, asked, starter.coach_pair, "", subject, words
            )

    def _key(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)


def _pattern(wanted: Wanted, *, on: date) -> _Pattern:
    plan = wanted.planned()
    alone = {subject.key: subject.starter_ticks_alone for subject in wanted.definition.onboarding}
    version: ProgrammeVersion = wanted.version
    return _Pattern(
        version.pk,
        plan.period,
        tuple(_slot(item, on=on) for item in dated(plan)),
        tuple(
            _Subject(
                "\t".join(map(str, subject_values(item, alone=alone))),
                has_begun=item.window.start < on,
                by_another=not alone[item.key],
            )
            for item in plan.onboarding
        ),
    )


def _slot(item: PlannedActivity, *, on: date) -> _Slot:
    first, last = item.window.start, item.due_on
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    weekdays = [day for day in days if day.weekday() < 5]
    return _Slot(
        "\t".join(map(str, activity_values(item)[:-1])),
        is_past=last < on,
        days_gone=tuple(day for day in weekdays if day <= on),
        days_to_come=tuple(day for day in weekdays if on < day <= on + timedelta(days=21) and first <= on),
        minutes=item.minutes,
    )
