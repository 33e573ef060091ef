"""Lists read together in one statement: the same rows as each list gives by itself."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import BinaryField, Count
from django.test.utils import CaptureQueriesContext

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Pair, Person
from startbaan.apps.people.queries.together import Unreadable, read_together
from startbaan.project.cast import A_DAY


def said(rows):
    return [{name: value for name, value in vars(row).items() if name != "_state"} for row in rows]


def readable(model):
    if "SELECT" in getattr(model, "runtime_may_not", ()):
        return False
    return not any(isinstance(getattr(field, "base_field", field), BinaryField) for field in model._meta.local_fields)


def test_rows_read_together_are_those_of_every_list_alone(people):
    with acting_as(people.sanne, on=A_DAY):
        lists = [model._default_manager.order_by("pk") for model in apps.get_models() if readable(model)]
        with CaptureQueriesContext(connection) as asked:
            read_together(*lists)
            together = [said(rows) for rows in lists]
        alone = [said(rows.all()) for rows in lists]

    assert together == alone
    assert len(asked) == 1
    assert sum(map(bool, alone)) > 15


def test_list_read_together_keeps_its_order_relatives_and_counts(people):
    rows = Pair.objects.select_related("holder").annotate(n=Count("starter__posts"))
    rows = rows.order_by("-holder__sort_name", "pk")
    alone = [(pair.pk, pair.holder.sort_name, pair.n, pair.period) for pair in rows.all()]

    read_together(rows)
    with CaptureQueriesContext(connection) as asked:
        together = [(pair.pk, pair.holder.sort_name, pair.n, pair.period) for pair in rows]

    assert together == alone
    assert len(asked) == 0


def test_list_without_rows_is_not_asked(people):
    nobody, someone = Person.objects.none(), Person.objects.filter(pk=people.sanne)
    with CaptureQueriesContext(connection) as asked:
        read_together(nobody)
        read_together(someone, nobody)

    assert ([*nobody], [person.pk for person in someone]) == ([], [people.sanne])
    assert len(asked) == 1


def test_column_that_would_lose_something_is_refused(people):
    unread = next(model for model in apps.get_models() if not readable(model))

    with pytest.raises(Unreadable):
        read_together(unread._default_manager.all())
