"""Reading what starters are owed."""

from startbaan.apps.entitlements.queries.agreements import agreements_on_record, choices_for
from startbaan.apps.entitlements.queries.cases import JobCase, cases_of
from startbaan.apps.entitlements.queries.listing import Line, Listing, PersonLines, listing

__all__ = [
    "JobCase",
    "Line",
    "Listing",
    "PersonLines",
    "agreements_on_record",
    "cases_of",
    "choices_for",
    "listing",
]
