"""Thousands of rows in one statement: added by COPY, changed and removed by lists."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Model
from psycopg import sql

from startbaan.domain.periods import Period

Value = str | int | bool | date | Decimal | uuid.UUID | None
Values = tuple[Value, ...]


def days(period: Period) -> str:
    """Write a period as the database reads it."""
    return f"[{period.start},{period.end or ''})"


def new_keys(model: type[Model], count: int) -> list[int]:
    """Take this many keys, which nobody else gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [f'"{table}"', count]
        )
        return [key for (key,) in cursor.fetchall()]


def add(model: type[Model], columns: Sequence[str], rows: Iterable[Values]) -> None:
    """Add rows; what is not among the columns is as the database has it when nothing is said."""
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def change(model: type[Model], columns: Sequence[str], rows: Sequence[Values]) -> None:
    """Change rows, each of which begins with its key."""
    if not rows:
        return
    kinds = [model._meta.get_field(column).db_type(connection) for column in columns]
    statement = sql.SQL("UPDATE {table} SET {wanted} FROM unnest({lists}) AS v({names}) WHERE id = v_id").format(
        table=sql.Identifier(model._meta.db_table),
        wanted=sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(column), sql.Identifier(f"v_{column}")) for column in columns
        ),
        lists=sql.SQL(", ").join(sql.SQL(f"%s::{kind}[]") for kind in ("bigint", *kinds)),
        names=sql.SQL(", ").join(sql.Identifier(f"v_{column}") for column in ("id", *columns)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])
        if cursor.rowcount != len(rows):
            raise RuntimeError(f"{model.__name__}: {cursor.rowcount} of {len(rows)} rows changed")


def remove(model: type[Model], keys: Sequence[int]) -> None:
    """Remove rows by their keys."""
    statement = sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(sql.Identifier(model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(keys)])
