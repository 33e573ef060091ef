"""Reading and applying an upload while nobody waits, and throwing away old ones."""

from threading import Thread
from uuid import UUID

from django.db import connection
from django.http import Http404
from procrastinate.contrib.django import app

from startbaan.apps.intake import actions, queries
from startbaan.apps.intake.actions import wishes
from startbaan.apps.people.access import acting_as_human
from startbaan.apps.people.actions import Refusal
from startbaan.domain.sentences import say
from startbaan.domain.staffing.sheets import NotASpreadsheet
from startbaan.ui import clock

NOT_ANY_MORE = say("Wie dit vroeg, neemt hier nu geen mensen meer in.")
WENT_WRONG = say("Er ging iets mis bij het lezen. Upload het bestand nog eens, of vraag de beheerder.")


@app.task
def preview(upload: str) -> None:
    """Read an upload as whoever asked for it; what goes wrong is written down for who asked."""
    asked = queries.asked_for(UUID(upload), state="reading")
    if asked is None:
        return
    try:
        with acting_as_human(asked.by_id, on=clock.today()) as viewer:
            found = queries.upload_of(viewer, asked.key)
            actions.preview_upload(by=viewer, upload=found, report=_reporter(asked.key))
    except actions.AlreadyBegun:
        return
    except Http404:
        actions.note_unreadable(key=asked.key, problem=NOT_ANY_MORE)
    except NotASpreadsheet as problem:
        actions.note_unreadable(key=asked.key, problem=problem.sentence)
    except Exception:
        actions.note_unreadable(key=asked.key, problem=WENT_WRONG)
        raise


@app.task
def apply(upload: str) -> None:
    """Apply an upload as whoever asked for it; what goes wrong is written down for who asked."""
    asked = queries.asked_for(UUID(upload), state="applying")
    if asked is None:
        return
    try:
        with acting_as_human(asked.by_id, on=clock.today()) as viewer:
            found = queries.upload_of(viewer, asked.key)
            actions.apply_upload(by=viewer, at=clock.now(), upload=found, report=_reporter(asked.key))
    except actions.AlreadyBegun:
        return
    except Http404:
        actions.note_failure(key=asked.key, problem=NOT_ANY_MORE)
    except Refusal as refusal:
        actions.note_failure(key=asked.key, problem=str(refusal))
    except Exception:
        problem = say("Er ging iets mis. Er is niets overgenomen. Probeer het nog eens, of vraag de beheerder.")
        actions.note_failure(key=asked.key, problem=problem)
        raise


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="forget_uploads")
def forget_uploads(timestamp: int) -> None:
    """Throw away files that lay long enough."""
    actions.forget_old(at=clock.now())


@app.periodic(cron="41 3 * * *")
@app.task(queueing_lock="forget_wishes")
def forget_wishes(timestamp: int) -> None:
    """Remove wishes about coaches of more than a year ago."""
    wishes.forget_wishes(at=clock.now())


def _reporter(key: UUID) -> actions.Report:
    """Write progress on a connection of its own: what the transaction does is not seen until it ends."""

    def report(done: int, total: int) -> None:
        def write() -> None:
            actions.note_progress(key=key, done=done, total=total)
            connection.close()

        thread = Thread(target=write)
        thread.start()
        thread.join()

    return report
