"""What the worker does for peer consultation."""

from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from startbaan.apps.peergroups import actions, queries
from startbaan.apps.people.tasks import Keeper
from startbaan.apps.people.tasks import compute as compute_kept
from startbaan.ui import clock

GROUPS = Keeper(
    module="startbaan.domain.grouping.process",
    asker=queries.asked_run,
    begin=actions.begin_run,
    hear=actions.note_heard,
    finish=actions.finish_run,
    fail=actions.note_failed,
)


@app.task
def compute(run: str) -> None:
    """Compute the groups that were asked for."""
    compute_kept(GROUPS, UUID(run))


@app.periodic(cron="53 3 * * *")
@app.task(queueing_lock="forget_peer_cases")
def forget_peer_cases(timestamp: int) -> None:
    """Close the cases of groups that are over, and remove those that were closed long enough ago."""
    actions.forget_cases(on=clock.today(), days=settings.PEER_CASE_DAYS)
