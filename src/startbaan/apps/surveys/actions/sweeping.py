"""Sweeping away what the database keeps of rows as they were: who reads its files finds no order of coming in."""

from django.db import connections
from django.db.utils import OperationalError

from startbaan.apps.surveys.models import AnsweredShard, PoolShard

PATIENCE = "5s"


def sweep_traces(*, using: str = "owner") -> bool:
    """Write the tables of who answered and of what is sealed anew, without the rows as they were; say whether it was.

    It needs the owner and a moment in which nobody sends; where either is lacking, the next night tries again.
    """
    connection = connections[using]
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [PATIENCE])
        try:
            for model in (AnsweredShard, PoolShard):
                cursor.execute(f'VACUUM (FULL) "{model._meta.db_table}"')
        except OperationalError:
            return False
        finally:
            cursor.execute("RESET lock_timeout")
    return True
