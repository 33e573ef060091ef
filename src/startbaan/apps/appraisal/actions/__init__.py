"""Changing the cycle of talks with the line manager."""

from startbaan.apps.appraisal.actions.cycles import add_talk, settle_cycle
from startbaan.apps.appraisal.actions.reports import Changed, add_to_report, hand_in, keep_report, share, sign, unshare
from startbaan.apps.appraisal.actions.talks import hold_talk, plan_talk, record_visit

__all__ = [
    "Changed",
    "add_talk",
    "add_to_report",
    "hand_in",
    "hold_talk",
    "keep_report",
    "plan_talk",
    "record_visit",
    "settle_cycle",
    "share",
    "sign",
    "unshare",
]
