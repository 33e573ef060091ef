"""What guards a table row by row, taken away for a great load and put back as it was, over all rows at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connections
from psycopg import sql

CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('f', 'u', 'x') ORDER BY contype = 'f', conname
"""
INDEXES = """
SELECT relname, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid) ORDER BY relname
"""
PAIR_GUARD = ("people_pair", "people_pair_inside")
OUTSIDE = """
WITH mine AS (
    SELECT person_id, range_agg(period) AS days FROM people_post GROUP BY person_id
), theirs AS (
    SELECT person_id, range_agg(period) AS days FROM (
        SELECT person_id, period FROM people_post
        UNION ALL SELECT person_id, period FROM people_role
        UNION ALL SELECT person_id, period FROM people_coachregistration
    ) w GROUP BY person_id
)
SELECT count(*) FROM people_pair p
LEFT JOIN mine ON mine.person_id = p.starter_id LEFT JOIN theirs ON theirs.person_id = p.holder_id
WHERE NOT coalesce(p.period <@ mine.days, false) OR NOT coalesce(p.period <@ theirs.days, false)
"""


class PairsOutside(Exception):
    """What was written does not hold together."""


@contextmanager
def unguarded(tables: Sequence[str]) -> Iterator[None]:
    """Inside a transaction of the owner: load without keys, indexes and the trigger on pairs; then check everything.

    Putting a constraint back checks every row, so what breaks one undoes the load. Raises `PairsOutside`.
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute(CONSTRAINTS, [list(tables)])
        constraints = cursor.fetchall()
        cursor.execute(INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        for table, name, _definition in reversed(constraints):
            cursor.execute(_on(table, "ALTER TABLE {} DROP CONSTRAINT {}", name))
        for name, _definition in indexes:
            cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
        cursor.execute(_on(PAIR_GUARD[0], "ALTER TABLE {} DISABLE TRIGGER {}", PAIR_GUARD[1]))
        yield
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            cursor.execute(_on(table, f"ALTER TABLE {{}} ADD CONSTRAINT {{}} {definition}", name))
        cursor.execute(OUTSIDE)
        (outside,) = cursor.fetchone()
        if outside:
            raise PairsOutside(f"{outside} koppelingen liggen buiten de periode van hun mensen.")
        cursor.execute(_on(PAIR_GUARD[0], "ALTER TABLE {} ENABLE TRIGGER {}", PAIR_GUARD[1]))


def _on(table: str, statement: str, name: str) -> sql.Composed:
    return sql.SQL(statement).format(sql.Identifier(table), sql.Identifier(name))
