"""Old rows of questions to a class, migrated on: they go with all that hangs on them, and nothing else does."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.apps.registry import Apps
from django.db import IntegrityError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from psycopg import sql

OWNER = "owner"
BEFORE, EMPTIED, AFTER = (
    "0002_established_stays",
    "0003_pupils_are_asked_elsewhere",
    "0004_no_code_of_a_class",
)
TABLES = ("PoolShard", "AnsweredShard", "Asked", "Stratum", "Counted", "Words")


def migrated_to(name: str) -> Apps:
    """Bring the tables of surveys, and what they stand on, to this migration."""
    MigrationExecutor(connections[OWNER]).migrate([("surveys", name)])
    return MigrationExecutor(connections[OWNER]).loader.project_state([("surveys", name)]).apps


@pytest.fixture
def at(test_database, committed) -> Iterator[Callable[[str], Apps]]:
    """A database in which nothing stands yet, migrated as far as a test asks; gone after the test."""
    usual, name = connections.settings[OWNER]["NAME"], sql.Identifier(f"{test_database.name}_before")
    connections.close_all()
    test_database.server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
    test_database.server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(name))
    connections.settings[OWNER]["NAME"] = f"{test_database.name}_before"
    connections[OWNER].settings_dict["NAME"] = f"{test_database.name}_before"
    yield migrated_to
    connections.close_all()
    connections.settings[OWNER]["NAME"] = connections[OWNER].settings_dict["NAME"] = usual
    test_database.server.execute(sql.SQL("DROP DATABASE {}").format(name))


def model(apps: Apps, name: str):
    return apps.get_model("surveys", name).objects.using(OWNER)


def put_survey(apps: Apps, *, subject: str, name: str, **fields) -> None:
    """Put a survey with a row in each table that hangs on it: who was asked, what was answered, what was counted."""
    organisation = apps.get_model("people", "Organisation").objects.using(OWNER).get()
    starter = apps.get_model("people", "Person").objects.using(OWNER).get()
    version, _made = model(apps, "QuestionnaireVersion").get_or_create(
        key=subject, version="1", defaults={"title": subject, "subject": subject, "published_at": timezone.now()}
    )
    survey = model(apps, "Survey").create(
        questionnaire=version,
        organisation=organisation,
        name=name,
        school_year=2025,
        opens_on=date(2025, 9, 1),
        closes_on=date(2025, 9, 8),
        secret=b"s",
        **fields,
    )
    stratum = model(apps, "Stratum").create(survey=survey, group="starter", people=7)
    model(apps, "PoolShard").create(survey=survey, shard=0, sealed=[b"x"])
    model(apps, "AnsweredShard").create(survey=survey, shard=0, people=[starter.pk])
    model(apps, "Asked").create(survey=survey, starter=starter, group="starter")
    model(apps, "Counted").create(stratum=stratum, question="v1", answer="ja", people=7)
    model(apps, "Words").create(stratum=stratum, question="v2", texts=["goed"])


def put_old_rows(apps: Apps) -> None:
    """Put one survey of each old sort: to a class, about a lesson without a code, and two that have to stay."""
    apps.get_model("people", "Organisation").objects.using(OWNER).create(key="linde", of_kind="board", name="De Linde")
    people = apps.get_model("people", "Person").objects.using(OWNER)
    starter = people.create(given_name="Sanne", family_name="Wit")
    put_survey(apps, subject="lesson", name="klas", code_digest="a" * 64, most_answers=24, reader=starter)
    put_survey(apps, subject="lesson", name="les zonder code")
    put_survey(apps, subject="coach", name="met code", code_digest="b" * 64, most_answers=9, reader=starter)
    put_survey(apps, subject="coach", name="coaches")
    put_survey(apps, subject="guidance", name="begeleiding")


def names(apps: Apps) -> list[str]:
    return list(model(apps, "Survey").order_by("name").values_list("name", flat=True))


def test_questions_to_a_class_go_with_all_that_hangs_on_them_and_the_rest_stays(at):
    put_old_rows(at(BEFORE))
    apps = at(EMPTIED)

    assert names(apps) == ["begeleiding", "coaches"]
    assert {table: model(apps, table).count() for table in TABLES} == dict.fromkeys(TABLES, 2)
    assert list(model(apps, "Counted").values_list("stratum__survey__name", "question", "answer", "people")) == [
        ("coaches", "v1", "ja", 7),
        ("begeleiding", "v1", "ja", 7),
    ]
    assert set(model(apps, "QuestionnaireVersion").values_list("key", flat=True)) == {"coach", "guidance"}


def test_established_questionnaire_is_held_again_after_the_migration(at):
    put_old_rows(at(BEFORE))
    apps = at(EMPTIED)

    with pytest.raises(IntegrityError, match="is established"):
        model(apps, "QuestionnaireVersion").filter(key="guidance").update(title="Anders")


def test_what_stays_stands_in_the_new_tables_and_comes_once_a_day(at):
    put_old_rows(at(BEFORE))
    apps = at(AFTER)
    kept = model(apps, "Survey").get(name="begeleiding")

    assert names(apps) == ["begeleiding", "coaches"]
    assert not {"code_digest", "most_answers", "reader"} & {field.name for field in kept._meta.get_fields()}
    kept.pk, kept.key = None, "6f1c2a34-0000-4000-8000-000000000001"
    with pytest.raises(IntegrityError, match="survey_once"):
        kept.save(using=OWNER, force_insert=True)


def test_tables_without_old_rows_are_migrated_as_well(at):
    at(BEFORE)

    assert names(at(AFTER)) == []
