"""What is the same for every computation that somebody asked for: that it is heard, and that it gave no answer."""

from datetime import datetime
from uuid import UUID

from startbaan.apps.people.models import Computation

State = Computation.State


def note_heard(rows: type[Computation], *, at: datetime, run: UUID, **values: object) -> bool:
    """Keep that a computation is alive, and how far it is in its own fields; say whether it is to stop."""
    kept = rows._default_manager.filter(key=run, state=State.RUNNING).update(heard_at=at, **values)
    return not kept or rows._default_manager.filter(key=run, stop_asked_at__isnull=False).exists()


def note_failed(rows: type[Computation], *, at: datetime, run: UUID) -> None:
    """Write down that a computation gave no answer: it was stopped before it had one, or else it broke."""
    live = rows._default_manager.filter(key=run, state__in=Computation.LIVE)
    live.filter(stop_asked_at__isnull=False).update(state=State.STOPPED, finished_at=at)
    live.update(state=State.FAILED, finished_at=at)
