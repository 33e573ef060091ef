"""The pages that combine subjects."""

from startbaan.apps.home.views.day import confidants, today
from startbaan.apps.home.views.starter import couple, starter, uncouple
from startbaan.apps.home.views.starters import contact_list, export, starters

__all__ = ["confidants", "contact_list", "couple", "export", "starter", "starters", "today", "uncouple"]
