"""Reading who may be told, for whom something waits, and how mail went."""

from startbaan.apps.outbox.queries.posted import (
    Opened,
    Posted,
    Received,
    failed,
    mailbox,
    opened,
    own_address,
    own_choice,
    posted,
)
from startbaan.apps.outbox.queries.told import Told, told_since

__all__ = [
    "Opened",
    "Posted",
    "Received",
    "Told",
    "failed",
    "mailbox",
    "opened",
    "own_address",
    "own_choice",
    "posted",
    "told_since",
]
