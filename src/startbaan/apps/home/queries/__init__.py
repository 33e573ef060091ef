"""Reading across subjects: the starters around a viewer, one starter, and what is to be done today."""

from startbaan.apps.home.queries.candidates import (
    Candidate,
    Coupling,
    candidates,
    coupling,
    parting,
    predecessor,
    shared_period,
)
from startbaan.apps.home.queries.circle import Known, circle_of, guides
from startbaan.apps.home.queries.contacts import ContactList, contact_list
from startbaan.apps.home.queries.dossier import Dossier, dossier
from startbaan.apps.home.queries.sheets import sheet_of
from startbaan.apps.home.queries.standing import Standing
from startbaan.apps.home.queries.starters import ORDERS, Asked, Choice, Row, Starters, rows_of, starters
from startbaan.apps.home.queries.today import Today, today

__all__ = [
    "ORDERS",
    "Asked",
    "Candidate",
    "Choice",
    "ContactList",
    "Coupling",
    "Dossier",
    "Known",
    "Row",
    "Standing",
    "Starters",
    "Today",
    "candidates",
    "circle_of",
    "contact_list",
    "coupling",
    "dossier",
    "guides",
    "parting",
    "predecessor",
    "rows_of",
    "shared_period",
    "sheet_of",
    "starters",
    "today",
]
