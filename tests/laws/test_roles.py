"""The site works under a role that owns nothing; the tests do too."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

pytestmark = pytest.mark.django_db


def answer(question, *, using):
    with connections[using].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_tests_run_as_the_runtime_role():
    assert answer("SELECT current_user", using="default") == settings.RUNTIME_ROLE


def test_runtime_role_owns_nothing():
    assert answer("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole", using="default") == 0


def test_runtime_role_walks_around_no_policy():
    question = (
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )

    assert answer(question, using="default") is False


def test_runtime_role_may_work_with_every_table_and_change_no_migration():
    question = """
        SELECT array_agg(relname::text ORDER BY relname)
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
        AND NOT has_table_privilege(oid, 'SELECT, INSERT')
    """
    assert answer("SELECT has_table_privilege('django_migrations', 'INSERT')", using="default") is False
    closed = {
        model._meta.db_table
        for model in apps.get_models()
        if {"SELECT", "INSERT"} <= set(getattr(model, "runtime_may_not", ()))
    }
    assert answer(question, using="default") == sorted(closed)
