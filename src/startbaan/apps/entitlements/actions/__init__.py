"""What can be done with rights, hours and what they rest on."""

from startbaan.apps.entitlements.actions.agreements import add_agreement_value
from startbaan.apps.entitlements.actions.choices import settle_choice
from startbaan.apps.entitlements.actions.guided import count_guided_group, stop_counting_group
from startbaan.apps.entitlements.actions.hours import (
    TooManyHours,
    agree_hours,
    correct_hours,
    decline_hours,
    propose_hours,
    settle_hours,
    withdraw_hours,
)
from startbaan.apps.entitlements.actions.policy import (
    PolicyOvertaken,
    change_policy,
    drop_policy,
    note_consent,
    review_policy,
    withdraw_consent,
    write_policy,
)
from startbaan.apps.files.actions import Unfit

__all__ = [
    "PolicyOvertaken",
    "TooManyHours",
    "Unfit",
    "add_agreement_value",
    "agree_hours",
    "change_policy",
    "correct_hours",
    "count_guided_group",
    "decline_hours",
    "drop_policy",
    "note_consent",
    "propose_hours",
    "review_policy",
    "settle_choice",
    "settle_hours",
    "stop_counting_group",
    "withdraw_consent",
    "withdraw_hours",
    "write_policy",
]
