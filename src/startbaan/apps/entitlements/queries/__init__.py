"""Reading what starters are owed."""

from startbaan.apps.entitlements.queries.agreement_pages import (
    AddedValue,
    AgreementPage,
    added_values,
    agreement_named,
    agreement_page,
    agreement_pages,
    agreement_tabs,
    may_add_values,
    parameter_named,
    parameter_page,
)
from startbaan.apps.entitlements.queries.agreements import agreements_on_record, choices_for
from startbaan.apps.entitlements.queries.answers import ShownAnswer, ShownOwed, shown
from startbaan.apps.entitlements.queries.cases import JobCase, cases_of
from startbaan.apps.entitlements.queries.choice_pages import ChoiceBlock, ChoicesPage, choices_page, choosing_boards
from startbaan.apps.entitlements.queries.coach_pages import CoachPages, coach_hours_of, my_coach_hours
from startbaan.apps.entitlements.queries.hours import (
    HoursPage,
    hours_of_starter,
    my_hours,
    offer_of,
)
from startbaan.apps.entitlements.queries.ledgers import HoursRows, Reckoned, in_force, ledgers_of, reckoned
from startbaan.apps.entitlements.queries.overview import Overview, may_oversee, overview, overview_sheet
from startbaan.apps.entitlements.queries.policy import (
    PolicyDocument,
    PolicyLine,
    PolicyPage,
    SectorPolicy,
    ShownPolicy,
    boards_with_policy,
    may_write_policy,
    open_document,
    policies_from,
    policy_facts,
    policy_lines,
    policy_page,
    policy_to_write,
)
from startbaan.apps.entitlements.queries.rights import JobRights, RightsPage, asked_year, my_rights, rights_of
from startbaan.apps.entitlements.queries.value_preview import ValuePreview, value_preview
from startbaan.apps.entitlements.queries.what_if import what_if, what_if_tabs
from startbaan.apps.entitlements.queries.work_plans import WorkPlan, work_plan, work_plan_sheet

__all__ = [
    "AddedValue",
    "AgreementPage",
    "ChoiceBlock",
    "ChoicesPage",
    "CoachPages",
    "HoursPage",
    "HoursRows",
    "JobCase",
    "JobRights",
    "Overview",
    "PolicyDocument",
    "PolicyLine",
    "PolicyPage",
    "Reckoned",
    "RightsPage",
    "SectorPolicy",
    "ShownAnswer",
    "ShownOwed",
    "ShownPolicy",
    "ValuePreview",
    "WorkPlan",
    "added_values",
    "agreement_named",
    "agreement_page",
    "agreement_pages",
    "agreement_tabs",
    "agreements_on_record",
    "asked_year",
    "boards_with_policy",
    "cases_of",
    "choices_for",
    "choices_page",
    "choosing_boards",
    "coach_hours_of",
    "hours_of_starter",
    "in_force",
    "ledgers_of",
    "may_add_values",
    "may_oversee",
    "may_write_policy",
    "my_coach_hours",
    "my_hours",
    "my_rights",
    "offer_of",
    "open_document",
    "overview",
    "overview_sheet",
    "parameter_named",
    "parameter_page",
    "policies_from",
    "policy_facts",
    "policy_lines",
    "policy_page",
    "policy_to_write",
    "reckoned",
    "rights_of",
    "shown",
    "value_preview",
    "what_if",
    "what_if_tabs",
    "work_plan",
    "work_plan_sheet",
]
