"""A word of its own in every confidential text about Sanne, and the places where no such word may ever stand.

A confidential model gets its words by itself, from its row in `rows.FACTORIES`. Two lists grow by hand: `WRITERS`,
with what a subject writes through its actions, and `DOORS`, with first addresses that no link leads to.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import guiding
from appraising import hand_in
from django.db import connections
from django.db.models import CharField, Field, Model, TextField
from planned import put_plan, put_start_talk
from rows import FACTORIES, OWNER, About
from site_map import SECRET, put_question
from who_may import relations

from startbaan.apps.people.access import locked_models
from startbaan.apps.people.access.rows import whole_of
from startbaan.apps.people.models import Part, Person, Post
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

SHORT = 100  # what is shorter is a key
NOT_WORDS = {"key"}
# Takes part in everything, and stands in no other relation to Sanne.
ASIDE = "pim"


def writes_coaching(people) -> None:
    guiding.guide(people, words=f"Over een {SECRET}.")


def writes_appraisal(people) -> None:
    hand_in(people, words=f"Een {SECRET}.", seen=f"Ook een {SECRET}.")


def writes_plans(people) -> None:
    put_start_talk(people, SECRET)
    put_plan(people, SECRET)


# What lets the cast write the secret word wherever a subject takes words, through its actions.
WRITERS: tuple[Callable, ...] = (put_question, writes_coaching, writes_appraisal, writes_plans)
# Where a walk begins.
DOORS = ("home:today", "coaching:help_question_list", "coaching:ask")


def words_in(model: type[Model]) -> list[Field]:
    """The fields somebody writes in freely."""
    return [
        field
        for field in model._meta.concrete_fields
        if (isinstance(field, TextField) or (isinstance(field, CharField) and (field.max_length or 0) >= SHORT))
        and not (field.choices or field.name in NOT_WORDS)
    ]


def planted_models() -> list[type[Model]]:
    """The confidential models that hold words."""
    return [model for model in locked_models() if words_in(model)]


def word_of(model: type[Model]) -> str:
    """The word that stands in this model alone."""
    return f"kanarie{model.__name__.lower()}piept"


def kind_of(model: type[Model]) -> Kind:
    kind: Kind = whole_of(model).kind if issubclass(model, Part) else model.kind
    return kind


@dataclass(frozen=True)
class Aviary:
    """The models a word was planted in, and who wrote each."""

    authors: Mapping[type[Model], int]

    def may_hear(self, people, handle: str) -> set[type[Model]]:
        """Whose words somebody may come upon, from the table and the cast; nothing was shared."""
        found = relations(handle, "sanne") | ({Relation.PARTICIPANT} if handle == ASIDE else set())
        return {
            model
            for model, author in self.authors.items()
            if author == people.persons[handle]
            or any(access(relation, kind_of(model)) in {Access.READ, Access.WRITE} for relation in found)
        }

    def heard(self, text: str) -> set[type[Model]]:
        """Whose words stand in a text."""
        return {model for model in self.authors if word_of(model) in text}


def plant(people) -> Aviary:
    """Write, as the owner and committed, a row of every confidential model with its word in every text."""
    track = Track.objects.using(OWNER).get(starter=people.sanne)
    post = Post.objects.using(OWNER).get(person=people.sanne)
    about = About(
        starter=Person.objects.using(OWNER).get(pk=people.sanne),
        post=post,
        school=post.school,
        aside=Person.objects.using(OWNER).get(pk=people.persons[ASIDE]),
        version=track.version,
        start=A_DAY,
        at=clock.now(),
    )
    authors = {}
    for model in planted_models():
        row = FACTORIES[model](about)
        if row._state.adding:
            row.save(using=OWNER, force_insert=True)
        texts = {field.name: word_of(model) for field in words_in(model)}
        assert model._default_manager.using(OWNER).filter(pk=row.pk).update(**texts) == 1
        authors[model] = getattr(row, "author_id", 0)
    for number, made in enumerate(
        Activity.objects.using(OWNER).filter(track=track, key="wet").order_by("pk"), start=90
    ):
        Activity.objects.using(OWNER).filter(pk=made.pk).update(key="lesson-visit", number=number)
    return Aviary(authors)


def tables_without_words() -> Iterator[tuple[str, str]]:
    """Every table without confidential words of its own, with all that stands in it."""
    locked = {model._meta.db_table for model in locked_models()}
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        for table in [name for (name,) in cursor.fetchall() if name not in locked]:
            cursor.execute(f"SELECT coalesce(string_agg(row_to_json(t)::text, ' '), '') FROM \"{table}\" t")
            yield table, cursor.fetchone()[0]
