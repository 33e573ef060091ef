"""What was told at one moment, to show what something tells people before it is done."""

from dataclasses import dataclass
from datetime import datetime

from startbaan.apps.outbox.models import Message


@dataclass(frozen=True)
class Told:
    """Somebody is told something."""

    name: str
    subject: str


def told_since(at: datetime) -> tuple[Told, ...]:
    """What was written down at this very moment in the present transaction, by name; nobody is told it yet."""
    rows = Message.objects.filter(told_at=at, state=Message.State.WAITING).select_related("to")
    return tuple(Told(str(row.to), row.subject) for row in rows.order_by("to__sort_name", "subject"))
