"""Applying a list: once at a time for a board, compared again inside the transaction, all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from startbaan.apps.intake.actions.permission import ask_to_take_in
from startbaan.apps.intake.actions.uploading import AlreadyBegun, counts_of, write_preview
from startbaan.apps.intake.actions.writing import write_down
from startbaan.apps.intake.models import Upload
from startbaan.apps.intake.queries import read_upload, snapshot
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import log
from startbaan.apps.people.models import Organisation
from startbaan.domain.staffing.comparing import compare_with
from startbaan.domain.staffing.intended import Comparison
from startbaan.domain.staffing.posts import Reckoning
from startbaan.domain.staffing.rows import Reading

LOCK = 0x5742  # in the first half of an advisory lock; the board is the second

Report = Callable[[int, int], None]
STEPS = 10


@dataclass(frozen=True)
class Applied:
    """What was taken over, and who started a track."""

    comparison: Comparison
    starters: tuple[int, ...]


def take_in(
    *, by: Viewer, at: datetime, board: Organisation, reading: Reading, reckoning: Reckoning, report: Report
) -> Applied:
    """Take over the good rows of a list: hold it against the board as it is now, write it down, start tracks.

    Waits for whoever does the same for this board. Raises `NotYours` and, when something changed
    meanwhile that cannot be, `Refusal`; then nothing was written.
    """
    ask_to_take_in(by, board)
    with transaction.atomic():
        lock_board(board)
        report(1, STEPS)
        known = snapshot(board, rows=reading.rows, viewer=by)
        comparison = compare_with(known, reading=reading, reckoning=reckoning, on=by.on)
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
        applied = take_in(
            by=by,
            at=at,
            board=upload.board,
            reading=found.reading(),
            reckoning=found.reckoning(upload.per),
            report=report,
        )
        write_preview(upload, applied.comparison)
        upload.starters = list(applied.starters)
        upload.state, upload.applied_at = Upload.State.APPLIED, at
        upload.done = upload.total = STEPS
        if not upload.refused:
            upload.content = None
        upload.save()
    return applied


def lock_board(board: Organisation) -> None:
    """Let no one else take people in for this board until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, board.pk])
