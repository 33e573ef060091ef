"""Sweeping away what the database keeps of rows as they were: who reads its files finds no order of coming in."""

import re

from django.db import connections
from django.db.utils import OperationalError
from psycopg.errors import Diagnostic

from startbaan.apps.surveys.models import AnsweredShard, PoolShard

PATIENCE = "5s"
TABLES = tuple(model._meta.db_table for model in (AnsweredShard, PoolShard))
FIRST_NUMBER = re.compile(r"\d+")


class Heard:
    """What the database says of each table it writes anew: how many dead rows it had to take along.

    A row that was removed is written anew all the same while a transaction runs that began before it was: a copy of
    the database being made, or a report. The notice has that number first, in whatever language the server speaks.
    """

    def __init__(self) -> None:
        self.taken_along: list[int] = []

    def __call__(self, said: Diagnostic) -> None:
        """Keep the number of a notice that has one."""
        found = FIRST_NUMBER.search(said.message_detail or "")
        if found:
            self.taken_along.append(int(found[0]))

    @property
    def is_clean(self) -> bool:
        """Whether of every table was said that nothing dead is left in it."""
        return len(self.taken_along) == len(TABLES) and not any(self.taken_along)


def sweep_traces(*, using: str = "owner") -> bool:
    """Write the tables of who answered and of what is sealed anew, without the rows as they were.

    Says whether nothing of them is left. It needs the owner, a moment in which nobody sends, and that no transaction
    runs from before the rows were removed; where one of these is lacking, it is to be done again.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        return False
    heard = Heard()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
        connection.connection.add_notice_handler(heard)
        try:
            for table in TABLES:
                cursor.execute(f'VACUUM (FULL, VERBOSE) "{table}"')
        except OperationalError:
            return False
        finally:
            connection.connection.remove_notice_handler(heard)
            cursor.execute("RESET lock_timeout")
    return heard.is_clean
