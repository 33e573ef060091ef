"""Keeping a file, saying what its headers mean, and asking for it to be applied."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import PurePath
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.models import HeaderChoice, Upload
from startbaan.apps.intake.queries import Read, Tab, chosen_headers, compared, read
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log
from startbaan.apps.people.models import Organisation
from startbaan.domain.sentences import packed
from startbaan.domain.staffing.intended import Comparison, Outcome, RowPreview
from startbaan.domain.staffing.people import RefusedRow

KEPT_DAYS = 7
NOTES_SHOWN = 40
TABS = {Outcome.NEW: Tab.NEW, Outcome.CHANGED: Tab.CHANGED, Outcome.UNCHANGED: Tab.UNCHANGED}


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
    """Read a file, keep it with its preview, and journal it; of what is no list nothing is kept.

    Raises `NotYours` unless the viewer takes people in for the board, and `NotASpreadsheet`.
    """
    ask_to_take_in(by, board)
    shown = PurePath(name.replace("\\", "/").replace("\x00", "")).name[:255] or _("lijst")
    found = read(content, name=shown, chosen=chosen_headers(board))
    upload = Upload(pk=key or uuid4(), board=board, by_id=by.person, name=shown, content=content, per=per, made_at=at)
    _preview(upload, found, by=by)
    upload.save(force_insert=True)
    log(by=by, at=at, verb="upload_staff", thing=upload)
    return upload


def choose_headers(*, by: Viewer, at: datetime, upload: Upload, chosen: Mapping[str, str]) -> None:
    """Remember for the board what these headers mean, and make the preview anew.

    Raises `NotYours`, and `AlreadyBegun` once it is being applied.
    """
    ask_to_take_in(by, upload.board)
    _ask_open(upload)
    for header, field in chosen.items():
        HeaderChoice.objects.update_or_create(board=upload.board, header=header, defaults={"field": field})
    log(by=by, at=at, verb="choose_headers", thing=upload)
    preview_upload(by=by, upload=upload)


def change_day(*, by: Viewer, upload: Upload, per: date) -> None:
    """Let changes count from another day, and make the preview anew; raises as `choose_headers` does."""
    ask_to_take_in(by, upload.board)
    _ask_open(upload)
    upload.per = per
    preview_upload(by=by, upload=upload)


def preview_upload(*, by: Viewer, upload: Upload) -> None:
    """Hold the file against what the board knows now, and keep what that gives."""
    ask_to_take_in(by, upload.board)
    if upload.content is None:
        raise AlreadyBegun(_("Dit bestand is al weggegooid. Upload het opnieuw."))
    found = read(bytes(upload.content), name=upload.name, chosen=chosen_headers(upload.board))
    _preview(upload, found, by=by)
    upload.save()


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
    """Write down how far applying is, for who waits."""
    Upload.objects.filter(pk=key, state=Upload.State.APPLYING).update(done=done, total=total)


def note_failure(*, key: UUID, problem: str) -> None:
    """Write down that applying did not work, and why, for who asked."""
    rows = Upload.objects.filter(pk=key, state=Upload.State.APPLYING)
    rows.update(state=Upload.State.FAILED, problem=problem)


def forget_old(*, at: datetime) -> int:
    """Throw away the files, previews and refused rows that lay long enough; counts stay. Gives how many."""
    old = Upload.objects.filter(made_at__lt=at - timedelta(days=KEPT_DAYS)).exclude(state=Upload.State.APPLYING)
    full = old.exclude(content=None, preview=None, refused=[])
    return full.update(content=None, preview=None, refused=[])


def _ask_open(upload: Upload) -> None:
    if upload.state in {Upload.State.APPLYING, Upload.State.APPLIED}:
        raise AlreadyBegun(_("Dit bestand wordt al verwerkt, of is al verwerkt."))


def _preview(upload: Upload, found: Read, *, by: Viewer) -> None:
    upload.state, upload.preview, upload.problem = Upload.State.READ, None, ""
    if not found.headers.complete:
        return
    write_preview(upload, compared(by, upload.board, read=found, per=upload.per))
    upload.state = Upload.State.PREVIEWED


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
