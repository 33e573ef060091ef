"""Reading help questions, and whom one may ask."""

from startbaan.apps.coaching.queries.addressees import Addressee, addressees, confidants, may_ask, sector_of
from startbaan.apps.coaching.queries.questions import (
    Listed,
    Said,
    Shared,
    Shelf,
    ShownQuestion,
    State,
    open_question,
    shelf,
    waiting_for,
)

__all__ = [
    "Addressee",
    "Listed",
    "Said",
    "Shared",
    "Shelf",
    "ShownQuestion",
    "State",
    "addressees",
    "confidants",
    "may_ask",
    "open_question",
    "sector_of",
    "shelf",
    "waiting_for",
]
