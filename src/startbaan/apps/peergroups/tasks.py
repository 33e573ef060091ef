"""What the worker does for peer consultation."""

from contextlib import AbstractContextManager
from uuid import UUID

from django.conf import settings
from django.http import Http404
from procrastinate.contrib.django import app

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.people.access import Viewer, acting_as, acting_as_user
from startbaan.domain.grouping.starting import Broke, Line, Solving
from startbaan.ui import clock


@app.task
def compute(run: str) -> None:
    """Let a process of its own compute the groups that were asked for, tell how far it is, and stop it when asked."""
    asked = queries.asked_run(UUID(run))
    task = actions.begin_run(at=clock.now(), run=asked.key) if asked else None
    if asked is None or task is None:
        return
    try:
        answer = _solved(task)
        with _as_who_asked(asked.user, asked.person) as viewer:
            actions.finish_run(by=viewer, at=clock.now(), run=asked.key, answer=answer)
    except (Broke, Http404):
        actions.note_failed(at=clock.now(), run=asked.key)
    except Exception:
        actions.note_failed(at=clock.now(), run=asked.key)
        raise


def _solved(task: actions.Task) -> Line:
    solving = Solving.of(task.instance)
    try:
        for line in solving.progress():
            if actions.note_heard(at=clock.now(), run=task.run, line=line):
                solving.stop()
        return solving.answer()
    finally:
        solving.stop()


def _as_who_asked(user: int | None, person: int) -> AbstractContextManager[Viewer]:
    on = clock.today()
    return acting_as(person, on=on) if user is None else acting_as_user(user, on=on)


@app.periodic(cron="53 3 * * *")
@app.task(queueing_lock="forget_peer_cases")
def forget_peer_cases(timestamp: int) -> None:
    """Close the cases of groups that are over, and remove those that were closed long enough ago."""
    actions.forget_cases(on=clock.today(), days=settings.PEER_CASE_DAYS)
