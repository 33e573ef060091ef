"""Who may open the addresses of learning together and asking how it went: gatherings, questionnaires and quality."""

from collections.abc import Mapping

from who_may_rules import (
    ADMINISTRATOR,
    EVERYONE,
    FOLLOWS_A_PROGRAMME,
    HERS,
    Rule,
    among,
    anyone,
    either,
    holding,
    only,
    reads,
)

from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName

ASKS_FOR_WISHES = holding(RoleName.BOARD_COORDINATOR, RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)
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
READS_OUTCOMES = holding(
    *(role for role, relation in RELATION_OF.items() if access(relation, Kind.SURVEY_ANSWER) is Access.COUNT)
)
# A meeting of the working group: see `attending.met_as_body`.
IN_WORKING_GROUP = ARRANGES_AFTERNOON

# Sanne's peer group, with Carla: see `meeting_peers.met_with_peers`.
IN_THE_GROUP = among("sanne", "thijs", "yasmina")
GUIDES_OR_LEADS = either(among("carla"), ARRANGES_AFTERNOON)

LEARNING: Mapping[str, Rule] = {
    "peergroups:peergroups": anyone,
    "peergroups:new_round": ASKS_FOR_WISHES,
    "peergroups:pool": ARRANGES_AFTERNOON,
    "peergroups:weigh": ARRANGES_AFTERNOON,
    "peergroups:refresh": ARRANGES_AFTERNOON,
    "peergroups:leave_out": ARRANGES_AFTERNOON,
    "peergroups:compute": ARRANGES_AFTERNOON,
    "peergroups:loosen": ARRANGES_AFTERNOON,
    "peergroups:stop": ARRANGES_AFTERNOON,
    "peergroups:proposal": ARRANGES_AFTERNOON,
    "peergroups:edit": ARRANGES_AFTERNOON,
    "peergroups:publish": ARRANGES_AFTERNOON,
    "peergroups:later": ARRANGES_AFTERNOON,
    "peergroups:join": ARRANGES_AFTERNOON,
    "peergroups:leave": ARRANGES_AFTERNOON,
    "peergroups:group": either(IN_THE_GROUP, GUIDES_OR_LEADS),
    "peergroups:days": GUIDES_OR_LEADS,
    "peergroups:bring_case": IN_THE_GROUP,
    "peergroups:meeting": either(IN_THE_GROUP, GUIDES_OR_LEADS),
    "peergroups:come": IN_THE_GROUP,
    "peergroups:cannot": IN_THE_GROUP,
    "peergroups:note_present": GUIDES_OR_LEADS,
    "peergroups:move_meeting": GUIDES_OR_LEADS,
    "peergroups:call_off": GUIDES_OR_LEADS,
    "peergroups:case": either(IN_THE_GROUP, among("carla")),
    "peergroups:close_case": among("sanne"),
    "peergroups:free": anyone,
    "peergroups:open_free": ASKS_FOR_WISHES,
    "peergroups:sign_up": FOLLOWS_A_PROGRAMME,
    "peergroups:sign_off": among("sanne"),
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
    "surveys:surveys": anyone,
    "surveys:new": holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP, RoleName.BOARD_COORDINATOR),
    "surveys:put_out": holding(RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP),
    "surveys:answer": FOLLOWS_A_PROGRAMME,
    "surveys:thanks": FOLLOWS_A_PROGRAMME,
    "surveys:anonymous": either(FOLLOWS_A_PROGRAMME, READS_OUTCOMES),
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
