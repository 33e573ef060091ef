"""Uploads as their board sees them: what the file says, what it would do, and what it did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext

from startbaan.apps.intake.models import HeaderChoice, Upload
from startbaan.apps.intake.queries.boards import boards_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.sentences import said, unpacked
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import Mapping as Headers
from startbaan.domain.staffing.headers import Table, find_table, match
from startbaan.domain.staffing.intended import RowPreview
from startbaan.domain.staffing.people import RefusedRow
from startbaan.domain.staffing.posts import Reckoning
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.staffing.rows import Reading, read_rows

FIRST_ROWS = 3


class Tab(StrEnum):
    """The parts of a preview."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    UNCHANGED = "ongewijzigd"
    REFUSED = "geweigerd"


@dataclass(frozen=True)
class Read:
    """A file that was read: its table, and which column holds what."""

    table: Table
    headers: Headers

    def reading(self) -> Reading:
        """Every row; raises `MappingIncomplete`."""
        return read_rows(self.table, self.headers)

    def reckoning(self, per: date) -> Reckoning:
        """From which day changes count, and whether the list says when people leave."""
        return Reckoning(per, says_end=Field.ENDED_ON in self.headers.columns)

    def samples(self, index: int) -> list[str]:
        """What stands in the first rows of a column."""
        rows = (row for row in self.table.rows if index < len(row.cells) and row.cells[index] != "")
        return [str(row.cells[index])[:40] for row, _ in zip(rows, range(FIRST_ROWS), strict=False)]


@dataclass(frozen=True)
class Column:
    """A column of a file: its header, where it stands, what it seems to hold, and what stands in its first rows."""

    key: str
    text: str
    letters: str
    field: str
    samples: list[str]


@dataclass(frozen=True)
class RefusedLine:
    """A row that is not taken over, in the language of the page."""

    row_number: int
    name: str
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, row: RefusedRow) -> Self:
        """A row that was refused just now."""
        return cls(row.row_number, row.name, tuple(map(in_words, row.reasons)))


@dataclass(frozen=True)
class PreviewRow:
    """A row of a preview as it was kept; its words in the language of the page."""

    row_number: int
    number: str
    name: str
    school: str
    since: date
    fte: Decimal | None
    lines: list[list[object]] = field(default_factory=list)
    notes: list[object] = field(default_factory=list)
    starter: object = ""
    starts_track: bool = False
    outcome: str = ""

    @classmethod
    def of(cls, row: RowPreview) -> Self:
        """A row that was compared just now."""
        return cls(
            row_number=row.row_number,
            number=row.number,
            name=row.name,
            school=row.school,
            since=row.since,
            fte=row.fte,
            lines=[[line.label, line.before, line.after] for line in row.lines],
            notes=list(row.notes),
            starter=row.starter,
            starts_track=row.starts_track,
            outcome=row.outcome.value,
        )

    @property
    def changes(self) -> list[list[str]]:
        """What changes: what it is, before and after."""
        return [[in_words(part) for part in line] for line in self.lines]

    @property
    def remarks(self) -> list[str]:
        """What else to know."""
        return [in_words(note) for note in self.notes]

    @property
    def starts(self) -> str:
        """Whether this is a starter, and why."""
        return in_words(self.starter)


def read(content: bytes, *, name: str, chosen: Mapping[str, str]) -> Read:
    """Read a file with the headers a board chose before; raises `NotASpreadsheet`."""
    table = find_table(read_sheets(content, name=name), chosen=chosen)
    return Read(table, match(table.columns, chosen=chosen))


def read_upload(upload: Upload) -> Read:
    """Read the file of an upload; raises Http404 once it was thrown away."""
    if upload.content is None:
        raise Http404
    return read(bytes(upload.content), name=upload.name, chosen=chosen_headers(upload.board))


def chosen_headers(board: Organisation) -> dict[str, str]:
    """What people of this board said that headers mean."""
    return dict(HeaderChoice.objects.filter(board=board).values_list("header", "field"))


def uploads_of(viewer: Viewer) -> QuerySet[Upload]:
    """The uploads of the viewer's boards, newest first, without their contents."""
    rows = Upload.objects.filter(board__in=boards_of(viewer)).select_related("board", "by")
    return rows.defer("content", "preview", "refused").order_by("-made_at", "pk")


def upload_of(viewer: Viewer, key: UUID) -> Upload:
    """One upload of the viewer's boards; raises Http404."""
    rows = Upload.objects.filter(board__in=boards_of(viewer), pk=key).select_related("board", "by")
    found = rows.defer("content").first()
    if found is None:
        raise Http404
    return found


def preview_rows(upload: Upload, tab: Tab) -> list[PreviewRow]:
    """The rows of one part of a preview, as they were when it was made."""
    kept = (upload.preview or {}).get(tab.value, [])
    return [
        PreviewRow(
            **{
                **row,
                "since": date.fromisoformat(row["since"]),
                "fte": Decimal(row["fte"]) if row["fte"] else None,
            }
        )
        for row in kept
    ]


def columns_of(upload: Upload) -> list[Column]:
    """The columns of a file as they were when it was read, with what each seems to hold."""
    return [Column(**kept) for kept in (upload.preview or {}).get("columns", [])]


def question_of(upload: Upload) -> str:
    """What has to be settled about the columns; empty when nothing has to."""
    return in_words((upload.preview or {}).get("question", ""))


def problem_of(upload: Upload) -> str:
    """What went wrong; empty when nothing did."""
    return in_words(upload.problem)


def in_words(kept: object) -> str:
    """Say what was kept in the language of the page."""
    return said(unpacked(kept), gettext)


def notes_of(upload: Upload) -> list[str]:
    """What to know about a file as a whole."""
    return [in_words(note) for note in (upload.preview or {}).get("notes", [])]


def refused_of(upload: Upload) -> list[RefusedLine]:
    """The rows that are not taken over, with every reason."""
    return [RefusedLine(row["row"], row["name"], tuple(map(in_words, row["reasons"]))) for row in upload.refused]


def starters_of(viewer: Viewer, upload: Upload) -> QuerySet[Person]:
    """The starters whose track an upload started, as far as the viewer may see, by name."""
    rows = visible_to(viewer, Person.objects.filter(pk__in=upload.starters))
    return rows.prefetch_related("posts__school").order_by("sort_name", "pk")


def asked_for(key: UUID, *, state: str) -> Upload | None:
    """An upload that waits in this state for whoever does the work; nothing when it does not."""
    rows = Upload.objects.filter(pk=key, state=state)
    return rows.defer("content", "preview", "refused").first()
