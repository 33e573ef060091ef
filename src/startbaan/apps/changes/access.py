"""Watching the rows about one starter while something changes, and setting them back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from psycopg import sql

Image = Mapping[str, object]

# In this order rows can be made; the other way round they can be removed.
WATCHED: tuple[tuple[str, str], ...] = (
    ("people_profile", "person_id = %(starter)s"),
    ("people_post", "person_id = %(starter)s"),
    ("people_terms", "post_id IN (SELECT id FROM people_post WHERE person_id = %(starter)s)"),
    ("people_address", "person_id = %(starter)s"),
    ("people_pair", "starter_id = %(starter)s OR holder_id = %(starter)s"),
    ("programme_track", "starter_id = %(starter)s"),
    ("programme_activity", "starter_id = %(starter)s"),
    ("programme_participation", "activity_id IN (SELECT id FROM programme_activity WHERE starter_id = %(starter)s)"),
    ("programme_onboardingitem", "starter_id = %(starter)s"),
    ("changes_absence", "starter_id = %(starter)s"),
    ("changes_leaving", "starter_id = %(starter)s"),
    ("changes_completion", "starter_id = %(starter)s"),
)
PLACE = {table: place for place, (table, _where) in enumerate(WATCHED)}


@dataclass(frozen=True)
class RowChange:
    """One row before and after; nothing before is a new row, nothing after one that went."""

    table: str
    row: int
    before: Image | None
    after: Image | None


@dataclass
class Watch:
    """What changed while one was watching; empty until it is over."""

    changes: tuple[RowChange, ...] = field(default=())


class Moved(Exception):
    """A row is no longer as the change left it."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


@contextmanager
def watching(starter: int) -> Iterator[Watch]:
    """Compare the rows about a starter before and after the block."""
    watch, before = Watch(), _snapshot(starter)
    yield watch
    after = _snapshot(starter)
    changed = [
        RowChange(table, row, before.get((table, row)), after.get((table, row)))
        for table, row in before.keys() | after.keys()
        if before.get((table, row)) != after.get((table, row))
    ]
    watch.changes = tuple(sorted(changed, key=lambda change: (PLACE[change.table], change.row)))


def set_back(changes: Sequence[RowChange]) -> None:
    """Make rows what they were before: what came goes, what went comes back, what changed is as it was.

    Raises `Moved` when one of them is not as the change left it.
    """
    with connection.cursor() as cursor:
        for change in changes:
            if not _stands(change, now=_image(change.table, change.row)):
                raise Moved(change.table)
        cursor.execute("SET CONSTRAINTS people_pair_inside, people_post_holds_pairs DEFERRED")
        for change in reversed(changes):
            if change.before is None:
                cursor.execute(_text("DELETE FROM {table} WHERE id = %s", change.table), [change.row])
        for change in changes:
            if change.before is not None and change.after is not None:
                _update(change)
        for change in changes:
            if change.after is None:
                statement = "INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, %s::jsonb)"
                cursor.execute(_text(statement, change.table), [json.dumps(change.before)])
        cursor.execute("SET CONSTRAINTS people_pair_inside, people_post_holds_pairs IMMEDIATE")


def _stands(change: RowChange, *, now: Image | None) -> bool:
    """Whether a row is as the change left it, in what the change touched."""
    if change.before is None or change.after is None or now is None:
        return now == change.after
    return all(now[name] == value for name, value in change.after.items() if value != change.before.get(name))


def _update(change: RowChange) -> None:
    assert change.before is not None
    assert change.after is not None
    names = [name for name, value in change.before.items() if value != change.after.get(name)]
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    values = sql.SQL(", ").join(sql.SQL("was.{}").format(sql.Identifier(name)) for name in names)
    statement = sql.SQL(
        "UPDATE {table} SET ({columns}) = ROW({values}) "
        "FROM jsonb_populate_record(NULL::{table}, %s::jsonb) was WHERE {table}.id = %s"
    ).format(table=sql.Identifier(change.table), columns=columns, values=values)
    with connection.cursor() as cursor:
        cursor.execute(statement, [json.dumps(change.before), change.row])


def _snapshot(starter: int) -> dict[tuple[str, int], Image]:
    parts = [
        sql.SQL("SELECT {}, id, to_jsonb(t) FROM {} t WHERE ").format(sql.Literal(table), sql.Identifier(table))
        + sql.SQL(where)
        for table, where in WATCHED
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(parts), {"starter": starter})
        return {(table, row): json.loads(image) for table, row, image in cursor.fetchall()}


def _image(table: str, row: int) -> Image | None:
    with connection.cursor() as cursor:
        cursor.execute(_text("SELECT to_jsonb(t) FROM {table} t WHERE id = %s", table), [row])
        found = cursor.fetchone()
    return None if found is None else json.loads(found[0])


def _text(statement: str, table: str) -> sql.Composed:
    return sql.SQL(statement).format(table=sql.Identifier(table))
