"""Reading counts and costs."""

from startbaan.apps.reports.queries.counting import counts_for, may_count

__all__ = ["counts_for", "may_count"]
