"""What the runtime role may do: work with every row of every table, own none, change no table."""

from django.conf import settings
from django.db import connections
from django.db.utils import ProgrammingError
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

EXTENSIONS = ("btree_gist", "citext", "pg_trgm", "unaccent")
ON_TABLES = sql.SQL("SELECT, INSERT, UPDATE, DELETE")
ON_SEQUENCES = sql.SQL("USAGE, SELECT")


class NotAllowed(Exception):
    """The owner's login may not do what the site needs once."""


def prepare(*, using: str = "owner") -> None:
    """Before migrating: put the extensions and the runtime role in place, and grant what is yet to be made."""
    for extension in EXTENSIONS:
        _run(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)),
            using=using,
            refusal=f"Deze login mag de uitbreiding {extension} niet aanzetten. Vraag de beheerder van PostgreSQL: "
            f"CREATE EXTENSION {extension};",
        )
    role = settings.RUNTIME_ROLE
    owner = connections[using].settings_dict["USER"]
    if not _exists(role, using=using):
        _run(
            sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)),
            using=using,
            refusal=f"De rol {role} ontbreekt en deze login mag geen rollen maken. Vraag de beheerder van "
            f"PostgreSQL: CREATE ROLE {role}; GRANT {role} TO {owner};",
        )
    if settings.LOGINS.one_login and not _may_become(role, using=using):
        _run(
            sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(role)),
            using=using,
            refusal=f"De login {owner} mag niet werken als de rol {role}. Vraag de beheerder van PostgreSQL: "
            f"GRANT {role} TO {owner};",
        )
    _grant(using=using, how="ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {} ON {} TO {}")


def grant(*, using: str = "owner") -> None:
    """After migrating: grant what is there; the history of the tables stays the owner's."""
    _grant(using=using, how="GRANT {} ON ALL {} IN SCHEMA public TO {}")
    _run(
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(
            sql.Identifier(settings.RUNTIME_ROLE)
        ),
        using=using,
    )


def _grant(*, using: str, how: str) -> None:
    role = sql.Identifier(settings.RUNTIME_ROLE)
    for rights, things in ((ON_TABLES, "TABLES"), (ON_SEQUENCES, "SEQUENCES")):
        _run(sql.SQL(how).format(rights, sql.SQL(things), role), using=using)


def _may_become(role: str, *, using: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(%s, CASE WHEN current_setting('server_version_num')::int < 160000 "
            "THEN 'MEMBER' ELSE 'SET' END)",
            [role],
        )
        found: tuple[bool] = cursor.fetchone()
        return found[0]


def _exists(role: str, *, using: str) -> bool:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def _run(statement: sql.Composed, *, using: str, refusal: str = "") -> None:
    with connections[using].cursor() as cursor:
        try:
            cursor.execute(statement)
        except ProgrammingError as problem:
            if isinstance(problem.__cause__, InsufficientPrivilege) and refusal:
                raise NotAllowed(refusal) from problem
            raise
