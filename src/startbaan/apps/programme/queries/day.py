"""What of tracks someone's day rests on, as lists that are read together with those of other subjects."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.apps.programme.queries.due import is_due, onboarding_waiting
from startbaan.apps.programme.queries.kinds import perhaps_of
from startbaan.apps.programme.queries.tracks import activities, tracks
from startbaan.domain.schedule.definition import ActivityKind


class TrackLists(NamedTuple):
    """Subjects of onboarding to tick, the tracks of oneself and of whom one helps, and activities in them."""

    onboarding: QuerySet[OnboardingItem]
    tracks: QuerySet[Track]
    activities: QuerySet[Activity]


def track_lists(viewer: Viewer, *, kinds: Collection[ActivityKind]) -> TrackLists:
    """The lists of this viewer: of oneself every activity, of whom one helps those due and those of these kinds."""
    near = {*viewer.persons, *(pair.starter for pair in viewer.pairs)}
    asked = Q(starter__in=viewer.persons) | is_due(viewer)
    asked |= perhaps_of(frozenset(kinds)) if kinds else Q(pk__in=[])
    return TrackLists(
        onboarding=onboarding_waiting(viewer),
        tracks=tracks(visible_to(viewer, Track.objects.filter(starter__in=near))),
        activities=activities(visible_to(viewer, Activity.objects.filter(asked, starter__in=near))),
    )
