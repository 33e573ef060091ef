"""Reading what starters are owed."""

from startbaan.apps.entitlements.queries.agreements import agreements_on_record, choices_for
from startbaan.apps.entitlements.queries.cases import JobCase, cases_of
from startbaan.apps.entitlements.queries.ledgers import HoursRows, Reckoned, in_force, ledgers_of, reckoned
from startbaan.apps.entitlements.queries.listing import Line, Listing, PersonLines, listing

__all__ = [
    "HoursRows",
    "JobCase",
    "Line",
    "Listing",
    "PersonLines",
    "Reckoned",
    "agreements_on_record",
    "cases_of",
    "choices_for",
    "in_force",
    "ledgers_of",
    "listing",
    "reckoned",
]
