"""The demo as it is when somebody starts it early in the morning: all that was done, was done by then."""

from datetime import datetime, time, timedelta

import pytest
from django.apps import apps
from django.db import connections, models
from django.db.models import Max

from startbaan.project import cast, demo
from startbaan.project.demo_moments import done_at
from startbaan.ui import clock

# Moments that are agreed or run out: these may be still to come.
STILL_TO_COME = {"start_at", "expires_at", "expire_date", "heartbeat", "scheduled_at", "not_before"}
OWN = "startbaan.apps."


def stamps():
    """Every moment in the rows of the program at which something was done, by model and field."""
    return [
        (model, field.name)
        for model in apps.get_models()
        if model.__module__.startswith(OWN) and model._meta.managed
        for field in model._meta.get_fields()
        if isinstance(field, models.DateTimeField) and field.name not in STILL_TO_COME
    ]


def latest(model, name):
    return model._default_manager.using("owner").aggregate(last=Max(name))["last"]


@pytest.mark.timeout(900)
def test_nothing_in_the_demo_was_done_later_than_the_moment_it_is_made(committed):
    with connections["owner"].cursor() as cursor:
        tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith(OWN)]
        cursor.execute("TRUNCATE {} CASCADE".format(", ".join(f'"{table}"' for table in tables)))

    demo.load(on=cast.A_DAY)

    found = {f"{model._meta.label}.{name}": latest(model, name) for model, name in stamps()}
    assert {name for name, last in found.items() if last is not None and last > clock.now()} == set()
    assert {name for name, last in found.items() if last is not None} >= {
        "journal.Entry.at",
        "changes.Change.made_at",
        "outbox.Message.told_at",
        "appraisal.AppraisalReport.handed_in_at",
        "coaching.StartTalk.made_at",
    }


def test_hour_that_has_gone_is_kept_and_one_to_come_is_now():
    yesterday = cast.A_DAY - timedelta(days=1)

    assert done_at(yesterday, time(16)) == datetime.combine(yesterday, time(16), clock.AMSTERDAM)
    assert done_at(cast.A_DAY, time(16)) == clock.now()
