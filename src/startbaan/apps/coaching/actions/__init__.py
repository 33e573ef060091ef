"""What a starter and those who guide do together."""

from startbaan.apps.coaching.actions.decisions import decide
from startbaan.apps.coaching.actions.evidence import (
    add_evidence,
    remove_evidence,
)
from startbaan.apps.coaching.actions.goals import set_goal, settle_goal
from startbaan.apps.coaching.actions.importing import establish_instrument, keep_instrument, throw_instrument_away
from startbaan.apps.coaching.actions.instruments import publish_instruments
from startbaan.apps.coaching.actions.notes import note, purge_notes, throw_note_away
from startbaan.apps.coaching.actions.observers import certify_elsewhere, end_certificate
from startbaan.apps.coaching.actions.observing import save_scores, send_observation, take_back
from startbaan.apps.coaching.actions.parameters import (
    AboutParameters,
    add_parameters,
    adopt_parameters,
    keep_parameters,
    stop_parameters,
)
from startbaan.apps.coaching.actions.plans import (
    agree_plan,
    copy_goal,
    remove_plan_training,
    set_plan_goal,
    set_plan_training,
    share_plan,
    show_plan,
    sign_plan,
    start_plan,
    unshare_plan,
    write_plan_text,
)
from startbaan.apps.coaching.actions.questions import answer, ask, close, reopen, share, unshare
from startbaan.apps.coaching.actions.recalibrations import (
    ask_recalibration,
    begin_recalibration,
    finish_recalibration,
    note_recalibrating,
    note_recalibration_failed,
    stop_recalibration,
)
from startbaan.apps.coaching.actions.reports import Overtaken, agree, keep_agreement, reopen_agreement, write
from startbaan.apps.coaching.actions.scoring import ChangedElsewhere
from startbaan.apps.coaching.actions.self_rating import (
    save_self_scores,
    send_self_rating,
    take_back_self_rating,
    waive_self_rating,
)
from startbaan.apps.coaching.actions.signatures import TextChanged
from startbaan.apps.coaching.actions.start_talks import (
    answer_start_talk,
    begin_start_talk,
    hold_start_talk,
    sign_start_talk,
)
from startbaan.apps.coaching.actions.talks import hold, meet, put_off, take_back_contact
from startbaan.apps.coaching.actions.training import begin_training, score_lesson
from startbaan.apps.coaching.actions.visits import VisitPlan, call_off_visit, move_visit, plan_visit
from startbaan.apps.coaching.actions.visits_at_night import hand_over_all_visits, hand_over_visits, remind_to_rate
from startbaan.apps.coaching.actions.year_plans import Planned, plan_year

__all__ = [
    "AboutParameters",
    "ChangedElsewhere",
    "Overtaken",
    "Planned",
    "TextChanged",
    "VisitPlan",
    "add_evidence",
    "add_parameters",
    "adopt_parameters",
    "agree",
    "agree_plan",
    "answer",
    "answer_start_talk",
    "ask",
    "ask_recalibration",
    "begin_recalibration",
    "begin_start_talk",
    "begin_training",
    "call_off_visit",
    "certify_elsewhere",
    "close",
    "copy_goal",
    "decide",
    "end_certificate",
    "establish_instrument",
    "finish_recalibration",
    "hand_over_all_visits",
    "hand_over_visits",
    "hold",
    "hold_start_talk",
    "keep_agreement",
    "keep_instrument",
    "keep_parameters",
    "meet",
    "move_visit",
    "note",
    "note_recalibrating",
    "note_recalibration_failed",
    "plan_visit",
    "plan_year",
    "publish_instruments",
    "purge_notes",
    "put_off",
    "remind_to_rate",
    "remove_evidence",
    "remove_plan_training",
    "reopen",
    "reopen_agreement",
    "save_scores",
    "save_self_scores",
    "score_lesson",
    "send_observation",
    "send_self_rating",
    "set_goal",
    "set_plan_goal",
    "set_plan_training",
    "settle_goal",
    "share",
    "share_plan",
    "show_plan",
    "sign_plan",
    "sign_start_talk",
    "start_plan",
    "stop_parameters",
    "stop_recalibration",
    "take_back",
    "take_back_contact",
    "take_back_self_rating",
    "throw_instrument_away",
    "throw_note_away",
    "unshare",
    "unshare_plan",
    "waive_self_rating",
    "write",
    "write_plan_text",
]
