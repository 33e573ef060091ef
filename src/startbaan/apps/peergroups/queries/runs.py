"""What a round was computed: the run that was asked, for the worker that carries it out."""

from dataclasses import dataclass
from uuid import UUID

from startbaan.apps.peergroups.models import Run


@dataclass(frozen=True)
class AskedRun:
    """A run with who asked for it."""

    key: UUID
    person: int
    user: int | None


def asked_run(key: UUID) -> AskedRun | None:
    """A run by its key, and who asked for it; nothing where it is over or gone."""
    rows = Run.objects.filter(key=key, state__in=[Run.State.WAITING, Run.State.RUNNING])
    found = rows.values_list("asked_by", "asked_by__user").first()
    return AskedRun(key, *found) if found else None
