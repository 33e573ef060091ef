"""Who may open the addresses of what is arranged: accounts, people, intake, hours, costs and the pages that combine."""

from collections.abc import Mapping

from who_may_rules import (
    ARRANGES_HERE,
    DIRECTS_HER,
    FOLLOWS_A_PROGRAMME,
    HERS,
    SCHOOL,
    TAKES_IN_HERE,
    Rule,
    administrator,
    among,
    anyone,
    belongs_to,
    either,
    holding,
    only,
    reads,
    reads_another,
    writes,
)

from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RELATION_OF, RoleName
from startbaan.project.cast import CAST

TAKES_IN = holding(RoleName.BOARD_COORDINATOR, RoleName.HR)
STARTS_OR_COACHES = either(FOLLOWS_A_PROGRAMME, among(*(handle for handle, *_ in CAST.coaches)))
ARRANGES = either(administrator, TAKES_IN)
LOOKS_AFTER_HER = either(ARRANGES_HERE, only(Relation.MANAGER))
COUNTING = [
    role
    for role, relation in RELATION_OF.items()
    if relation in {Relation.COORDINATOR, Relation.PROGRAMME, Relation.REGION}
]
# Who works at the board of Sanne's school, helps a starter or coaches there, or keeps its programme.
READS_POLICY = either(administrator, belongs_to("waterland"), only(Relation.PROGRAMME))
WRITES_POLICY = either(administrator, holding(RoleName.BOARD_COORDINATOR, above=SCHOOL))
# Of a board by who reads hours there, of a partnership by who counts them.
SEES_COSTS = holding(
    RoleName.BOARD_COORDINATOR,
    RoleName.HR,
    *(role for role, relation in RELATION_OF.items() if relation is Relation.PROGRAMME),
)
ENTERS_COSTS_HERE = holding(RoleName.BOARD_COORDINATOR, above=SCHOOL)
# Who leads a starter, or arranges for a school.
OVERSEES = either(
    TAKES_IN, lambda handle: any(one.holder == handle and one.relation is Relation.MANAGER for one in CAST.couplings)
)

ARRANGING: Mapping[str, Rule] = {
    "home:today": anyone,
    "home:agenda": anyone,
    "home:agenda_list": anyone,
    "home:confidants": anyone,
    "home:starters": anyone,
    "home:export": anyone,
    "home:contact_list": reads_another(Kind.NAME_CARD, at=SCHOOL),
    "home:starter": reads(Kind.NAME_CARD),
    "home:couple": DIRECTS_HER,
    "home:uncouple": DIRECTS_HER,
    "home:first_day": DIRECTS_HER,
    "home:decline": DIRECTS_HER,
    "home:deployment": TAKES_IN,
    "account": anyone,
    "socialaccount_connections": anyone,
    "account_unlink_provider": HERS,
    "account_addresses": anyone,
    "account_confirm_address": HERS,
    "account_end_address": HERS,
    "account_prove": anyone,
    "account_forget_proof": anyone,
    "account_keep_code": anyone,
    "account_elsewhere": anyone,
    "account_phone": anyone,
    "account_everywhere_out": anyone,
    "mfa_index": anyone,
    "mfa_reauthenticate": HERS,
    "mfa_activate_totp": anyone,
    "mfa_deactivate_totp": HERS,
    "mfa_view_recovery_codes": HERS,
    "mfa_generate_recovery_codes": anyone,
    "mfa_download_recovery_codes": HERS,
    "mfa_list_webauthn": anyone,
    "mfa_add_webauthn": anyone,
    "mfa_reauthenticate_webauthn": HERS,
    "mfa_remove_webauthn": HERS,
    "mfa_edit_webauthn": HERS,
    "reports:counts": holding(*COUNTING),
    "reports:wishes": holding(
        RoleName.BOARD_COORDINATOR,
        RoleName.PROGRAMME_LEADER,
        RoleName.WORKING_GROUP,
        RoleName.STEERING_GROUP,
        RoleName.INSTITUTE_COORDINATOR,
    ),
    "reports:costs": SEES_COSTS,
    "reports:costs_sheet": SEES_COSTS,
    "reports:rates": ENTERS_COSTS_HERE,
    "reports:withdraw": ENTERS_COSTS_HERE,
    "reports:invoices": ENTERS_COSTS_HERE,
    "reports:correct_invoice": ENTERS_COSTS_HERE,
    "entitlements:my_rights": anyone,
    "entitlements:rights": reads(Kind.ENTITLEMENT),
    "entitlements:overview": OVERSEES,
    "entitlements:overview_sheet": OVERSEES,
    "entitlements:work_plan": OVERSEES,
    "entitlements:work_plan_file": OVERSEES,
    "entitlements:my_coach_hours": anyone,
    "entitlements:coach_hours": TAKES_IN_HERE,
    "entitlements:my_hours": anyone,
    "entitlements:hours": reads(Kind.HOURS),
    "entitlements:propose_hours": only(Relation.STARTER, Relation.MANAGER),
    "entitlements:correct_hours": writes(Kind.HOURS),
    "entitlements:settle_hours": only(Relation.STARTER, Relation.MANAGER),
    "entitlements:hours_offer": reads(Kind.HOURS),
    "entitlements:agree_hours": HERS,
    "entitlements:decline_hours": HERS,
    "entitlements:withdraw_hours": only(Relation.MANAGER),
    "entitlements:policies": anyone,
    "entitlements:policy": READS_POLICY,
    "entitlements:consent_document": READS_POLICY,
    "entitlements:new_policy": WRITES_POLICY,
    "entitlements:change_policy": WRITES_POLICY,
    "entitlements:review_policy": WRITES_POLICY,
    "entitlements:drop_policy": WRITES_POLICY,
    "entitlements:consent": WRITES_POLICY,
    "entitlements:withdraw_consent": WRITES_POLICY,
    "outbox:choices": anyone,
    "outbox:mailbox": anyone,
    "outbox:letter": HERS,
    "outbox:letter_html": HERS,
    "outbox:posted": administrator,
    "outbox:try_again": administrator,
    "entitlements:add_agreement_value": administrator,
    "entitlements:own_choices": ARRANGES_HERE,
    "intake:intake": TAKES_IN,
    "intake:one": TAKES_IN,
    "intake:one_step": holding(RoleName.HR, above=SCHOOL),
    "intake:assign_starter": TAKES_IN_HERE,
    "intake:transfer": TAKES_IN_HERE,
    "intake:match": TAKES_IN,
    "intake:open_years": anyone,
    "intake:wishes": STARTS_OR_COACHES,
    "intake:withdraw_wish": HERS,
    "intake:open_year": TAKES_IN_HERE,
    "intake:upload": TAKES_IN_HERE,
    "intake:headers": TAKES_IN_HERE,
    "intake:day": TAKES_IN_HERE,
    "intake:apply": TAKES_IN_HERE,
    "intake:discard": TAKES_IN_HERE,
    "intake:refused": TAKES_IN_HERE,
    "library:reading_log": anyone,
    "people:shares": anyone,
    "people:share_all": anyone,
    "people:sharing": HERS,
    "people:stop_sharing": HERS,
    "people:organisations": ARRANGES,
    "people:organisation": ARRANGES_HERE,
    "people:add_organisation": ARRANGES_HERE,
    "people:change_organisation": ARRANGES_HERE,
    "people:affiliate": administrator,
    "people:end_affiliation": administrator,
    "people:give_role": ARRANGES_HERE,
    "people:end_role": ARRANGES_HERE,
    "people:coach_register": ARRANGES,
    "people:register_coach": ARRANGES_HERE,
    "people:change_coach": ARRANGES_HERE,
    "people:end_coach": ARRANGES_HERE,
    "people:add_person": ARRANGES_HERE,
    "people:person": LOOKS_AFTER_HER,
    "people:change_card": ARRANGES_HERE,
    "people:add_address": ARRANGES_HERE,
    "people:end_address": ARRANGES_HERE,
    "people:print_code": LOOKS_AFTER_HER,
}
