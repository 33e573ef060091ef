"""Of too few starters nothing is counted and nothing computed."""

import pytest
from django.db import connection
from django.urls import reverse
from observed_many import looking_guide, observe_many

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries.instruments import instrument_of
from startbaan.apps.coaching.queries.recalibrations import answers_of, basis_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


@pytest.fixture(scope="module")
def nine(test_database, django_db_blocker):
    """Observations of nine starters: one too few."""
    with django_db_blocker.unblock():
        try:
            observe_many(test_database.cast, starters=9, visits=4)
            yield
        finally:
            test_database.restore()


def test_nothing_is_counted_of_nine_starters(nine, people):
    assert (basis_of(looking_guide()), answers_of(looking_guide())) == (None, [])
    with acting_as(people.jeroen, on=A_DAY) as viewer, pytest.raises(Refusal, match="te weinig starters"):
        actions.ask_recalibration(by=viewer, at=clock.now(), version=looking_guide().pk, model="rsm")


def test_program_cannot_ask_for_fewer_than_ten(nine, people):
    keys = list(instrument_of(looking_guide()).keys)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coaching_counted_basis(%s, %s, 0)", [looking_guide().pk, keys])
        assert cursor.fetchone() == (0,)


def test_page_of_too_few_says_so_and_has_no_button(nine, client_as, people):
    page = client_as("jeroen").get(reverse("coaching:recalibration", args=[looking_guide().pk])).content.decode()

    assert "Er zijn nog geen 10 starters" in page
    assert 'name="model"' not in page


def test_ten_starters_are_counted(committed, test_database):
    observe_many(test_database.cast, starters=10, visits=1)

    assert basis_of(looking_guide()).starters == 10
