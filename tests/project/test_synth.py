"""The nation to measure with: in small it holds together, is the same each time, and asks as much as the cast does."""

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from signing_in import signed_in

from startbaan.project import synth
from startbaan.project.cast import A_DAY
from startbaan.project.synth.guards import OUTSIDE, PairsOutside, unguarded
from startbaan.project.synth.shape import SCHOOLS, boards

STARTERS = 40
GUARDS = """
SELECT conrelid::regclass::text, conname, concat_ws(' ', contype, condeferrable, condeferred, conkey, confrelid)
FROM pg_constraint WHERE conrelid <> 0
UNION ALL SELECT indrelid::regclass::text, indexrelid::regclass::text, concat_ws(' ', indisunique, indisvalid, indkey)
FROM pg_index
UNION ALL SELECT tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
ORDER BY 1, 2, 3
"""


def ask(statement):
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def load():
    return synth.load(starters=STARTERS, seed=1, on=A_DAY, say=lambda words: None)


@pytest.fixture
def nation(committed):
    synth.clear()
    return load()


def test_shape_of_a_nation_has_its_starters_and_schools():
    shape = boards(40_000)

    assert sum(sum(board.starters) for board in shape) == 40_000
    assert {
        sector: sum(len(board.starters) for board in shape if board.sector == sector) for sector in SCHOOLS
    } == SCHOOLS
    assert [(board.coordinator, sum(board.starters)) for board in shape[:2]] == [("synth-300", 300), ("synth-10", 10)]


def test_boards_to_measure_are_the_same_in_a_small_nation():
    assert boards(400)[:2] == boards(40_000)[:2]


def test_nation_with_too_few_starters_is_refused(people):
    with pytest.raises(synth.TooFew, match="Een land heeft minstens 40 starters"):
        synth.load(starters=39, seed=1, on=A_DAY, say=print)


def test_nation_over_people_who_live_there_is_refused(people):
    with pytest.raises(synth.SomebodyLives, match="In deze database staan al mensen"):
        load()


def test_nation_holds_together_and_leaves_every_guard_as_it_was(committed):
    before = ask(GUARDS)
    synth.clear()
    made = load()

    assert ask(GUARDS) == before
    assert ask(OUTSIDE) == [(0,)]
    assert (made.rows["programme_track"], ask("SELECT count(*) FROM programme_track")) == (40, [(40,)])
    assert ask("SELECT count(*) FROM programme_activity") == [(made.rows["programme_activity"],)]
    assert made.coordinators == ("synth-20@startbaan.example", "synth-5@startbaan.example")


def test_nation_made_again_is_the_same(nation):
    rows = "SELECT key, given_name, family_name FROM people_person ORDER BY id"
    activities = "SELECT starter_id, key, state, done_on FROM programme_activity ORDER BY id"
    before = ask(rows), ask(activities)
    load()

    assert (ask(rows), ask(activities)) == before


def test_pair_outside_the_period_of_its_people_undoes_the_load(nation):
    with pytest.raises(PairsOutside), synth.transaction.atomic(using="owner"), unguarded(["people_pair"]):
        ask("UPDATE people_pair SET period = '[1990-01-01,)' WHERE id = 1 RETURNING id")

    assert ask(OUTSIDE) == [(0,)]


@pytest.mark.parametrize(
    ("handle", "page", "statements"),
    [
        ("synth-20", "home:starters", 10),
        ("synth-5", "home:starters", 10),
        ("synth-20", "home:today", 10),
        ("synth-5", "home:today", 10),
    ],
)
def test_page_of_a_coordinator_asks_as_much_of_a_nation_as_of_the_cast(nation, statements_of, handle, page, statements):
    assert statements_of(handle, reverse(page)) == statements


def test_page_of_a_starter_asks_as_much_of_a_nation_as_of_the_cast(nation, statements_of):
    ((key,),) = ask("SELECT key FROM people_person WHERE id = (SELECT min(starter_id) FROM programme_track)")

    assert statements_of("synth-20", reverse("home:starter", args=[key])) == 7


@pytest.fixture
def statements_of():
    """Count what a page asks of the database, the second time someone looks at it."""

    def count(handle, url):
        client = signed_in(handle)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(
            [query for query in asked if not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
        )

    return count
