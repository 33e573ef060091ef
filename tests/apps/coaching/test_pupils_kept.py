"""What the owner of the tables finds of a class: counts that say nothing of the order, and nothing after their time."""

from datetime import timedelta

import pytest
from asked_classes import let_answer, put_closed, put_round
from django.db import connections, transaction

from startbaan.apps.coaching.actions.pupils import close_due_rounds, forget_rounds
from startbaan.apps.coaching.models import PupilCount, PupilRound, PupilTotal
from startbaan.apps.coaching.queries.pupils import opened_round
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

OWNER = "owner"


@pytest.fixture
def cast(committed, test_database):
    return test_database.cast


def kept():
    return PupilCount.objects.using(OWNER).count(), PupilTotal.objects.using(OWNER).count()


def test_all_counts_change_with_each_answer(cast):
    """Otherwise the numbers of transactions in the rows would tell what was answered last."""
    made = put_round(cast)
    for answer in (4, 4, 1):
        with transaction.atomic():
            let_answer(made, pupils=1, answer=answer)
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT xmin::text) FROM coaching_pupilcount")

        assert cursor.fetchone() == (len(made.questions) * 5, 1)


def test_nine_answers_are_thrown_away_at_closing(cast):
    put_closed(cast, pupils=9)

    assert kept() == (0, 0)


def test_ten_answers_stay(cast):
    made = put_closed(cast, pupils=10)

    assert kept() == (len(made.questions) * 5, 1)


def test_sheet_that_does_not_fit_leaves_nothing(cast):
    made = put_round(cast)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT coaching_pupil_answer(%s, %s, '[1, 2]')", [made.code, A_DAY])

        assert cursor.fetchone() == ("wrong",)
    assert kept() == (0, 0)


def test_round_closes_by_itself_after_its_last_day_and_goes_after_its_time(cast):
    made = put_round(cast)
    let_answer(made, pupils=12)

    assert close_due_rounds(on=A_DAY + timedelta(days=7), at=clock.now()) == 0
    assert close_due_rounds(on=A_DAY + timedelta(days=8), at=clock.now()) == 1
    with acting_as(cast.sanne, on=A_DAY) as viewer:
        assert opened_round(viewer, made.pk, at=clock.now()).results.people == 12
    assert forget_rounds(on=A_DAY + timedelta(days=730), days=730) == 0
    assert forget_rounds(on=A_DAY + timedelta(days=731), days=730) == 1
    assert (kept(), PupilRound.objects.using(OWNER).count()) == ((0, 0), 0)
