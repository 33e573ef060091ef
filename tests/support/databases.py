"""The database of a test run: made once as the owner, cloned for each run and for each test that commits.

Making it takes seconds; cloning a tenth. So the made one stays on the embedded server, under a name that says what
it was made from, and is made anew as soon as a migration, model, action, rule or text differs.
"""

import hashlib
import json
import sys
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from startbaan.project import cast, database, environment
from startbaan.ui import clock

BOTH = frozenset({"default", "owner"})
CACHE = type(lru_cache(len))
SIDE_BY_SIDE = 20
ROOT = Path(__file__).parents[2]
NOT_IN_THE_DATABASE = {"views", "views.py", "forms.py", "urls.py", "templatetags", "postgres", "signin", "components"}


def fingerprint() -> str:
    """Sum up everything the tables and the cast are made from."""
    source = ROOT / "src" / "startbaan"
    files = [path for kind in ("*.py", "*.yaml") for path in source.rglob(kind)]
    made_of = [path for path in files if not NOT_IN_THE_DATABASE & set(path.relative_to(source).parts)]
    total = hashlib.sha256((ROOT / "requirements-test.txt").read_bytes())
    for path in sorted(made_of):
        total.update(str(path).encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def forget_what_was_read() -> None:
    """Empty every cache of the subjects: a published version never changes, but its number begins anew."""
    subjects = [module for name, module in sys.modules.items() if name.startswith("startbaan.apps.")]
    for thing in {thing for module in subjects for thing in vars(module).values() if isinstance(thing, CACHE)}:
        thing.cache_clear()


class Database:
    """The database of this run, and the untouched one it is cloned from."""

    def __init__(self, server: psycopg.Connection) -> None:
        self.server = server
        self.base = environment.text("STARTBAAN_TEST_NAME")
        self.name = self._claim_name()
        self.original = f"{self.base}_original_{fingerprint()}"
        self.cast = cast.Cast({}, {})

    def make(self) -> None:
        """Clone the original, made first when it is not there; a run beside this one may be making it."""
        for alias in BOTH:
            connections.settings[alias]["NAME"] = self.name
        self._ask("SELECT pg_advisory_lock(hashtext('making ' || %s))", self.original)
        self._ask("SELECT pg_advisory_lock_shared(hashtext(%s))", self.original)
        note = self._ask(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", self.original
        )
        if note is None:
            self._make_original()
        else:
            self.cast = cast.Cast(**json.loads(note))
        self._ask("SELECT pg_advisory_unlock(hashtext('making ' || %s))", self.original)
        self.restore()

    def restore(self) -> None:
        """Throw away what was committed, and forget what was read of it: its numbers will be those of other rows."""
        connections.close_all()
        self._do("DROP DATABASE IF EXISTS {}", self.name)
        self._do("CREATE DATABASE {} TEMPLATE {}", self.name, self.original)
        forget_what_was_read()

    def drop(self) -> None:
        """Leave nothing behind but the original on the embedded server."""
        connections.close_all()
        self._do("DROP DATABASE IF EXISTS {}", self.name)
        self._ask("SELECT pg_advisory_unlock_shared(hashtext(%s))", self.original)
        self._forget_originals(but=self.original if database.embedded() else "")

    def _make_original(self) -> None:
        for name in (self.name, self.original):
            self._do("DROP DATABASE IF EXISTS {}", name)
        self._do("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", self.name)
        call_command("migrate", verbosity=0, interactive=False)
        with clock.standing_on(cast.A_DAY):
            self.cast = cast.load(on=cast.A_DAY)
        connections.close_all()
        self._do("ALTER DATABASE {} RENAME TO {}", self.name, self.original)
        note = sql.SQL("COMMENT ON DATABASE {} IS {}")
        self.server.execute(note.format(sql.Identifier(self.original), sql.Literal(json.dumps(asdict(self.cast)))))

    def _forget_originals(self, *, but: str) -> None:
        """Drop the originals of earlier code that no other run uses."""
        rows = self.server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{self.base}_original_"]
        ).fetchall()
        for (name,) in rows:
            if name != but and self._ask("SELECT pg_try_advisory_lock(hashtext(%s))", name):
                self._do("DROP DATABASE IF EXISTS {}", name)
                self._ask("SELECT pg_advisory_unlock(hashtext(%s))", name)

    def _claim_name(self) -> str:
        """Take the first name that no other run holds; the claim ends with this process."""
        for name in (self.base, *(f"{self.base}_{number}" for number in range(2, SIDE_BY_SIDE))):
            if self._ask("SELECT pg_try_advisory_lock(hashtext(%s))", name):
                return name
        raise pytest.UsageError(f"{SIDE_BY_SIDE} runs hold a database named {self.base!r}")

    def _ask(self, question: str, name: str):
        row = self.server.execute(question, [name]).fetchone()
        return row and row[0]

    def _do(self, statement: str, *names: str) -> None:
        self.server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
