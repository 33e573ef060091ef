"""The pages that combine subjects."""

from startbaan.apps.home.views.agenda import agenda, agenda_list
from startbaan.apps.home.views.day import confidants, today
from startbaan.apps.home.views.starter import couple, starter, uncouple
from startbaan.apps.home.views.starters import contact_list, export, starters

__all__ = [
    "agenda",
    "agenda_list",
    "confidants",
    "contact_list",
    "couple",
    "export",
    "starter",
    "starters",
    "today",
    "uncouple",
]
