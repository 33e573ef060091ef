"""Rows on their way into the database: numbered here, written by COPY."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.db import connections
from psycopg import sql

from startbaan.domain.periods import Period

Cell = str | int | date | datetime | Decimal | UUID | Period | None


class Sheet:
    """The rows of one table that are still to be written, and how many there were so far."""

    def __init__(self, model: str, *columns: str) -> None:
        self.table = apps.get_model(model)._meta.db_table
        self.columns = columns
        self.count = 0
        self.lines: list[str] = []

    def add(self, *cells: Cell) -> int:
        """Add a row under the next number, and return that number."""
        self.count += 1
        self.lines.append("\t".join([str(self.count), *map(written, cells)]) + "\n")
        return self.count

    def put(self, *cells: Cell) -> None:
        """Add a row that brings its own key."""
        self.count += 1
        self.lines.append("\t".join(map(written, cells)) + "\n")

    def write(self) -> None:
        """Write what is held."""
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.table), sql.SQL(", ").join(map(sql.Identifier, self.columns))
        )
        with connections["owner"].cursor() as cursor, cursor.copy(statement) as copy:
            copy.write("".join(self.lines))
        self.lines.clear()

    def number_on(self) -> None:
        """Let the database number on from here; a key that is no number stays as it is."""
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [self.table, self.columns[0], max(self.count, 1)]
            )


def written(cell: Cell) -> str:
    """Write a value as COPY reads it; our own texts hold no tab, line end or backslash."""
    if cell is None:
        return r"\N"
    if isinstance(cell, Period):
        return f"[{cell.start},{cell.end or ''})"
    return str(cell)


def _sheet(model: str, *columns: str) -> Callable[[], Sheet]:
    return lambda: Sheet(model, *columns)


@dataclass(frozen=True)
class Book:
    """A sheet for every table that is filled, each after the tables it refers to."""

    organisation: Sheet = field(
        default_factory=_sheet(
            "people.Organisation",
            *("id", "key", "uuid", "of_kind", "name", "parent_id", "sector", "brin", "town", "holiday_region"),
        )
    )
    affiliation: Sheet = field(default_factory=_sheet("people.Affiliation", "id", "member_id", "of_id", "period"))
    user: Sheet = field(
        default_factory=_sheet("people.User", "id", "password", "key", "email", "is_active", "language", "joined_at")
    )
    person: Sheet = field(
        default_factory=_sheet(
            "people.Person",
            *("id", "key", "user_id", "given_name", "infix", "family_name", "phone", "is_service"),
        )
    )
    personnel_number: Sheet = field(
        default_factory=_sheet("people.PersonnelNumber", "id", "person_id", "board_id", "number")
    )
    address: Sheet = field(
        default_factory=_sheet("people.Address", "id", "person_id", "email", "source", "confirmed_at", "period")
    )
    profile: Sheet = field(
        default_factory=_sheet("people.Profile", "id", "person_id", "route", "qualified_on", "profession_started_on")
    )
    post: Sheet = field(
        default_factory=_sheet("people.Post", "id", "person_id", "school_id", "function", "contract", "period")
    )
    terms: Sheet = field(default_factory=_sheet("people.Terms", "id", "post_id", "fte", "scale", "step", "period"))
    role: Sheet = field(default_factory=_sheet("people.Role", "id", "person_id", "organisation_id", "role", "period"))
    registration: Sheet = field(
        default_factory=_sheet(
            "people.CoachRegistration",
            *("id", "person_id", "board_id", "period", "is_external", "certificate", "certified_until", "equivalent"),
        )
    )
    coach_hours: Sheet = field(
        default_factory=_sheet("people.CoachHours", "id", "registration_id", "school_year", "hours")
    )
    pair: Sheet = field(default_factory=_sheet("people.Pair", "id", "starter_id", "holder_id", "relation", "period"))
    track: Sheet = field(
        default_factory=_sheet(
            "programme.Track",
            *("id", "starter_id", "key", "version_id", "period", "holiday_region", "coaching_from", "extension_years"),
            "pauses",
        )
    )
    activity: Sheet = field(
        default_factory=_sheet(
            "programme.Activity",
            *("id", "track_id", "starter_id", "key", "year", "number", "window"),
            *("state", "planned_on", "planned_time", "done_on", "minutes"),
        )
    )
    participation: Sheet = field(default_factory=_sheet("programme.Participation", "id", "activity_id", "person_id"))
    onboarding: Sheet = field(
        default_factory=_sheet(
            "programme.OnboardingItem",
            *("id", "track_id", "starter_id", "key", "window", "named"),
            *("starter_ticked_at", "helper_ticked_at", "helper_id"),
        )
    )
    question: Sheet = field(
        default_factory=_sheet(
            "coaching.HelpQuestion",
            *("item", "starter_id", "author_id", "made_at", "handed_in_at"),
            *("to_pair_id", "to_role", "subject", "words"),
        )
    )
    entry: Sheet = field(
        default_factory=_sheet(
            "journal.Entry", "id", "at", "actor", "actor_name", "verb", "kind", "thing", "starter", "changes"
        )
    )

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of them, in order."""
        return tuple(getattr(self, each.name) for each in fields(self))

    def write(self) -> None:
        """Write everything that is held."""
        for sheet in self.sheets:
            if sheet.lines:
                sheet.write()
