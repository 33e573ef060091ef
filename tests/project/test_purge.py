"""The log is let go by its owner, after years, and never by accident."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from startbaan.apps.journal.models import Entry, Opening
from startbaan.project.management.commands.purge import _years_ago
from startbaan.ui import clock


def said(*arguments):
    out = StringIO()
    call_command("purge", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def old_and_new(db):
    for model, values in ((Entry, {"verb": "test"}), (Opening, {"viewer": 1, "starter": 1, "item": uuid4()})):
        for years in (0, 6):
            at = clock.now() - timedelta(days=366 * years)
            model.objects.using("owner").create(at=at, **values)


def left(model):
    return model.objects.using("owner").filter(at__lt=clock.now() - timedelta(days=5 * 366)).count()


def test_purge_counts_and_removes_nothing_by_itself(old_and_new):
    assert said().splitlines()[0] == "Van voor 24-11-2021: logregels 1, inzages 1. Verwijder ze met --apply."
    assert (left(Entry), left(Opening)) == (1, 1)


def test_purge_removes_what_is_older_and_keeps_the_rest(old_and_new):
    before = Entry.objects.using("owner").count()

    assert said("--apply").splitlines()[0] == "Van voor 24-11-2021: logregels 1, inzages 1. Verwijderd."
    assert (left(Entry), left(Opening)) == (0, 0)
    assert Entry.objects.using("owner").count() == before - 1


def test_purge_of_everything_is_refused(db):
    with pytest.raises(CommandError, match="minstens 1 jaar"):
        call_command("purge", "--years", "0", "--apply")


def test_leap_day_has_a_day_to_go_back_to():
    leap = clock.now().replace(year=2028, month=2, day=29)

    assert _years_ago(leap, 5).date().isoformat() == "2023-02-28"
