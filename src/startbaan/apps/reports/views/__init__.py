"""The pages with counts and costs."""

from startbaan.apps.reports.views.counting import counts

__all__ = ["counts"]
