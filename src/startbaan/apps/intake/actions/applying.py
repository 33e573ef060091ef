"""Applying a list: once at a time for a board, compared again inside the transaction, all of it or nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.actions.uploading import (
    AlreadyBegun,
    Report,
    counts_of,
    keep_upload,
    preview_upload,
    unseen,
    write_preview,
)
from startbaan.apps.intake.actions.writing import write_down
from startbaan.apps.intake.models import Upload
from startbaan.apps.intake.queries import Read, compared, read_upload, refused_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import Refusal, log
from startbaan.apps.people.models import Organisation
from startbaan.domain.staffing.intended import Comparison

LOCK = 0x5742  # in the first half of an advisory lock; the board is the second

STEPS = 10


@dataclass(frozen=True)
class Applied:
    """What was taken over, and who started a track."""

    comparison: Comparison
    starters: tuple[int, ...]


def take_in(*, by: Viewer, at: datetime, board: Organisation, read: Read, per: date, report: Report) -> Applied:
    """Take over the good rows of a list: hold it against the board as it is now, write it down, start tracks.

    Waits for whoever does the same for this board. Raises `NotYours` and, when something changed
    meanwhile that cannot be, `Refusal`; then nothing was written.
    """
    ask_to_take_in(by, board)
    with transaction.atomic():
        lock_board(board)
        report(1, STEPS)
        comparison = compared(by, board, read=read, per=per)
        report(2, STEPS)
        starters = write_down(by=by, at=at, board=board, persons=comparison.persons, report=report)
        log(by=by, at=at, verb="take_in", thing=board, changes={k: (None, v) for k, v in counts_of(comparison).items()})
    return Applied(comparison, starters)


def apply_upload(*, by: Viewer, at: datetime, upload: Upload, report: Report) -> Applied:
    """Apply the good rows of an upload and keep the result; the file itself goes when no row was refused.

    Raises as `take_in` does, and `AlreadyBegun` when it was applied before.
    """
    found = read_upload(upload)
    with transaction.atomic():
        lock_board(upload.board)
        if Upload.objects.filter(pk=upload.pk, state=Upload.State.APPLIED).exists():
            raise AlreadyBegun
        applied = take_in(by=by, at=at, board=upload.board, read=found, per=upload.per, report=report)
        write_preview(upload, applied.comparison)
        upload.starters = list(applied.starters)
        upload.state, upload.applied_at = Upload.State.APPLIED, at
        upload.done = upload.total = STEPS
        if not upload.refused:
            upload.content = None
        upload.save()
    return applied


def apply_file(*, by: Viewer, at: datetime, board: Organisation, name: str, content: bytes, per: date) -> Applied:
    """Keep a file and apply its good rows at once, so that it stands among the uploads of the board.

    Raises as `keep_upload` and `take_in` do, and `MappingIncomplete`; then nothing was kept.
    """
    with transaction.atomic():
        upload = keep_upload(by=by, at=at, board=board, name=name, content=content, per=per)
        return apply_upload(by=by, at=at, upload=upload, report=unseen)


def enter_one(
    *, by: Viewer, at: datetime, board: Organisation, key: UUID, name: str, content: bytes, per: date
) -> Upload:
    """Take in one person who was entered by hand, once for each key; raises `Refusal` with what cannot be."""
    ask_to_take_in(by, board)
    with transaction.atomic():
        lock_board(board)
        before = Upload.objects.filter(pk=key, board=board).first()
        if before is not None:
            return before
        upload = keep_upload(by=by, at=at, board=board, name=name, content=content, per=per, key=key)
        preview_upload(by=by, upload=upload, report=unseen)
        if upload.refused:
            raise Refusal(" ".join(reason for row in refused_of(upload) for reason in row.reasons))
        apply_upload(by=by, at=at, upload=upload, report=unseen)
    return upload


def lock_board(board: Organisation) -> None:
    """Let no one else take people in for this board until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, board.pk])
