"""Keeping a file, reading it, saying what its headers mean, and asking for it to be applied."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import PurePath
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.models import HeaderChoice, Upload
from startbaan.apps.intake.queries import Read, Tab, chosen_headers, compared, read
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log
from startbaan.apps.people.models import Organisation
from startbaan.domain.sentences import packed
from startbaan.domain.staffing.headers import LEAVE_OUT
from startbaan.domain.staffing.intended import Comparison, Outcome, RowPreview
from startbaan.domain.staffing.people import RefusedRow
from startbaan.domain.staffing.reading import check_kind, is_small

KEPT_DAYS = 7
STEPS = 4
BUSY = (Upload.State.READING, Upload.State.APPLYING)
OPEN = (Upload.State.READ, Upload.State.PREVIEWED, Upload.State.FAILED)
NOTES_SHOWN = 40
TABS = {Outcome.NEW: Tab.NEW, Outcome.CHANGED: Tab.CHANGED, Outcome.UNCHANGED: Tab.UNCHANGED}


Report = Callable[[int, int], None]


class AlreadyBegun(Refusal):
    """An upload that is being applied, or was."""


def keep_upload(
    *,
    by: Viewer,
    at: datetime,
    board: Organisation,
    name: str,
    content: bytes,
    per: date,
    key: UUID | None = None,
) -> Upload:
    """Keep a file to be read, and journal it; of what is plainly no list nothing is kept.

    Raises `NotYours` unless the viewer takes people in for the board, and `NotASpreadsheet`.
    """
    ask_to_take_in(by, board)
    shown = PurePath(name.replace("\\", "/").replace("\x00", "")).name[:255] or _("lijst")
    check_kind(content, name=shown)
    upload = Upload(
        pk=key or uuid4(),
        board=board,
        by_id=by.person,
        name=shown,
        content=content,
        per=per,
        made_at=at,
        asked_at=at,
    )
    upload.save(force_insert=True)
    log(by=by, at=at, verb="upload_staff", thing=upload)
    return upload


def receive_upload(*, by: Viewer, at: datetime, board: Organisation, name: str, content: bytes, per: date) -> Upload:
    """Keep a file, and read it at once when it is small; a larger one stays to be read.

    Raises as `keep_upload` and `preview_upload` do; then nothing was kept.
    """
    with transaction.atomic():
        upload = keep_upload(by=by, at=at, board=board, name=name, content=content, per=per)
        _read_if_small(by, upload)
    return upload


def choose_headers(*, by: Viewer, at: datetime, upload: Upload, chosen: Mapping[str, str]) -> None:
    """Remember for the board what these headers mean, and let the file be read anew: a small one at once.

    Raises `NotYours`, and `AlreadyBegun` while it is being read and once it is being applied.
    """
    ask_to_take_in(by, upload.board)
    _ask_to_read(by, at=at, upload=upload)
    for header, field in chosen.items():
        HeaderChoice.objects.update_or_create(board=upload.board, header=header, defaults={"field": field})
    log(by=by, at=at, verb="choose_headers", thing=upload)
    _read_if_small(by, upload)


def change_day(*, by: Viewer, at: datetime, upload: Upload, per: date) -> None:
    """Let changes count from another day, and the file be read anew; raises as `choose_headers` does."""
    ask_to_take_in(by, upload.board)
    _ask_to_read(by, at=at, upload=upload)
    Upload.objects.filter(pk=upload.pk).update(per=per)
    upload.per = per
    _read_if_small(by, upload)


def preview_upload(*, by: Viewer, upload: Upload, report: Report) -> None:
    """Read the file, hold it against what the board knows now, and keep what that gives.

    Raises `NotYours`, `NotASpreadsheet`, and `AlreadyBegun` when it was read, applied or thrown away meanwhile.
    """
    ask_to_take_in(by, upload.board)
    content = Upload.objects.filter(pk=upload.pk).values_list("content", flat=True).first()
    if content is None:
        raise AlreadyBegun(_("Dit bestand is al weggegooid. Upload het opnieuw."))
    report(1, STEPS)
    found = read(bytes(content), name=upload.name, chosen=chosen_headers(upload.board))
    report(2, STEPS)
    upload.state, upload.problem, upload.preview = Upload.State.READ, "", {}
    if found.headers.complete:
        comparison = compared(by, upload.board, read=found, per=upload.per)
        report(3, STEPS)
        write_preview(upload, comparison)
        upload.state = Upload.State.PREVIEWED
    upload.preview |= {"columns": _columns(found), "question": packed(found.headers.problem)}
    if not Upload.objects.select_for_update().filter(pk=upload.pk, state=Upload.State.READING).exists():
        raise AlreadyBegun(_("Dit bestand is al gelezen of weggegooid."))
    upload.save(update_fields=["state", "problem", "preview", "counts", "refused"])


def ask_to_apply(*, by: Viewer, at: datetime, upload: Upload) -> None:
    """Mark an upload to be applied by this viewer; raises `AlreadyBegun` when someone did so before."""
    ask_to_take_in(by, upload.board)
    rows = Upload.objects.filter(pk=upload.pk, state__in=[Upload.State.PREVIEWED, Upload.State.FAILED])
    asked = rows.update(
        state=Upload.State.APPLYING, by_id=by.person, asked_at=at, done=0, total=0, problem="", starters=[]
    )
    if asked != 1:
        raise AlreadyBegun(_("Dit bestand wordt al verwerkt, of is al verwerkt."))


def discard(*, by: Viewer, at: datetime, upload: Upload) -> None:
    """Throw away an upload that was not applied, and journal it; raises `AlreadyBegun`."""
    ask_to_take_in(by, upload.board)
    _ask_open(upload)
    log(by=by, at=at, verb="discard_upload", thing=upload)
    upload.delete()


def note_progress(*, key: UUID, done: int, total: int) -> None:
    """Write down how far reading or applying is, for who waits."""
    Upload.objects.filter(pk=key, state__in=BUSY).update(done=done, total=total)


def note_failure(*, key: UUID, problem: str) -> None:
    """Write down that applying did not work, and why, for who asked."""
    rows = Upload.objects.filter(pk=key, state=Upload.State.APPLYING)
    rows.update(state=Upload.State.FAILED, problem=packed(problem))


def note_unreadable(*, key: UUID, problem: str) -> None:
    """Write down why a file could not be read, and throw the file away."""
    rows = Upload.objects.filter(pk=key, state=Upload.State.READING)
    rows.update(state=Upload.State.UNREADABLE, problem=packed(problem), content=None, preview=None)


def forget_old(*, at: datetime) -> int:
    """Throw away the files, previews and refused rows that lay long enough; counts stay. Gives how many."""
    old = Upload.objects.filter(made_at__lt=at - timedelta(days=KEPT_DAYS)).exclude(state__in=BUSY)
    full = old.exclude(content=None, preview=None, refused=[])
    return full.update(content=None, preview=None, refused=[])


def _ask_open(upload: Upload) -> None:
    if upload.state in {Upload.State.APPLYING, Upload.State.APPLIED}:
        raise AlreadyBegun(_("Dit bestand wordt al verwerkt, of is al verwerkt."))


def _ask_to_read(by: Viewer, *, at: datetime, upload: Upload) -> None:
    """Mark an upload to be read anew by this viewer."""
    rows = Upload.objects.filter(pk=upload.pk, state__in=OPEN).exclude(content=None)
    if rows.update(state=Upload.State.READING, by_id=by.person, asked_at=at, done=0, total=0, problem="") != 1:
        raise AlreadyBegun(_("Dit bestand wordt gelezen of verwerkt, of is al verwerkt."))
    upload.state, upload.by_id = Upload.State.READING, by.person


def _read_if_small(by: Viewer, upload: Upload) -> None:
    if upload.content is not None and is_small(bytes(upload.content)):
        preview_upload(by=by, upload=upload, report=unseen)


def unseen(_done: int, _total: int) -> None:
    """Report to nobody: it is done at once."""


def _columns(found: Read) -> list[dict[str, object]]:
    """The columns a person may be asked about, each with what we think it holds and what stands in it."""
    held = {column.key: field.value for field, column in found.headers.columns.items()}
    return [
        {
            "key": column.key,
            "text": column.text,
            "letters": column.letters,
            "field": held.get(column.key, LEAVE_OUT),
            "samples": found.samples(column.index),
        }
        for column in found.table.columns
        if not column.is_private
    ]


def write_preview(upload: Upload, comparison: Comparison) -> None:
    """Keep what a comparison gives as rows to show and counts."""
    kept: dict[str, list[dict[str, object]]] = {tab.value: [] for tab in TABS.values()}
    for row in comparison.rows:
        kept[TABS[row.outcome].value].append(_kept(row))
    upload.preview = {
        **kept,
        "notes": [packed(note) for note in comparison.notes[:NOTES_SHOWN]],
        "tracks": comparison.tracks,
    }
    upload.refused = [_refused(row) for row in comparison.refused]
    upload.counts = counts_of(comparison)


def counts_of(comparison: Comparison) -> dict[str, int]:
    """How many rows are new, changed, unchanged and refused, and how many tracks start."""
    counts = {outcome.value: comparison.count(outcome) for outcome in Outcome}
    return {**counts, "refused": len(comparison.refused), "tracks": comparison.tracks}


def _kept(row: RowPreview) -> dict[str, object]:
    return {
        "row_number": row.row_number,
        "number": row.number,
        "name": row.name,
        "school": row.school,
        "since": row.since.isoformat(),
        "fte": str(row.fte) if row.fte is not None else "",
        "lines": [[packed(line.label), packed(line.before), packed(line.after)] for line in row.lines],
        "notes": [packed(note) for note in row.notes],
        "starter": packed(row.starter),
        "starts_track": row.starts_track,
    }


def _refused(row: RefusedRow) -> dict[str, object]:
    return {"row": row.row_number, "name": row.name, "reasons": [packed(reason) for reason in row.reasons]}
