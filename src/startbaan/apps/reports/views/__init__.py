"""The pages with counts and costs."""

from startbaan.apps.reports.views.costs import costs, costs_sheet
from startbaan.apps.reports.views.counting import counts
from startbaan.apps.reports.views.entering import correct_invoice, invoices, rates, withdraw
from startbaan.apps.reports.views.wishes import wishes

__all__ = [
    "correct_invoice",
    "costs",
    "costs_sheet",
    "counts",
    "invoices",
    "rates",
    "wishes",
    "withdraw",
]
