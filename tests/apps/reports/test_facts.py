"""What a count counts: each measure follows what people did, as far as a starter sees it of herself."""

from datetime import timedelta

import pytest
from appraising import close, hand_in
from django.db import connection
from guiding import decide, hold, moment_key
from planned import put_plan, put_start_talk

from startbaan.apps.changes.models import Leaving
from startbaan.apps.coaching.actions import put_off
from startbaan.apps.coaching.actions.buddies import tap_moment
from startbaan.apps.coaching.actions.pulses import take_pulse
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import uncouple
from startbaan.apps.people.models import Pair
from startbaan.apps.reports.access import MEASURES
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture(autouse=True)
def own_place(settings, tmp_path):
    settings.FILES = tmp_path


def cells_of(people, name):
    """In which cells Sanne is counted."""
    (measure,) = (found for found in MEASURES if found.name == name)
    with acting_as(people.sanne, on=A_DAY), connection.cursor() as cursor:
        cursor.execute(f"SELECT cell FROM ({measure.facts}) f WHERE starter = %s", [people.sanne])
        return {cell for (cell,) in cursor.fetchall()}


def has_no_time(people):
    with acting_as(people.mehmet, on=A_DAY) as by:
        put_off(by=by, at=clock.now(), moment=moment_key(people, "lesson-visit"), reason="geen-tijd")


def taps(people):
    pair = Pair.objects.get(starter=people.sanne, relation="buddy")
    with acting_as(people.sietske, on=A_DAY) as by:
        tap_moment(by=by, at=clock.now(), pair=pair.pk, day=A_DAY)


def decides(people):
    final = moment_key(people, "final-talk")
    hold(people, "mehmet", final)
    decide(people, "mehmet", final)


def finds_it_heavy(people):
    with acting_as(people.sanne, on=A_DAY) as by:
        take_pulse(by=by, at=clock.now(), busy=5, rested=1, enough_time=1)


def loses_the_coach(people):
    pair = Pair.objects.get(starter=people.sanne, relation="coach")
    with acting_as(people.karin, on=A_DAY) as by:
        uncouple(by=by, at=clock.now(), pair=pair, last_day=A_DAY - timedelta(days=1))


def leaves(people):
    Leaving.objects.create(starter_id=people.sanne, last_on=A_DAY, reason=Leaving.Reason.STUDY)


@pytest.mark.parametrize(
    ("name", "before", "happens", "after"),
    [
        ("has_coach", {"yes"}, loses_the_coach, {"no"}),
        ("not_held", set(), has_no_time, {"geen-tijd"}),
        ("buddy_contact", {"no"}, taps, {"yes"}),
        ("start_talk", {"none"}, put_start_talk, {"begun"}),
        ("decision", set(), decides, {"doorgaan"}),
        ("development_plan", {"no"}, put_plan, {"yes"}),
        ("appraisal", {"none"}, hand_in, {"reported"}),
        ("appraisal", {"none"}, close, {"signed"}),
        ("pulse", set(), finds_it_heavy, {"heavy"}),
        ("leaving", set(), leaves, {"study"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_count_follows_what_people_did(people, name, before, happens, after):
    assert cells_of(people, name) == before
    happens(people)
    assert cells_of(people, name) == after
