"""No row, log line, moment or order links a person and an answer; and what is answered is found nowhere else."""

import ast
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from django.apps import apps
from django.conf import settings
from django.db import connection, connections, models, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from surveyed import answer, put_out, those_asked

from startbaan.apps.surveys.actions import close_due, settle_due
from startbaan.apps.surveys.actions.keys import NoKey, key_of
from startbaan.apps.surveys.actions.opening import shards_for
from startbaan.apps.surveys.actions.sealing import Sheet, seal, unseal
from startbaan.apps.surveys.actions.sweeping import sweep_traces
from startbaan.apps.surveys.models import AnsweredShard, Asked, Counted, PoolShard, Stratum, Survey, Words
from startbaan.apps.surveys.queries import kept_traces
from startbaan.apps.surveys.queries.server import PROMISED, traces_of
from startbaan.apps.surveys.tasks import sweep
from startbaan.domain.questionnaires.strata import Stratum as Counting
from startbaan.project.cast import A_DAY
from startbaan.project.postgres.cluster import FIXED
from startbaan.ui import clock

CANARY = "kanariekwettert"
OWNER = "owner"
SOURCE = Path(__file__).parents[2] / "src" / "startbaan"
AFTERWARDS = A_DAY + timedelta(days=14)
APART = {
    "AnsweredShard": {"opening", "pages", "pools", "sending", "settling", "sweeping", "taking_part"},
    "PoolShard": {"opening", "pools", "sending", "sweeping"},
    "Counted": {"answers", "counting"},
    "Words": {"answers", "counting"},
}


@pytest.fixture(autouse=True)
def own_places(settings, tmp_path):
    settings.SURVEY_KEYS = tmp_path / "survey-keys"


def tables() -> list[str]:
    """The tables that the program may read; what it may not, it wrote nothing of a survey in."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege(oid, 'SELECT') ORDER BY relname"
        )
        return [name for (name,) in cursor.fetchall()]


def contents() -> dict[str, str]:
    """Every row of every table, bytes written out, as the owner would copy it; seen from within this transaction."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL bytea_output = 'hex'")
        for table in tables():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') FROM \"{table}\" t")
            found[table] = cursor.fetchone()[0]
    return found


def holding(word: str, found: dict[str, str]) -> list[str]:
    """The tables with this word, as text or as bytes, packed or not."""
    shapes = (word, word.encode().hex(), zlib.compress(word.encode())[2:-4].hex())
    return [table for table, text in found.items() if any(shape in text for shape in shapes)]


def test_sending_changes_two_rows_and_nothing_else(people):
    survey = put_out(people)
    before = contents()

    answer(people, survey, people.sanne, mark=8, tomorrow=f"Een {CANARY}")

    after = contents()
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"surveys_answeredshard", "surveys_poolshard"}
    assert {table: len(after[table].splitlines()) for table in changed} == dict.fromkeys(changed, 1)


def test_the_page_writes_two_rows_and_nothing_else(client_as, people):
    survey = put_out(people)
    client = client_as("sanne")
    page = reverse("surveys:answer", args=[survey.key])
    client.get(page)
    before = contents()

    sent = client.post(page, {"mark": "8", "tomorrow": f"Een {CANARY}"})

    after = contents()
    assert sent.status_code == 302
    assert CANARY not in sent.url
    assert {table for table in before if before[table] != after[table]} - {"django_session"} == {
        "surveys_answeredshard",
        "surveys_poolshard",
    }
    assert holding(CANARY, after) == []


def test_what_was_refused_is_given_back_and_kept_nowhere(client_as, people):
    survey = put_out(people)
    client = client_as("sanne")
    page = reverse("surveys:answer", args=[survey.key])
    client.get(page)
    before = contents()

    refused = client.post(page, {"mark": "elf", "tomorrow": f"Een {CANARY}"})

    after = contents()
    assert CANARY in refused.content.decode()
    assert {table for table in before if before[table] != after[table]} - {"django_session"} == set()


def test_a_word_that_was_answered_is_found_nowhere_until_it_is_counted(people, mailoutbox, caplog):
    caplog.set_level(logging.DEBUG)
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    for one in asked[:6]:
        answer(people, survey, one.person, tomorrow=f"Een {CANARY}")

    said = [record.getMessage() for record in caplog.records if not record.name.startswith(("django.db", "psycopg"))]
    assert holding(CANARY, contents()) == []
    assert [text for text in said if CANARY in text] == []
    assert [mail for mail in mailoutbox if CANARY in mail.body] == []
    assert [place for place in kept_files() if CANARY.encode() in place.read_bytes()] == []

    close_due(on=AFTERWARDS, at=clock.now())

    assert holding(CANARY, contents()) == ["surveys_words"]


def kept_files() -> list[Path]:
    """The files of the site, but those of the database, which holds what its tables hold."""
    places = [Path(settings.DATA), Path(settings.SURVEY_KEYS).parent]
    files = [file for place in places for file in place.rglob("*") if file.is_file()]
    return [file for file in files if "postgres" not in file.parts or file.suffix == ".log"]


def test_the_canary_would_be_found(people):
    """Where nothing may be found, something could be: the same search finds a word that does stand somewhere."""
    with transaction.atomic():
        Survey.objects.filter(pk=put_out(people).pk).update(name=CANARY, secret=CANARY.encode())

    assert holding(CANARY, contents()) == ["surveys_survey"]


def live(survey: Survey) -> tuple[list[list[int]], list[int], list[bool]]:
    """What the tables of a running survey say: who, how many sealed answers of which length, and whether in order."""
    who = list(AnsweredShard.objects.filter(survey=survey).order_by("shard").values_list("people", flat=True))
    pools = [list(map(bytes, part.sealed)) for part in PoolShard.objects.filter(survey=survey)]
    return who, [len(one) for pool in pools for one in pool], [pool == sorted(pool) for pool in pools]


def test_two_orders_of_sending_give_the_same_tables(people):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    five = [(one.person, number) for number, one in enumerate(asked[:5], start=1)]
    found = []
    for order in (five, [five[place] for place in (3, 0, 4, 2, 1)]):
        mark = transaction.savepoint()
        for person, number in order:
            answer(people, survey, person, mark=number, tomorrow="x" * 300 * number)
        found.append(live(survey))
        transaction.savepoint_rollback(mark)

    assert found[0] == found[1]
    assert found[0] == ([sorted(person for person, _number in five)], [len(seal_of("x"))] * 5, [True])


def seal_of(words: str) -> bytes:
    survey = Survey.objects.latest("pk")
    return seal(Sheet(Counting(), {"tomorrow": words}), key=key_of(survey.key), survey=survey.key)


def test_the_order_of_what_is_sealed_follows_from_chance(people):
    """Sent in one order thirty times, the sheets do not lie in that order each time."""
    survey = put_out(people)
    key = key_of(survey.key)
    orders = set()
    for _time in range(30):
        lying = sorted(seal(Sheet(Counting(), {"mark": number}), key=key, survey=survey.key) for number in range(4))
        orders.add(tuple(unseal(each, key=key, survey=survey.key).answers["mark"] for each in lying))

    assert len(orders) > 5


def test_the_same_answers_never_look_the_same_and_long_ones_no_longer(people):
    put_out(people)

    sealed = [seal_of("ja"), seal_of("ja"), seal_of("Een lang antwoord. " * 40)]

    assert len(set(sealed)) == 3
    assert len(set(map(len, sealed))) == 1


def test_no_table_of_answers_has_a_moment_a_number_or_a_key_of_its_own(people):
    answers = {model._meta.db_table for model in (AnsweredShard, PoolShard, Counted, Words)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type, is_identity FROM information_schema.columns "
            "WHERE table_schema = 'public' AND table_name LIKE 'surveys\\_%%' AND table_name <> %s",
            ["surveys_questionnaireversion"],
        )
        columns = cursor.fetchall()

    assert [name for table, name, kind, _ in columns if "time" in kind] == []
    assert [name for table, name, kind, identity in columns if table in answers and identity == "YES"] == []
    assert [name for table, name, kind, _ in columns if table in answers and kind == "uuid"] == []
    assert {name for table, name, kind, _ in columns if kind == "date"} == {"opens_on", "closes_on"}


def test_no_table_holds_a_person_and_an_answer():
    ours = [model for model in apps.get_models() if model._meta.app_label == "surveys"]
    about_people = {
        model.__name__
        for model in ours
        for field in model._meta.concrete_fields
        if (field.is_relation and field.related_model.__name__ == "Person") or field.name == "people"
        if not isinstance(field, models.PositiveIntegerField)
    }
    about_answers = {
        model.__name__
        for model in ours
        for field in model._meta.concrete_fields
        if field.name in {"sealed", "answer", "texts", "question"}
    }

    assert about_people == {"AnsweredShard", "Asked"}
    assert about_answers == {"Counted", "PoolShard", "Words"}


def test_nobody_is_in_a_row_alone(people):
    survey = put_out(people)
    for one in those_asked(people)[:5]:
        answer(people, survey, one.person)

    rows = [len(people) for people in AnsweredShard.objects.filter(survey=survey).values_list("people", flat=True)]
    assert rows == [5]
    assert shards_for(499) == 1


def test_no_row_tells_who_came_last(people):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    for model in (AnsweredShard, PoolShard):
        model.objects.bulk_create([model(survey=survey, shard=shard) for shard in (1, 2)])
    for one in asked[:8]:
        answer(people, survey, one.person)

    settle_due(on=A_DAY)

    assert [len(ids_of_writers(table, survey)) for table in ("answeredshard", "poolshard")] == [1, 1]


def ids_of_writers(table: str, survey: Survey) -> set[str]:
    """The transactions that last wrote the rows of a survey."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT xmin::text FROM "surveys_{table}" WHERE survey_id = %s', [survey.pk])
        return {found for (found,) in cursor.fetchall()}


def test_what_was_sealed_cannot_be_opened_once_the_survey_is_settled(people, django_capture_on_commit_callbacks):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    for one in asked[:6]:
        answer(people, survey, one.person, mark=8)
    copied = [bytes(sealed) for part in PoolShard.objects.filter(survey=survey) for sealed in part.sealed]
    other = put_out(people, about="gathering:x")

    with django_capture_on_commit_callbacks(execute=True):
        close_due(on=AFTERWARDS, at=clock.now())
        Survey.objects.filter(pk=other.pk).update(state=Survey.State.OPEN)

    assert len(copied) == 6
    with pytest.raises(NoKey):
        key_of(survey.key)
    with pytest.raises(InvalidTag):
        unseal(copied[0], key=bytes(32), survey=survey.key)


def test_after_a_survey_only_how_many_answered_is_left(people):
    asked = those_asked(people)
    survey = put_out(people, asked=asked)
    for one in asked[:6]:
        answer(people, survey, one.person, mark=8)

    close_due(on=AFTERWARDS, at=clock.now())

    survey.refresh_from_db()
    assert (survey.answered, live(survey)) == (6, ([[]], [], [True]))
    assert list(Stratum.objects.filter(survey=survey).values_list("people", flat=True)) == [6]


@pytest.mark.alone
def test_nothing_of_the_rows_as_they_were_is_left_on_disk(committed, people_committed):
    people = people_committed
    asked = those_asked(people)
    with transaction.atomic():
        survey = put_out(people, asked=asked)
    for one in asked[:12]:
        answer(people, survey, one.person, mark=8)
    many = pages_of("surveys_poolshard")

    close_due(on=AFTERWARDS, at=clock.now())
    swept = sweep_traces()

    assert (many > 0, swept, pages_of("surveys_poolshard")) == (True, True, 0)


@pytest.mark.alone
def test_what_another_transaction_keeps_on_disk_is_swept_up_after_it(committed, people_committed):
    people = people_committed
    with transaction.atomic():
        survey = put_out(people, asked=(asked := those_asked(people)))
    for one in asked[:12]:
        answer(people, survey, one.person, mark=8)
    many = pages_of("surveys_poolshard")

    with looking_on():
        close_due(on=AFTERWARDS, at=clock.now())
        sweep()
        kept, waiting = pages_of("surveys_poolshard"), sweepings()
        sweep()
        still_waiting = sweepings()
    sweep()

    assert (many > 0, kept > 0, waiting, still_waiting) == (True, True, ["todo"], ["todo"])
    assert (pages_of("surveys_poolshard"), sweepings()) == (0, ["todo"])


def sweepings() -> list[str]:
    """The sweepings that wait."""
    return list(ProcrastinateJob.objects.filter(task_name=sweep.name).values_list("status", flat=True))


@contextmanager
def looking_on() -> Iterator[None]:
    """Hold a transaction open beside, as a copy of the database being made does: it sees all as it was."""
    known = connections[OWNER].settings_dict
    other = psycopg.connect(
        host=known["HOST"],
        port=known["PORT"] or None,
        user=known["USER"],
        password=known["PASSWORD"],
        dbname=known["NAME"],
    )
    with other:
        other.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        other.execute("SELECT 1")
        yield


def pages_of(table: str) -> int:
    """How many bytes the long values of a table take on disk, dead ones counted."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname = %s", [table])
        found: int = cursor.fetchone()[0]
        return found


@pytest.fixture
def people_committed(test_database):
    return test_database.cast


@pytest.mark.parametrize("name", sorted(APART))
def test_only_sending_and_settling_name_the_rows_of_answers(name):
    naming = {
        path.stem
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts and path.parent.name != "models"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("startbaan.apps.surveys.models")
        if name in {alias.name for alias in node.names}
    }

    assert naming == APART[name]


@pytest.mark.parametrize("model", [AnsweredShard, PoolShard, Counted, Words, Asked], ids=lambda model: model.__name__)
def test_the_daily_login_may_not_do_more_than_it_needs(people, model):
    denied = {"AnsweredShard": "DELETE", "PoolShard": "DELETE", "Asked": "UPDATE"}.get(model.__name__, "DELETE")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s)", [model._meta.db_table, denied])
        allowed = cursor.fetchone()[0]
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [model._meta.db_table])
        reads = cursor.fetchone()[0]

    assert (reads, allowed) == (True, False)


def test_our_own_server_keeps_no_moment_and_no_order():
    pinned = {"track_commit_timestamp": "off", "wal_level": "minimal", "log_statement": "none", "archive_mode": "off"}

    assert {name: FIXED[name] for name in pinned} == pinned
    assert FIXED["log_min_duration_statement"] == "-1"


def test_the_server_at_work_keeps_its_promise(people):
    assert kept_traces() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("track_commit_timestamp", "on"),
        ("log_statement", "all"),
        ("log_min_duration_statement", "0"),
        ("log_min_error_statement", "error"),
        ("wal_level", "logical"),
    ],
)
def test_a_server_that_keeps_more_is_told_of(name, value):
    asked = {name: FIXED[name] for name in PROMISED}

    assert [name in said for said in traces_of(asked | {name: value})] == [True]
