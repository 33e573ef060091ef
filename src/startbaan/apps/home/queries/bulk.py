"""Hundreds of rows at little cost: numbers go in as one parameter, rows come out as one document."""

from collections.abc import Callable, Collection
from typing import TypeVar

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import BooleanField, F, Func, JSONField, Model, Q, QuerySet, TextField, Value

Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")


class _Among(Func):
    """A column equal to any element of an array written as text."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def among(column: str, numbers: Collection[int]) -> Func | Q:
    """The condition that a column holds one of these numbers.

    A placeholder for each number would cost more to write than the row costs to read. Without numbers
    there is nothing to ask, and nothing is asked.
    """
    if not numbers:
        return Q(pk__in=())
    return _Among(F(column), Value(f"{{{','.join(map(str, numbers))}}}", output_field=TextField()))


def packed(rows: QuerySet[Row], made: Callable[..., Made], *columns: str) -> list[Made]:
    """What is made of the columns of each row, in no order; days and moments come as they are written.

    The database makes one document of all rows, which is read in one go.
    """
    row = Func(*columns, function="jsonb_build_array", output_field=JSONField())
    found = rows.order_by().aggregate(rows=JSONBAgg(row))["rows"] or []
    return [made(*values) for values in found]
