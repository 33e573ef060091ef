"""Reading across subjects: the starters around a viewer, one starter, and what is to be done today."""

from startbaan.apps.home.queries.circle import Known, circle_of, guides
from startbaan.apps.home.queries.contacts import ContactList, contact_list
from startbaan.apps.home.queries.sheets import sheet_of
from startbaan.apps.home.queries.standing import Standing
from startbaan.apps.home.queries.starters import ORDERS, Asked, Row, Starters, rows_of, starters

__all__ = [
    "ORDERS",
    "Asked",
    "ContactList",
    "Known",
    "Row",
    "Standing",
    "Starters",
    "circle_of",
    "contact_list",
    "guides",
    "rows_of",
    "sheet_of",
    "starters",
]
