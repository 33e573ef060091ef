"""Reading programmes, tracks, activities and onboarding lists."""

from startbaan.apps.programme.queries.activities import MAY_DROP, ActivityView, opened_activity
from startbaan.apps.programme.queries.attending import activities_to_do, activity_to_do
from startbaan.apps.programme.queries.changes import (
    Line,
    Preview,
    preview,
    versions_to_choose,
    with_coaching,
    with_more_years,
    with_start,
)
from startbaan.apps.programme.queries.due import Due, OnboardingDue, due_for, onboarding_due_for
from startbaan.apps.programme.queries.kinds import keys_of_kinds, of_kinds
from startbaan.apps.programme.queries.onboarding import (
    Guide,
    OnboardingList,
    Subject,
    guides_of,
    my_onboarding,
    onboarding_item,
    onboarding_list,
    onboarding_of,
)
from startbaan.apps.programme.queries.people import Named, candidates_for, named, part_word
from startbaan.apps.programme.queries.plans import (
    Replanning,
    Wanted,
    dated,
    ends_early,
    recorded,
    replanning,
)
from startbaan.apps.programme.queries.proposals import key_of, length_of, moments_for, proposal_of
from startbaan.apps.programme.queries.releases import (
    ChangeLine,
    ListOfChanges,
    base_of,
    changes_since,
    keeps_programme,
    next_versions,
    versions_of_partnership,
)
from startbaan.apps.programme.queries.reminding import PUT_OFF_REASONS, put_off_of
from startbaan.apps.programme.queries.seen import Seen, Standing, minutes_of, page_language, seen
from startbaan.apps.programme.queries.titles import titles_of
from startbaan.apps.programme.queries.tracks import Group, TrackView, TrackYear, my_track, opened_track, track_of
from startbaan.apps.programme.queries.versions import (
    definition_of,
    meant_for,
    published_versions,
    version_named,
    versions_for,
)

__all__ = [
    "MAY_DROP",
    "PUT_OFF_REASONS",
    "ActivityView",
    "ChangeLine",
    "Due",
    "Group",
    "Guide",
    "Line",
    "ListOfChanges",
    "Named",
    "OnboardingDue",
    "OnboardingList",
    "Preview",
    "Replanning",
    "Seen",
    "Standing",
    "Subject",
    "TrackView",
    "TrackYear",
    "Wanted",
    "activities_to_do",
    "activity_to_do",
    "base_of",
    "candidates_for",
    "changes_since",
    "dated",
    "definition_of",
    "due_for",
    "ends_early",
    "guides_of",
    "keeps_programme",
    "key_of",
    "keys_of_kinds",
    "length_of",
    "meant_for",
    "minutes_of",
    "moments_for",
    "my_onboarding",
    "my_track",
    "named",
    "next_versions",
    "of_kinds",
    "onboarding_due_for",
    "onboarding_item",
    "onboarding_list",
    "onboarding_of",
    "opened_activity",
    "opened_track",
    "page_language",
    "part_word",
    "preview",
    "proposal_of",
    "published_versions",
    "put_off_of",
    "recorded",
    "replanning",
    "seen",
    "titles_of",
    "track_of",
    "version_named",
    "versions_for",
    "versions_of_partnership",
    "versions_to_choose",
    "with_coaching",
    "with_more_years",
    "with_start",
]
