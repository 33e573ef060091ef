"""Hands for the tests of tracks: look as somebody, find one activity, do it."""

from collections.abc import Callable
from datetime import date

import pytest

from startbaan.apps.people.access import acting_as
from startbaan.apps.programme import actions
from startbaan.apps.programme.models import Activity, OnboardingItem, Track
from startbaan.project import cast
from startbaan.ui import clock


class Desk:
    """What a test does with the tracks of the cast."""

    def __init__(self, people: cast.Cast) -> None:
        self.people = people

    def look(self, handle: str, *, on: date = cast.A_DAY):
        return acting_as(self.people.persons[handle], on=on)

    def track(self, handle: str) -> Track:
        return Track.objects.get(starter=self.people.persons[handle])

    def activity(self, handle: str, key: str, *, year: int = 1, number: int = 1) -> Activity:
        return Activity.objects.get(starter=self.people.persons[handle], key=key, year=year, number=number)

    def subject(self, handle: str, key: str) -> OnboardingItem:
        return OnboardingItem.objects.get(starter=self.people.persons[handle], key=key)

    def plan(self, handle: str, activity: Activity, *, day: date, participants: tuple[int, ...] = ()) -> None:
        with self.look(handle) as by:
            actions.plan_activity(
                by=by, at=clock.now(), activity=activity.pk, day=day, moment=None, participants=participants
            )

    def do(
        self, handle: str, activity: Activity, *, day: date = cast.A_DAY, minutes: int | None = 60, participants=()
    ) -> None:
        with self.look(handle) as by:
            actions.do_activity(
                by=by, at=clock.now(), activity=activity.pk, done_on=day, minutes=minutes, participants=participants
            )


@pytest.fixture
def desk(people: cast.Cast) -> Desk:
    return Desk(people)


@pytest.fixture
def refused_with() -> Callable[[type[Exception], str], object]:
    """Expect a refusal in exactly these words."""

    def expect(kind: type[Exception], words: str):
        return pytest.raises(kind, match=f"^{words}$")

    return expect
