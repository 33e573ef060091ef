"""The pages that combine subjects."""

from startbaan.apps.home.views.agenda import agenda, agenda_list
from startbaan.apps.home.views.day import confidants, today
from startbaan.apps.home.views.proposed import proposed
from startbaan.apps.home.views.starter import couple, decline, first_day, starter, uncouple
from startbaan.apps.home.views.starters import contact_list, deployment, export, starters

__all__ = [
    "agenda",
    "agenda_list",
    "confidants",
    "contact_list",
    "couple",
    "decline",
    "deployment",
    "export",
    "first_day",
    "proposed",
    "starter",
    "starters",
    "today",
    "uncouple",
]
