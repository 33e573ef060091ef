"""Pages about what a starter is owed and is given."""

from startbaan.apps.entitlements.views.agreements import add_agreement_value, agreement, agreements
from startbaan.apps.entitlements.views.choices import own_choices
from startbaan.apps.entitlements.views.coach_hours import coach_hours, my_coach_hours
from startbaan.apps.entitlements.views.hours import (
    agree_hours,
    correct_hours,
    decline_hours,
    hours,
    hours_offer,
    my_hours,
    propose_hours,
    settle_hours,
    withdraw_hours,
)
from startbaan.apps.entitlements.views.overview import overview, overview_sheet, work_plan, work_plan_file
from startbaan.apps.entitlements.views.policy import (
    change_policy,
    consent,
    consent_document,
    drop_policy,
    new_policy,
    policies,
    policy,
    review_policy,
    withdraw_consent,
)
from startbaan.apps.entitlements.views.rights import my_rights, rights
from startbaan.apps.entitlements.views.what_if import what_if

__all__ = [
    "add_agreement_value",
    "agree_hours",
    "agreement",
    "agreements",
    "change_policy",
    "coach_hours",
    "consent",
    "consent_document",
    "correct_hours",
    "decline_hours",
    "drop_policy",
    "hours",
    "hours_offer",
    "my_coach_hours",
    "my_hours",
    "my_rights",
    "new_policy",
    "overview",
    "overview_sheet",
    "own_choices",
    "policies",
    "policy",
    "propose_hours",
    "review_policy",
    "rights",
    "settle_hours",
    "what_if",
    "withdraw_consent",
    "withdraw_hours",
    "work_plan",
    "work_plan_file",
]
