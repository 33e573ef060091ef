"""Adding a file to a plan that shows what one can do, and taking it away."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.coaching.actions.plans import note_change, plan_to_change
from startbaan.apps.coaching.models import Evidence, PlanGoal
from startbaan.apps.files.actions import discard, store
from startbaan.apps.people.access import Viewer, editable_by
from startbaan.apps.people.actions import Refusal, refusals

MOST = 40


def add_evidence(
    *, by: Viewer, item: UUID, goal: UUID | None, name: str, words: str, content: bytes, at: datetime
) -> Evidence:
    """Put a file in the viewer's own plan, perhaps under one of its goals; journal it.

    Raises `Http404` for who may not, `Unfit` for a file that is not taken in, and `Refusal` when the plan is closed,
    holds too many files or has no such goal.
    """
    plan = plan_to_change(by, item)
    if not words.strip():
        raise Refusal(_("Schrijf op wat dit bestand laat zien."))
    if len(plan.body.evidence) >= MOST:
        raise Refusal(_("Er staan al 40 bestanden in je plan. Haal er eerst een weg."))
    if goal is not None and not editable_by(by, PlanGoal.objects.filter(plan=item, pk=goal)).exists():
        raise Refusal(_("Dit doel staat niet in je plan."))
    with refusals():
        file = store(by=by, name=name, content=content, at=at)
        made = Evidence(plan=plan.row, goal_id=goal, file=file, name=name, words=words.strip(), added_at=at)
        made.save(force_insert=True)
        note_change(by, plan, at=at, fields=["evidence"])
    return made


def remove_evidence(*, by: Viewer, item: UUID, evidence: UUID, at: datetime) -> None:
    """Take a file out of the viewer's own plan and throw its bytes away; journal it.

    Raises `Http404` for who may not, and `Refusal` when it is not there or the plan is closed.
    """
    plan = plan_to_change(by, item)
    row = editable_by(by, Evidence.objects.filter(plan=item, pk=evidence)).first()
    if row is None:
        raise Refusal(_("Dit bestand staat niet meer in je plan."))
    with refusals():
        row.delete()
        discard(file=row.file_id)
        note_change(by, plan, at=at, fields=["evidence"])
