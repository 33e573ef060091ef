"""The pages of the cycle of talks with the line manager."""

from startbaan.apps.appraisal.views.cycles import add_talk, cycle
from startbaan.apps.appraisal.views.reports import add_to_report, report, share, sign, unshare
from startbaan.apps.appraisal.views.talks import (
    drop_draft,
    hold_talk,
    my_talks,
    plan_talk,
    record_visit,
    talk,
    talks,
    write_report,
)

__all__ = [
    "add_talk",
    "add_to_report",
    "cycle",
    "drop_draft",
    "hold_talk",
    "my_talks",
    "plan_talk",
    "record_visit",
    "report",
    "share",
    "sign",
    "talk",
    "talks",
    "unshare",
    "write_report",
]
