"""The pages of tracks, activities and onboarding lists."""

from startbaan.apps.programme.views.activities import activity, do, drop, plan, undo, unplan
from startbaan.apps.programme.views.changes import ask_for_coaching, change_version, extend, replan
from startbaan.apps.programme.views.onboarding import my_onboarding, onboarding, tick
from startbaan.apps.programme.views.proposals import proposal, propose, withdraw_proposal
from startbaan.apps.programme.views.reminders import remind_again, reminders
from startbaan.apps.programme.views.tracks import my_track, track

__all__ = [
    "activity",
    "ask_for_coaching",
    "change_version",
    "do",
    "drop",
    "extend",
    "my_onboarding",
    "my_track",
    "onboarding",
    "plan",
    "proposal",
    "propose",
    "remind_again",
    "reminders",
    "replan",
    "tick",
    "track",
    "undo",
    "unplan",
    "withdraw_proposal",
]
