"""One database for all tests: made as the owner, used as the runtime role, and as it was before each next test."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg
import pytest
from django.conf import settings
from django.db import connections
from hypothesis import settings as trying
from pytest_django import DjangoDbBlocker

from startbaan.project import database
from startbaan.project.postgres import lease
from startbaan.project.postgres.cluster import FAST

pytest_plugins = ["signing_in", "browsing", "mail_server", "processes"]


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "startbaan.project.settings")
os.environ.setdefault("STARTBAAN_DATA", str(Path(__file__).parents[1] / "var" / "test"))
if database.embedded():
    lease.attach(FAST)
django.setup()

from databases import BOTH, Database

from startbaan.project import cast, translations
from startbaan.ui import clock


def pytest_configure() -> None:
    """Serve the static files as they lie, speak English, time nothing; wait for no lock longer than a person."""
    trying.register_profile("unhurried", deadline=None)
    trying.load_profile("unhurried")
    translations.compile_all()
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    for alias in BOTH:
        options = connections.settings[alias]["OPTIONS"]
        options.pop("pool", None)
        options["options"] = f"{options.get('options', '')} -c lock_timeout=10s".strip()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Open both logins to every test that asks for the database."""
    for item in items:
        asked = item.get_closest_marker("django_db")
        if asked and asked.kwargs.get("transaction"):
            raise pytest.UsageError(f"{item.nodeid}: a test that commits asks for the fixture `committed`")
        if asked or "db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases=BOTH), append=False)


@pytest.fixture(autouse=True)
def a_day() -> Iterator[None]:
    """Let every test happen on the same day."""
    with clock.standing_on(cast.A_DAY):
        yield


@pytest.fixture
def people(db: None, test_database: Database) -> cast.Cast:
    """The cast by handle, as it was committed for all tests."""
    return test_database.cast


@pytest.fixture(scope="session")
def test_database(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Database]:
    owner = database.logins().owner
    server = psycopg.connect(
        host=owner.host,
        port=owner.port or None,
        user=owner.user,
        password=owner.password,
        dbname=owner.name,
        autocommit=True,
        **dict(owner.options),
    )
    with server, django_db_blocker.unblock():
        made = Database(server)
        made.make()
        yield made
        made.drop()


@pytest.fixture(scope="session")
def django_db_setup(test_database: Database) -> None:
    """Stand in for what pytest-django would do: it would make the database as the runtime role."""


@pytest.fixture
def committed(test_database: Database, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test commit, for a second connection, thread or process to see; restore the database after it."""
    with django_db_blocker.unblock():
        yield
        test_database.restore()
