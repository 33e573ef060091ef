"""Every cell of the table, held against the application and against the database, for whoever could look.

Every kind that is kept is tried here: with the models of the program, and with some made for the occasion that have
each form a model could have (see `rehearsal`). What a viewer may do follows in `scene.Scene.may` from the table alone;
what they can do is asked of both locks.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from rehearsal import PARTS
from rows import FACTORIES
from scene import AT, DAYS, GONE, HELPERS, MID, NEVER_HALF, PLAIN, STATES, VIEWERS, State, make

from startbaan.apps.drafts.models import Draft
from startbaan.apps.people.access import (
    acting_as,
    acting_as_nobody,
    editable_by,
    near,
    starter_near,
    visible_near,
    visible_to,
)
from startbaan.apps.people.models import Person, Share
from startbaan.domain.privacy.policy import RECKONED, Access, Kind, Relation, access, relations_with

PART_TABLES = [part._meta.db_table for part in PARTS.values()]


@pytest.fixture(scope="module")
def scene(test_database, django_db_blocker):
    with django_db_blocker.unblock():
        try:
            yield make()
        finally:
            test_database.restore()


def cases(on, viewers=VIEWERS):
    return [pytest.param(viewer, day, id=f"{viewer}, {day}") for viewer in viewers for day in on]


# Whoever could look, in the middle; and who comes, goes or stays, on the days around each change.
DATED = (*HELPERS, "starter", "coach of the other", "coordinator", "hr", "care coordinator", "programme leader")
LONG = ("starter", "later coach", "coordinator of the school")
MOMENTS = cases([MID]) + cases([day for day in DAYS if day not in {MID, GONE}], DATED) + cases([GONE], LONG)


def names(scene, items: Iterable[UUID]):
    return sorted(f"{scene.items[item][0]._meta.label}: {scene.items[item][1]}" for item in items)


def asked(scene, viewer, *, on, write=False):
    """What the table says."""
    return names(
        scene,
        (
            item
            for item, (model, name) in scene.items.items()
            if scene.may(viewer, model, STATES[name], on=on, write=write)
        ),
    )


def tables(models):
    return [model._meta.db_table for model in models]


def database_answers(name, statement, tables):
    """Ask every table at once; prepared once for all viewers, as planning so many policies takes longer than asking."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = %s", [name])
        if cursor.fetchone() == (0,):
            cursor.execute(f"PREPARE {name} AS {statement(tables)}")
        cursor.execute(f"EXECUTE {name}")
        found = [row[0] for row in cursor.fetchall()]
        transaction.set_rollback(True)
    return found


def selecting(column):
    return lambda tables: " UNION ALL ".join(f'SELECT {column} FROM "{table}"' for table in tables)


def changing(verb):
    def statement(tables):
        parts = [f"t{n} AS ({verb.format(table=table)} RETURNING item)" for n, table in enumerate(tables)]
        return f"WITH {', '.join(parts)} " + " UNION ALL ".join(f"SELECT item FROM t{n}" for n, _ in enumerate(tables))

    return statement


def filter_answers(narrow, viewer, models):
    """Ask the filter of the application alone: as the owner, for whom no policy of the database holds."""
    first, *rest = [
        narrow(viewer, model._default_manager.using("owner")).values_list("pk", flat=True) for model in models
    ]
    return list(first.union(*rest, all=True))


@pytest.mark.parametrize(("viewer", "on"), MOMENTS)
def test_the_filter_shows_what_the_table_says(db, scene, viewer, on):
    with acting_as(scene.persons[viewer], on=on) as looking:
        found = filter_answers(visible_to, looking, scene.locked)

    assert names(scene, scene.items.keys() & set(found)) == asked(scene, viewer, on=on)


@pytest.mark.parametrize(("viewer", "on"), MOMENTS)
def test_the_database_shows_what_the_table_says(db, scene, viewer, on):
    with acting_as(scene.persons[viewer], on=on):
        found = database_answers("wall_look", selecting("item"), tables(scene.locked))

    assert names(scene, scene.items.keys() & set(found)) == asked(scene, viewer, on=on)


@pytest.mark.parametrize(("viewer", "on"), cases([MID]))
def test_both_locks_let_change_what_the_table_says(db, scene, viewer, on):
    with acting_as(scene.persons[viewer], on=on) as looking:
        found = {
            "filter": filter_answers(editable_by, looking, scene.locked),
            "update": database_answers(
                "wall_change", changing('UPDATE "{table}" SET made_at = made_at'), tables(scene.locked)
            ),
        }

    said = asked(scene, viewer, on=on, write=True)
    assert {lock: names(scene, scene.items.keys() & set(items)) for lock, items in found.items()} == {
        "filter": said,
        "update": said,
    }


@pytest.mark.parametrize(("viewer", "on"), cases([MID]))
def test_the_database_lets_remove_parts_of_what_one_may_change(db, scene, viewer, on):
    remove = changing('DELETE FROM "{table}"')
    with acting_as(scene.persons[viewer], on=on):
        found = database_answers(
            "wall_remove", lambda parts: remove(parts).replace("RETURNING item", "RETURNING of_id AS item"), PART_TABLES
        )

    said = [name for name in asked(scene, viewer, on=on, write=True) if name.startswith("rehearsal.")]
    assert names(scene, found) == said


@pytest.mark.parametrize(("viewer", "on"), cases([MID]))
def test_a_part_is_seen_as_its_whole(db, scene, viewer, on):
    with acting_as(scene.persons[viewer], on=on) as looking:
        by_database = database_answers("wall_parts", selecting("of_id"), PART_TABLES)
        parts = filter_answers(visible_to, looking, PARTS.values())

    said = [name for name in asked(scene, viewer, on=on) if name.startswith("rehearsal.")]
    assert names(scene, by_database) == said
    assert names(scene, (scene.parts[part] for part in parts)) == said


@pytest.mark.parametrize(("viewer", "on"), cases([DAYS[0], MID, DAYS[-1]]))
def test_rows_without_a_second_lock_are_filtered_as_the_table_says(db, scene, viewer, on):
    wrong = {}
    with acting_as(scene.persons[viewer], on=on) as looking:
        for model, rows in scene.plain.items():
            if getattr(model, "kind", None) in {None, Kind.AUTHOR_ONLY}:
                continue
            for narrow, enough in ((visible_to, {Access.READ, Access.WRITE}), (editable_by, {Access.WRITE})):
                kept = narrow(looking, model._default_manager.filter(pk__in=rows)).values_list("pk", flat=True)
                said = {
                    starter
                    for starter in rows.values()
                    if any(access(held, model.kind) in enough for held in scene.relations(viewer, starter, on))
                }
                if viewer == "aside" and takes_part(model, enough):
                    said = set(rows.values())
                if (found := {rows[pk] for pk in kept}) != said:
                    wrong[model.__name__, narrow.__name__] = (found, said)

    assert wrong == {}


def seen_near(viewer, starter):
    key = Person.objects.get(pk=starter).key
    try:
        return starter_near(viewer, Person.objects.all(), key=key)[1]
    except Http404:
        return None


def about_a_starter(model):
    """Whether its rows say of whom they are: what only participants see need not."""
    kind = getattr(model, "kind", None)
    if kind in {None, Kind.AUTHOR_ONLY}:
        return False
    return relations_with(kind, Access.READ, Access.WRITE) != (Relation.PARTICIPANT,)


@pytest.mark.parametrize(("viewer", "on"), cases([DAYS[0], MID, DAYS[-1]]))
def test_near_one_starter_the_same_rows_are_kept(db, scene, viewer, on):
    wrong = {}
    with acting_as(scene.persons[viewer], on=on) as looking:
        for starter in (scene.persons["starter"].pk, scene.persons["other starter"].pk):
            found = near(looking, starter)
            assert seen_near(looking, starter) == (found if found.opens(Kind.NAME_CARD) else None)
            for model in filter(about_a_starter, [*scene.plain, *scene.locked]):
                rows = model._default_manager.all()
                about = rows.filter(**{getattr(model, "about", "starter"): starter})
                said = set(visible_to(looking, about).values_list("pk", flat=True))
                if (kept := set(visible_near(found, rows).values_list("pk", flat=True))) != said:
                    wrong[model.__name__, starter] = (kept, said)

    assert wrong == {}


def takes_part(model, enough):
    """Aside is named on the participation and in the agenda, and takes part where that kind lets a participant."""
    named = model.__name__ == "Participation" or model.kind is Kind.APPOINTMENT
    return named and access(Relation.PARTICIPANT, model.kind) in enough


@pytest.mark.parametrize("viewer", VIEWERS)
def test_a_draft_is_its_authors_alone(db, scene, viewer):
    with acting_as(scene.persons[viewer], on=MID):
        found = list(Draft.objects.filter(key="wet").values_list("author", flat=True))

    assert found == ([scene.persons[viewer].pk] if viewer in {"starter", "other starter"} else [])


def test_nobody_sees_nothing(db, scene):
    with acting_as_nobody(on=MID):
        assert database_answers("wall_look", selecting("item"), tables(scene.locked)) == []
    assert database_answers("wall_look", selecting("item"), tables(scene.locked)) == []


def may_insert(scene, viewer, model):
    if model.kind is Kind.AUTHOR_ONLY:
        return "coach" in scene.held(viewer, MID)
    return scene.may(viewer, model, State(author=viewer, pair="coach", to="nobody"), on=MID, write=True)


def insert(scene, viewer, model, *, author):
    column = {"starter_id": scene.persons["starter"].pk, "author_id": scene.persons[author].pk}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" (item, starter_id, author_id, pair_id, made_at, '
            "handed_in_at, to_role) VALUES (%s, %s, %s, %s, %s, %s, '')",
            [uuid4(), column["starter_id"], column["author_id"], scene.pairs["coach"].pk, AT, AT],
        )
        transaction.set_rollback(True)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_the_database_lets_make_what_the_table_says_in_ones_own_name(db, scene, viewer):
    made, said = [], []
    with acting_as(scene.persons[viewer], on=MID):
        for model in PARTS:
            if may_insert(scene, viewer, model):
                said.append(model.__name__)
            try:
                insert(scene, viewer, model, author=viewer)
            except DatabaseError as refused:
                assert "row-level security" in str(refused)
            else:
                made.append(model.__name__)

    assert made == said


@pytest.mark.parametrize("viewer", ["starter", "coach", "manager", "buddy"])
def test_nobody_writes_in_the_name_of_another(db, scene, viewer):
    with acting_as(scene.persons[viewer], on=MID):
        for model in PARTS:
            with pytest.raises(DatabaseError, match="row-level security"):
                insert(scene, viewer, model, author="stranger")


def share_of(scene, starter, *, pair, item):
    with transaction.atomic():
        Share(
            starter_id=scene.persons[starter].pk,
            item=item,
            kind_shared="coaching_report",
            relation="coach",
            pair_id=scene.pairs[pair].pk,
            shared_at=AT,
        ).save(force_insert=True)
        transaction.set_rollback(True)


def test_only_the_starter_shares_and_only_with_an_own_helper(db, scene):
    item = next(iter(scene.items))

    with acting_as(scene.persons["starter"], on=MID):
        share_of(scene, "starter", pair="coach", item=item)
        for starter, pair in (("other starter", "coach of the other"), ("starter", "coach of the other")):
            with pytest.raises(DatabaseError, match="row-level security"):
                share_of(scene, starter, pair=pair, item=item)
    with acting_as(scene.persons["coach"], on=MID), pytest.raises(DatabaseError, match="row-level security"):
        share_of(scene, "starter", pair="coach", item=item)


def test_a_share_is_never_removed_and_taken_back_by_its_starter_only(db, scene):
    with acting_as(scene.persons["starter"], on=MID):
        assert Share.objects.count() > 0
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM people_share")
            assert cursor.rowcount == 0
    with acting_as(scene.persons["coach"], on=MID), connection.cursor() as cursor:
        cursor.execute("UPDATE people_share SET revoked_at = now()")
        assert cursor.rowcount == 0


def test_linked_persons_look_with_all_they_are_and_no_more(db, scene):
    with acting_as(scene.persons["buddy"], scene.persons["hr"], on=MID) as both:
        together = scene.items.keys() & set(filter_answers(visible_to, both, scene.locked))
    found = set()
    for viewer in ("buddy", "hr"):
        with acting_as(scene.persons[viewer], on=MID) as alone:
            found |= scene.items.keys() & set(filter_answers(visible_to, alone, scene.locked))

    assert names(scene, together) == names(scene, found)


def test_every_kind_that_is_kept_has_a_model_and_no_other():
    """Nothing in the table is about what the program neither keeps nor reckons; the stand-ins do not count."""
    kinds = {getattr(model, "kind", None) for model in FACTORIES} - {None}
    assert kinds == set(Kind) - RECKONED


def test_the_scene_could_leak():
    """Each state is open to somebody and closed to somebody, or the laws above would prove nothing."""
    read = {kind: relations_with(kind, Access.READ, Access.WRITE, Access.SHARED) for kind in Kind}
    assert {kind for kind, relations in read.items() if not relations} == {Kind.AUTHOR_ONLY}
    assert {state.author for state in STATES.values()} == {"starter", "coach", "stranger", "other starter"}
    assert {"HelpQuestion", "PeerCase"} == NEVER_HALF
    assert PLAIN.handed_in
    assert DAYS[1] - DAYS[0] == timedelta(days=1)
