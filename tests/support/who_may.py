"""Who may open each address, filled in with what is about Sanne: one line each, in the words of table and roles.

What somebody is to Sanne follows from the cast, and what that opens from the table; never from the program under test.
A new address needs a line here, in the section of its subject.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName
from startbaan.domain.schedule.reading import shipped
from startbaan.project.cast import CAST, Coupling

Rule = Callable[[str], bool]
PLACES = {place.key: place for place in CAST.places}
EVERYONE = ("bas", *CAST.by_handle)
STARTER, SCHOOL = "sanne", "de-sluis"
# The first administrator is made with the place where the cast lives, and stands in no list of the cast.
ADMINISTRATOR = "bas"
# Asked by Sanne, and shared with her coach: see `site_map.put_question`.
ASKED, SHARED_WITH = RoleName.CARE_COORDINATOR.value, Relation.COACH
SUBJECTS = shipped()["ozwh-2026"].onboarding
# Who the confidant is stands on the list; what one asks them, nobody ticks but the starter.
ON_THE_LIST = {name for subject in SUBJECTS for name in subject.with_whom} - {RoleName.CONFIDANT.value}
ON_ITS_FIRST_LINE = SUBJECTS[0].with_whom


def upward(place: str | None) -> Iterator[str]:
    """A place, what it stands under, and what that belongs to."""
    while place in PLACES:
        yield place
        place = PLACES[place].parent or PLACES[place].of


def is_running(coupling: Coupling) -> bool:
    return coupling.ended_days_ago is None


def roles(handle: str, *, above: str | None = None) -> set[RoleName]:
    """The roles somebody holds: anywhere, or at a place and what is above it up to the partnership."""
    near = {place for place in upward(above) if PLACES[place].of_kind != "region"}
    return {holding.role for holding in CAST.holdings if holding.handle == handle and (not above or holding.at in near)}


def relations(handle: str, starter: str) -> set[Relation]:
    """What somebody is to a starter on the day of the tests; participant aside."""
    pairs = {
        one.relation for one in CAST.couplings if is_running(one) and (one.starter, one.holder) == (starter, handle)
    }
    by_role = {RELATION_OF[role] for role in roles(handle, above=CAST.by_handle[starter].school) if role in RELATION_OF}
    return pairs | by_role | ({Relation.STARTER} if handle == starter else set())


def is_named(handle: str, names: Collection[str]) -> bool:
    """Whether somebody is meant: by the role held at Sanne's school, or as helper of Sanne."""
    helper = {Relation.BUDDY: "buddy", Relation.COACH: "coach", Relation.MANAGER: "line_manager"}
    meant = {role.value for role in roles(handle, above=SCHOOL)}
    return not meant.union(helper.get(relation, "") for relation in relations(handle, STARTER)).isdisjoint(names)


def opens(kind: Kind, enough: set[Access], named: Collection[str], shared_with: Relation | None) -> Rule:
    def may(handle: str) -> bool:
        found = relations(handle, STARTER) | ({Relation.PARTICIPANT} if is_named(handle, named) else set())
        shared = shared_with in found and access(shared_with, kind) is Access.SHARED
        return shared or any(access(relation, kind) in enough for relation in found)

    return may


def reads(kind: Kind, *, named: Collection[str] = (), shared_with: Relation | None = None) -> Rule:
    """Who reads a row of this kind about Sanne; it may name some, and she may have shared it."""
    return opens(kind, {Access.READ, Access.WRITE}, named, shared_with)


def writes(kind: Kind, *, named: Collection[str] = ()) -> Rule:
    """Who writes a row of this kind about Sanne; it may name some."""
    return opens(kind, {Access.WRITE}, named, None)


def only(*wanted: Relation) -> Rule:
    """Who stands in one of these relations to Sanne."""
    return lambda handle: not relations(handle, STARTER).isdisjoint(wanted)


def reads_another(kind: Kind, *, at: str) -> Rule:
    """Who reads this kind about some starter of a school other than themselves."""
    there = [member.handle for member in CAST.members if member.step and member.school == at]
    return lambda handle: any(
        access(relation, kind) in {Access.READ, Access.WRITE}
        for starter in there
        for relation in relations(handle, starter) - {Relation.STARTER}
    )


def holding(*wanted: RoleName, above: str | None = None) -> Rule:
    """Who holds one of these roles: anywhere, or at a place and what is above it."""
    return lambda handle: not roles(handle, above=above).isdisjoint(wanted)


def anyone(handle: str) -> bool:
    """Whoever has signed in: the page is about the one who looks."""
    return handle in EVERYONE


def among(*handles: str) -> Rule:
    """Who is named on the item itself."""
    return lambda handle: handle in handles


def belongs_to(board: str) -> Rule:
    """Who works, holds a role, is a coach or helps a starter at a board or one of its schools."""
    within = {place.key for place in CAST.places if board in upward(place.key)}
    starters = [member.handle for member in CAST.members if member.step and member.school in within]
    there = {member.handle for member in CAST.members if member.school in within}
    there |= {holding.handle for holding in CAST.holdings if holding.at in within}
    there |= {handle for handle, register, *_ in CAST.coaches if register in within}
    there |= {one.holder for one in CAST.couplings if is_running(one) and one.starter in starters}
    return lambda handle: handle in there


def administrator(handle: str) -> bool:
    return handle == ADMINISTRATOR


def either(*rules: Rule) -> Rule:
    return lambda handle: any(rule(handle) for rule in rules)


TAKES_IN = holding(RoleName.BOARD_COORDINATOR, RoleName.HR)
TAKES_IN_HERE = holding(RoleName.BOARD_COORDINATOR, RoleName.HR, above=SCHOOL)
ARRANGES = either(administrator, TAKES_IN)
ARRANGES_HERE = either(administrator, TAKES_IN_HERE)
LOOKS_AFTER_HER = either(ARRANGES_HERE, only(Relation.MANAGER))
# Who couples people to a starter and arranges the programme as a whole: not a cell, but what these three are for.
DIRECTS_HER = only(Relation.MANAGER, Relation.COORDINATOR, Relation.HR)
HERS = only(Relation.STARTER)
FOLLOWS_A_PROGRAMME = among(*(member.handle for member in CAST.members if member.step))
ASKS_FOR_WISHES = holding(RoleName.BOARD_COORDINATOR, RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
# Invited with her, and asked with her when: see `meeting.met`.
ASKED_WITH_HER = among("sanne", "mehmet")
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

# The afternoon of today, with Sanne in the session of Olga: see `attending.attended`.
ARRANGES_AFTERNOON = holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP, above="waterrijk")
MAKES_A_GATHERING = holding(
    RoleName.PROGRAMME_LEADER,
    RoleName.WORKING_GROUP,
    RoleName.STEERING_GROUP,
    RoleName.BOARD_COORDINATOR,
    RoleName.INSTITUTE_COORDINATOR,
)
LEADS_AFTERNOON = either(ARRANGES_AFTERNOON, among("olga"))
KEEPS_THE_LIST = either(LEADS_AFTERNOON, only(Relation.COORDINATOR))

# Who has a track may ask a class.
IS_A_STARTER = among(*(member.handle for member in CAST.members if member.step))
# The own version of the partnership is read by who works, coaches or helps in it; all but these, who are above it.
ABOVE_THE_PARTNERSHIP = (ADMINISTRATOR, "wouter", "els")
READS_OWN_VERSIONS = among(*(handle for handle in EVERYONE if handle not in ABOVE_THE_PARTNERSHIP))
# The quality of the partnership: who keeps its programme, who follows it, and the coordinators of its boards.
KEEPS_PROGRAMME = holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
FOLLOWS_QUALITY = either(KEEPS_PROGRAMME, holding(RoleName.STEERING_GROUP, RoleName.INSTITUTE_COORDINATOR))
READS_QUALITY = either(FOLLOWS_QUALITY, holding(RoleName.BOARD_COORDINATOR))
NOTES_FINDINGS = either(KEEPS_PROGRAMME, holding(RoleName.BOARD_COORDINATOR))
# Hanneke has the action: see `assured.assured`.
TICKS_ACTION = either(KEEPS_PROGRAMME, among("hanneke"))

ASKED_STARTER = among(*(member.handle for member in CAST.members if member.step))
READS_OUTCOMES = holding(
    *(role for role, relation in RELATION_OF.items() if access(relation, Kind.SURVEY_ANSWER) is Access.COUNT)
)  # A meeting of the working group: see `attending.met_as_body`.
IN_WORKING_GROUP = ARRANGES_AFTERNOON

WHO_MAY: Mapping[str, Rule] = {
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
    "coaching:help_question_list": anyone,
    "coaching:ask": anyone,
    "coaching:help_question": reads(Kind.HELP_QUESTION, named=[ASKED], shared_with=SHARED_WITH),
    "coaching:answer": writes(Kind.HELP_QUESTION, named=[ASKED]),
    "coaching:close": HERS,
    "coaching:reopen": HERS,
    "coaching:share": HERS,
    "coaching:unshare": HERS,
    "coaching:guidance": anyone,
    "coaching:guided": reads(Kind.HOURS),
    "coaching:record": writes(Kind.COACHING_REPORT),
    "coaching:goals": writes(Kind.COACHING_GOAL),
    "coaching:notes": only(Relation.COACH),
    "coaching:throw_note_away": only(Relation.COACH),
    "coaching:turn_agreement": writes(Kind.COACHING_REPORT),
    "coaching:settle_goal": writes(Kind.COACHING_GOAL),
    "coaching:report": reads(Kind.COACHING_REPORT),
    "coaching:moment": writes(Kind.COACHING_REPORT),
    "coaching:hold": writes(Kind.COACHING_REPORT),
    "coaching:put_off": writes(Kind.COACHING_REPORT),
    "coaching:take_back_contact": writes(Kind.COACHING_REPORT),
    "coaching:write": writes(Kind.COACHING_REPORT),
    "coaching:agree": writes(Kind.COACHING_REPORT),
    "coaching:decision": reads(Kind.COACHING_DECISION),
    "coaching:start_talk_list": anyone,
    "coaching:begin_start_talk": writes(Kind.START_TALK),
    "coaching:start_talk": reads(Kind.START_TALK),
    "coaching:start_talk_question": writes(Kind.START_TALK),
    "coaching:start_talk_held": writes(Kind.START_TALK),
    "coaching:sign_start_talk": writes(Kind.START_TALK),
    "coaching:plan_year": writes(Kind.TRACK),
    "coaching:plan_list": anyone,
    "coaching:start_plan": FOLLOWS_A_PROGRAMME,
    "coaching:plan": reads(Kind.DEVELOPMENT_PLAN),
    "coaching:plan_version": reads(Kind.DEVELOPMENT_PLAN),
    "coaching:print_plan": reads(Kind.DEVELOPMENT_PLAN),
    "coaching:evidence": reads(Kind.DEVELOPMENT_PLAN),
    "coaching:sign_plan": reads(Kind.DEVELOPMENT_PLAN),
    "coaching:plan_text": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:new_plan_goal": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:plan_goal": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:copy_goal": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:new_plan_training": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:plan_training": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:remove_plan_training": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:add_evidence": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:remove_evidence": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:show_plan": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:agree_plan": writes(Kind.DEVELOPMENT_PLAN),
    "coaching:share_plan": HERS,
    "coaching:unshare_plan": HERS,
    "coaching:buddy": anyone,
    "coaching:tap": only(Relation.STARTER, Relation.BUDDY),
    "coaching:rhythm": only(Relation.STARTER, Relation.BUDDY),
    "coaching:untap": only(Relation.STARTER, Relation.BUDDY),
    "coaching:miss": HERS,
    "coaching:pulse": FOLLOWS_A_PROGRAMME,
    "coaching:shared_pulse": reads(Kind.WORKLOAD_PULSE, shared_with=SHARED_WITH),
    "changes:changes": writes(Kind.LEAVING),
    "changes:change": writes(Kind.LEAVING),
    "changes:undo": writes(Kind.EMPLOYMENT),
    "changes:certificate": reads(Kind.TRACK),
    "changes:own": FOLLOWS_A_PROGRAMME,
    "changes:say": FOLLOWS_A_PROGRAMME,
    "changes:consent": FOLLOWS_A_PROGRAMME,
    "changes:take_along": FOLLOWS_A_PROGRAMME,
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
    "appraisal:talk_list": anyone,
    "appraisal:my_talk_list": anyone,
    "appraisal:talk": only(Relation.STARTER, Relation.MANAGER),
    "appraisal:record_visit": writes(Kind.APPRAISAL),
    "appraisal:plan_talk": writes(Kind.APPRAISAL),
    "appraisal:hold_talk": writes(Kind.APPRAISAL),
    "appraisal:write_report": writes(Kind.APPRAISAL),
    "appraisal:drop_draft": writes(Kind.APPRAISAL),
    "appraisal:add_talk": writes(Kind.APPRAISAL),
    "appraisal:report": reads(Kind.APPRAISAL),
    "appraisal:sign": HERS,
    "appraisal:add_to_report": reads(Kind.APPRAISAL),
    "appraisal:share": HERS,
    "appraisal:unshare": HERS,
    "appraisal:cycle": ARRANGES_HERE,
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
    "quality:quality": anyone,
    "quality:changed": anyone,
    "quality:changed_in": anyone,
    "quality:wheel": READS_QUALITY,
    "quality:findings": READS_QUALITY,
    "quality:finding": READS_QUALITY,
    "quality:new_finding": NOTES_FINDINGS,
    "quality:agree_action": KEEPS_PROGRAMME,
    "quality:hand_over_action": KEEPS_PROGRAMME,
    "quality:tick_action": TICKS_ACTION,
    "quality:decide": KEEPS_PROGRAMME,
    "quality:close_finding": KEEPS_PROGRAMME,
    "quality:take_up_again": KEEPS_PROGRAMME,
    "quality:measure": KEEPS_PROGRAMME,
    "quality:scan": READS_QUALITY,
    "quality:surveys": READS_QUALITY,
    "quality:survey": READS_QUALITY,
    "quality:guarantees": FOLLOWS_QUALITY,
    "quality:write_statements": KEEPS_PROGRAMME,
    "quality:score_statements": KEEPS_PROGRAMME,
    "quality:put_statements_out": KEEPS_PROGRAMME,
    "quality:reviews": READS_QUALITY,
    "quality:set_standing": KEEPS_PROGRAMME,
    "quality:new_review": KEEPS_PROGRAMME,
    "quality:change_review": KEEPS_PROGRAMME,
    "quality:add_review_document": KEEPS_PROGRAMME,
    "quality:drop_review_document": KEEPS_PROGRAMME,
    "quality:review_document": READS_QUALITY,
    "quality:panel": FOLLOWS_QUALITY,
    "quality:note_panel": KEEPS_PROGRAMME,
    "quality:drop_panel_note": KEEPS_PROGRAMME,
    "quality:version": FOLLOWS_QUALITY,
    "quality:draft": KEEPS_PROGRAMME,
    "quality:element": KEEPS_PROGRAMME,
    "quality:drop_element": KEEPS_PROGRAMME,
    "quality:restore_element": KEEPS_PROGRAMME,
    "quality:add_subject": KEEPS_PROGRAMME,
    "quality:changes_text": KEEPS_PROGRAMME,
    "quality:drop_version": KEEPS_PROGRAMME,
    "quality:bring_out": KEEPS_PROGRAMME,
    "programme:my_track": anyone,
    "programme:my_onboarding": anyone,
    "programme:onboarding": reads(Kind.ONBOARDING, named=ON_THE_LIST),
    "programme:tick": writes(Kind.ONBOARDING, named=ON_ITS_FIRST_LINE),
    "programme:track": reads(Kind.TRACK),
    "programme:activity": reads(Kind.TRACK),
    "programme:plan": writes(Kind.TRACK),
    "programme:unplan": writes(Kind.TRACK),
    "programme:do": writes(Kind.TRACK),
    "programme:undo": writes(Kind.TRACK),
    "programme:reminders": writes(Kind.TRACK),
    "programme:remind_again": writes(Kind.TRACK),
    "programme:drop": only(Relation.COACH, Relation.MANAGER, Relation.COORDINATOR),
    "programme:propose": writes(Kind.TRACK),
    "programme:proposal": reads(Kind.TRACK),
    "programme:withdraw_proposal": ASKED_WITH_HER,
    "outbox:choices": anyone,
    "outbox:mailbox": anyone,
    "outbox:letter": HERS,
    "outbox:letter_html": HERS,
    "outbox:posted": administrator,
    "outbox:try_again": administrator,
    "agenda:appointment": ASKED_WITH_HER,
    "agenda:answer": ASKED_WITH_HER,
    "agenda:availability": anyone,
    "agenda:subscription": anyone,
    "agenda:unsubscribe": anyone,
    "programme:ask_for_coaching": writes(Kind.TRACK),
    "programme:extend": DIRECTS_HER,
    "programme:replan": DIRECTS_HER,
    "programme:change_version": DIRECTS_HER,
    "entitlements:add_agreement_value": administrator,
    "entitlements:own_choices": ARRANGES_HERE,
    "intake:intake": TAKES_IN,
    "intake:one": TAKES_IN,
    "intake:one_step": holding(RoleName.HR, above=SCHOOL),
    "intake:assign_starter": TAKES_IN_HERE,
    "intake:transfer": TAKES_IN_HERE,
    "intake:match": TAKES_IN,
    "intake:open_years": anyone,
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
    "surveys:surveys": anyone,
    "surveys:new": holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP, RoleName.BOARD_COORDINATOR),
    "surveys:put_out": holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP),
    "surveys:answer": ASKED_STARTER,
    "surveys:thanks": ASKED_STARTER,
    "surveys:anonymous": either(ASKED_STARTER, READS_OUTCOMES),
    "surveys:outcome": READS_OUTCOMES,
    "surveys:outcome_sheet": READS_OUTCOMES,
    "surveys:questionnaires": anyone,
    "surveys:questionnaire": anyone,
    "surveys:questionnaire_difference": READS_OWN_VERSIONS,
    "surveys:new_questionnaire": KEEPS_PROGRAMME,
    "surveys:begin_draft": KEEPS_PROGRAMME,
    "surveys:draft": KEEPS_PROGRAMME,
    "surveys:retitle": KEEPS_PROGRAMME,
    "surveys:add_question": KEEPS_PROGRAMME,
    "surveys:change_question": KEEPS_PROGRAMME,
    "surveys:move_question": KEEPS_PROGRAMME,
    "surveys:drop_question": KEEPS_PROGRAMME,
    "surveys:restore_question": KEEPS_PROGRAMME,
    "surveys:add_theme": KEEPS_PROGRAMME,
    "surveys:change_theme": KEEPS_PROGRAMME,
    "surveys:drop_theme": KEEPS_PROGRAMME,
    "surveys:add_scale": KEEPS_PROGRAMME,
    "surveys:change_scale": KEEPS_PROGRAMME,
    "surveys:throw_draft_away": KEEPS_PROGRAMME,
    "surveys:try_questionnaire": KEEPS_PROGRAMME,
    "surveys:establish": KEEPS_PROGRAMME,
    "surveys:coaches": holding(RoleName.BOARD_COORDINATOR),
    "surveys:lessons": IS_A_STARTER,
    "surveys:lesson": among("sanne"),
    "surveys:close_lesson": among("sanne"),
    "gatherings:gatherings": anyone,
    "gatherings:gathering": either(ARRANGES_AFTERNOON, HERS, holding(RoleName.BOARD_COORDINATOR)),
    "gatherings:new": MAKES_A_GATHERING,
    "gatherings:new_step": among("jeroen"),
    "gatherings:invite": either(ARRANGES_AFTERNOON, holding(RoleName.BOARD_COORDINATOR)),
    "gatherings:choose": HERS,
    "gatherings:share_out": ARRANGES_AFTERNOON,
    "gatherings:change": ARRANGES_AFTERNOON,
    "gatherings:call_off": ARRANGES_AFTERNOON,
    "gatherings:add_session": ARRANGES_AFTERNOON,
    "gatherings:change_session": ARRANGES_AFTERNOON,
    "gatherings:drop_session": ARRANGES_AFTERNOON,
    "gatherings:sign_up": HERS,
    "gatherings:sign_off": HERS,
    "gatherings:wishes": FOLLOWS_A_PROGRAMME,
    "gatherings:polls": ASKS_FOR_WISHES,
    "gatherings:new_poll": ASKS_FOR_WISHES,
    "gatherings:close_poll": ASKS_FOR_WISHES,
    "gatherings:check_in": anyone,
    "gatherings:code": LEADS_AFTERNOON,
    "gatherings:renew_code": ARRANGES_AFTERNOON,
    "gatherings:attendance_list": KEEPS_THE_LIST,
    "gatherings:attendance_sheet": KEEPS_THE_LIST,
    "gatherings:drop_in": KEEPS_THE_LIST,
    "gatherings:session": LEADS_AFTERNOON,
    "gatherings:materials": ARRANGES_AFTERNOON,
    "gatherings:material": either(LEADS_AFTERNOON, HERS),
    "gatherings:remove_material": LEADS_AFTERNOON,
    "gatherings:my_attendance": anyone,
    "gatherings:attendance_of": only(Relation.STARTER, Relation.COACH, Relation.MANAGER, Relation.COORDINATOR),
    "gatherings:certificate": either(ARRANGES_AFTERNOON, reads(Kind.ATTENDANCE)),
    "gatherings:minutes": IN_WORKING_GROUP,
    "gatherings:minutes_pdf": IN_WORKING_GROUP,
    "gatherings:add_point": IN_WORKING_GROUP,
    "gatherings:point": IN_WORKING_GROUP,
    "gatherings:raise_point": IN_WORKING_GROUP,
    "gatherings:remove_point": IN_WORKING_GROUP,
    "gatherings:decide": IN_WORKING_GROUP,
    "gatherings:withdraw_decision": IN_WORKING_GROUP,
    "gatherings:agree_action": IN_WORKING_GROUP,
    "gatherings:my_actions": anyone,
    "gatherings:finish_action": IN_WORKING_GROUP,
    "gatherings:reopen_action": IN_WORKING_GROUP,
    "gatherings:remove_action": IN_WORKING_GROUP,
}
