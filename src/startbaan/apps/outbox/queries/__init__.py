"""Reading who may be told, for whom something waits, and how mail went."""

from startbaan.apps.outbox.queries.posted import (
    Opened,
    Posted,
    Received,
    failed,
    forgettable,
    mailbox,
    opened,
    own_address,
    own_choice,
    posted,
)
from startbaan.apps.outbox.queries.told import Told, told_since
from startbaan.apps.outbox.queries.waiting import addresses_of, waiting_keys

__all__ = [
    "Opened",
    "Posted",
    "Received",
    "Told",
    "addresses_of",
    "failed",
    "forgettable",
    "mailbox",
    "opened",
    "own_address",
    "own_choice",
    "posted",
    "told_since",
    "waiting_keys",
]
