"""Changing programmes, tracks, activities and onboarding lists."""

from startbaan.apps.programme.actions.activities import (
    NotYet,
    do_activity,
    drop_activity,
    plan_activity,
    undo_activity,
    unplan_activity,
)
from startbaan.apps.programme.actions.adding import add_activity
from startbaan.apps.programme.actions.attending import attend_early, attend_more, do_attended, undo_attended
from startbaan.apps.programme.actions.changing import (
    ask_for_coaching,
    extend_track,
    move_track_to_version,
    pause_track,
    replan_track,
    withdraw_coaching,
)
from startbaan.apps.programme.actions.ending import end_track, end_where_work_ended, reopen_track
from startbaan.apps.programme.actions.handing_over import hand_over, hand_over_all
from startbaan.apps.programme.actions.noting import (
    begin_activity,
    close_activity,
    keep_for_manager,
    note_contact,
    note_not_held,
    remove_contact,
)
from startbaan.apps.programme.actions.onboarding import tick_subject, untick_subject
from startbaan.apps.programme.actions.permission import arranged
from startbaan.apps.programme.actions.proposing import answer_proposal, propose_moments, withdraw_proposal
from startbaan.apps.programme.actions.releases import (
    VersionRefused,
    begin_next_version,
    change_next_version,
    drop_next_version,
    publish_next_version,
)
from startbaan.apps.programme.actions.reminding import put_off_reminders, remind, remind_again
from startbaan.apps.programme.actions.starting import NewTrack, start_track, start_tracks
from startbaan.apps.programme.actions.versions import PublishedAlready, publish_from_content, publish_variant

__all__ = [
    "NewTrack",
    "NotYet",
    "PublishedAlready",
    "VersionRefused",
    "add_activity",
    "answer_proposal",
    "arranged",
    "ask_for_coaching",
    "attend_early",
    "attend_more",
    "begin_activity",
    "begin_next_version",
    "change_next_version",
    "close_activity",
    "do_activity",
    "do_attended",
    "drop_activity",
    "drop_next_version",
    "end_track",
    "end_where_work_ended",
    "extend_track",
    "hand_over",
    "hand_over_all",
    "keep_for_manager",
    "move_track_to_version",
    "note_contact",
    "note_not_held",
    "pause_track",
    "plan_activity",
    "propose_moments",
    "publish_from_content",
    "publish_next_version",
    "publish_variant",
    "put_off_reminders",
    "remind",
    "remind_again",
    "remove_contact",
    "reopen_track",
    "replan_track",
    "start_track",
    "start_tracks",
    "tick_subject",
    "undo_activity",
    "undo_attended",
    "unplan_activity",
    "untick_subject",
    "withdraw_coaching",
    "withdraw_proposal",
]
