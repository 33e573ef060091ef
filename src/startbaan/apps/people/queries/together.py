"""Lists read together: one statement asks the database for all of them, and each then holds its own rows.

A page that is put together from many subjects would otherwise ask once for each of them. Every list keeps its own
filter of the policy and its own order; the statement holds each as a subquery, and the second lock holds for all.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import TypeAlias
from uuid import UUID

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    FloatField,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    TimeField,
    UUIDField,
)
from django.db.models.sql.compiler import SQLCompiler

Column: TypeAlias = "Field[object, object]"
Bound: TypeAlias = str | int | date | None
Read = Callable[[str], object]
RANGE = re.compile(r"\[([0-9-]+),([0-9-]*)\)")


class Unreadable(TypeError):
    """A column that lists read together do not know how to read."""


@dataclass(frozen=True)
class Part:
    """One list as a part of the statement."""

    rows: QuerySet[Model]
    compiler: SQLCompiler
    sql: str
    values: Sequence[Bound]

    def hold(self, answer: list[list[str]]) -> None:
        """Let the list make its rows of this answer, as it would of its own."""
        readers = [_reader(column.output_field) for column, _sql, _alias in self.compiler.select]
        found = [
            [value if read is None or value is None else read(value) for read, value in zip(readers, row, strict=True)]
            for row in answer
        ]
        query = vars(self.rows.query)
        vars(self.compiler)["execute_sql"] = lambda **_: [found]
        query["get_compiler"] = lambda **_: self.compiler
        len(self.rows)
        del query["get_compiler"]


def read_together(*lists: QuerySet[Model]) -> None:
    """Read these lists, none of them read before, in one statement; one that is empty for certain is not asked."""
    parts = [part for rows in lists if (part := _part(rows))]
    if not parts:
        return
    with connection.cursor() as cursor:
        values = tuple(chain.from_iterable(part.values for part in parts))
        cursor.execute(f"SELECT {', '.join(part.sql for part in parts)}", values)
        answers = cursor.fetchone()
    for part, answer in zip(parts, answers, strict=True):
        part.hold(json.loads(answer or "[]"))


def _part(rows: QuerySet[Model]) -> Part | None:
    """Write a list as a subquery that makes one document; nothing for a list that is empty for certain."""
    compiler = SQLCompiler(rows.query.clone(), connection, rows.db)
    try:
        sql, values = compiler.as_sql()
    except EmptyResultSet:
        return None
    names = [f"c{number}" for number in range(len(compiler.select))]
    written = [_written(name, column.output_field) for name, (column, *_) in zip(names, compiler.select, strict=True)]
    document = f"json_agg(json_build_array({', '.join(written)}))::text"
    return Part(rows, compiler, " ".join(("(SELECT", document, "FROM (", sql, ") q(", ", ".join(names), "))")), values)


def _range(text: str) -> DateRange:
    found = RANGE.fullmatch(text)
    if found is None:
        raise Unreadable(text)
    return DateRange(*(date.fromisoformat(day) if day else None for day in found.groups()), bounds="[)")


# What a column is in a document, by its sort, and how the driver would have given it; the first that fits counts.
AS_IT_STANDS = (BooleanField, CharField, FloatField, IntegerField, TextField)
READERS: tuple[tuple[type[Column], Read], ...] = (
    (DateTimeField, datetime.fromisoformat),
    (DateField, date.fromisoformat),
    (TimeField, time.fromisoformat),
    (UUIDField, UUID),
    (DateRangeField, _range),
)
AS_TEXT: tuple[tuple[type[Column], Read], ...] = ((JSONField, str), (DecimalField, Decimal))


def _written(name: str, field: Column) -> str:
    return f"{name}::text" if isinstance(field, tuple(kind for kind, _read in AS_TEXT)) else name


def _reader(field: Column) -> Callable[..., object] | None:
    """How to read a column; None when it stands in the document as it is. Raises `Unreadable`."""
    if isinstance(field, ForeignKey):
        return _reader(field.target_field)
    if isinstance(field, ArrayField):
        return _each(_reader(field.base_field))
    if isinstance(field, AS_IT_STANDS):
        return None
    for kind, read in (*READERS, *AS_TEXT):
        if isinstance(field, kind):
            return read
    raise Unreadable(f"{field.__class__.__name__}: {field}")


def _each(read: Callable[..., object] | None) -> Callable[..., object] | None:
    return None if read is None else lambda values: [read(value) for value in values]
