"""Reading programmes, tracks, activities and onboarding lists."""

from startbaan.apps.programme.queries.due import Due, OnboardingDue, due_for, onboarding_due_for
from startbaan.apps.programme.queries.onboarding import (
    Guide,
    OnboardingList,
    Subject,
    my_onboarding,
    onboarding_item,
    onboarding_of,
)
from startbaan.apps.programme.queries.people import Named, candidates_for, named, part_word
from startbaan.apps.programme.queries.plans import Replanning, Wanted, dated, recorded, replanning
from startbaan.apps.programme.queries.rows import (
    Milestone,
    TrackRow,
    TrackState,
    starters_in_state,
    starters_with_track,
    track_rows,
)
from startbaan.apps.programme.queries.seen import Seen, Standing, page_language, seen
from startbaan.apps.programme.queries.tracks import Group, TrackView, TrackYear, my_track, opened_track, track_of
from startbaan.apps.programme.queries.versions import definition_of, published_versions, version_named, versions_for

__all__ = [
    "Due",
    "Group",
    "Guide",
    "Milestone",
    "Named",
    "OnboardingDue",
    "OnboardingList",
    "Replanning",
    "Seen",
    "Standing",
    "Subject",
    "TrackRow",
    "TrackState",
    "TrackView",
    "TrackYear",
    "Wanted",
    "candidates_for",
    "dated",
    "definition_of",
    "due_for",
    "my_onboarding",
    "my_track",
    "named",
    "onboarding_due_for",
    "onboarding_item",
    "onboarding_of",
    "opened_track",
    "page_language",
    "part_word",
    "published_versions",
    "recorded",
    "replanning",
    "seen",
    "starters_in_state",
    "starters_with_track",
    "track_of",
    "track_rows",
    "version_named",
    "versions_for",
]
