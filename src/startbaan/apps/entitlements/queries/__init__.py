"""Reading what starters are owed."""

from startbaan.apps.entitlements.queries.listing import Line, Listing, PersonLines, listing

__all__ = ["Line", "Listing", "PersonLines", "listing"]
