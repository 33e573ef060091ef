"""The tables are as the models say, and each subject's migrations are one line."""

from itertools import pairwise

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

pytestmark = pytest.mark.django_db
LABELS = [config.label for config in apps.get_app_configs() if config.name.startswith("startbaan.")]


def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=3)


def test_migrations_of_a_subject_stand_in_one_line():
    loader = MigrationLoader(connection)
    parents = {
        key: [parent for parent in migration.dependencies if parent[0] == key[0]]
        for key, migration in loader.disk_migrations.items()
        if key[0] in LABELS
    }
    line = sorted(parents)
    starts_and_steps = {key: [before] if before[0] == key[0] else [] for before, key in pairwise([("", ""), *line])}

    assert parents == starts_and_steps


def test_every_migration_is_named():
    names = [name for label, name in MigrationLoader(connection).disk_migrations if label in LABELS]

    assert [name for name in names if "_auto_" in name] == []
