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
    """Subjects of onboarding to tick, and the tracks of oneself and of whom one helps."""

    onboarding: QuerySet[OnboardingItem]
    tracks: QuerySet[Track]


def track_lists(viewer: Viewer) -> TrackLists:
    """The lists of this viewer."""
    return TrackLists(
        onboarding_waiting(viewer), tracks(visible_to(viewer, Track.objects.filter(starter__in=_near(viewer))))
    )


def activities_near(viewer: Viewer, *, kinds: Collection[ActivityKind]) -> QuerySet[Activity]:
    """Of oneself every activity, of whom one helps those due and those of these kinds."""
    asked = Q(starter__in=viewer.persons) | is_due(viewer)
    asked |= perhaps_of(frozenset(kinds)) if kinds else Q(pk__in=[])
    return activities(visible_to(viewer, Activity.objects.filter(asked, starter__in=_near(viewer))))


def _near(viewer: Viewer) -> set[int]:
    return {*viewer.persons, *(pair.starter for pair in viewer.pairs)}
