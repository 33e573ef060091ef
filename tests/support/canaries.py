"""A word of its own in every confidential text about Sanne, and the places where no such word may ever stand.

A confidential model gets words twice: in what the cast writes through the actions (`WRITERS`), as life would have it,
and in a row that belongs to no pair and is handed in (`rows.FACTORIES`). Two lists grow by hand: `WRITERS`, with what
a subject writes through its actions, and `DOORS`, with first addresses that no link leads to.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import guiding
import visiting
from appraising import close
from django.conf import settings
from django.db import connections
from django.db.models import CharField, Field, JSONField, Model, TextField
from meeting_peers import put_case, put_group
from observed_by import begun, scored
from planned import put_plan, put_start_talk
from row_about import OWNER, About
from rows import FACTORIES
from site_map import SECRET, put_question
from who_may_rules import relations

from startbaan.apps.appraisal.actions import add_to_report
from startbaan.apps.changes.actions import say_words
from startbaan.apps.coaching.models import DevelopmentPlan, Evidence, HelpAnswer, HelpQuestion
from startbaan.apps.drafts.actions import keep
from startbaan.apps.intake.actions.wishes import make_wish
from startbaan.apps.peergroups.models import PeerCase
from startbaan.apps.people.access import acting_as, locked_models
from startbaan.apps.people.access.rows import whole_of
from startbaan.apps.people.models import Part, Person, Post
from startbaan.apps.programme.models import Activity, Track
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

SHORT = 100  # what is shorter is a key
NOT_WORDS = {"key"}
# Takes part in every row of the factories, and stands in no other relation to Sanne.
ASIDE = "pim"


def writes_coaching(people) -> None:
    guiding.guide(people, words=f"Over een {SECRET}.")


def writes_appraisal(people) -> None:
    item = close(people, words=f"Een {SECRET}.", seen=f"Ook een {SECRET}.", comment=f"Mijn {SECRET}.")
    with acting_as(people.karin, on=A_DAY) as by:
        add_to_report(by=by, at=clock.now(), item=item, words=f"Nog een {SECRET}.")


def writes_plans(people) -> None:
    put_start_talk(people, SECRET)
    put_plan(people, SECRET)


def types(people) -> None:
    with acting_as(people.sanne, on=A_DAY) as by:
        (plan,) = DevelopmentPlan.objects.values_list("pk", flat=True)
        keep(by=by, key=f"plan-talenten:{plan}", fields={"words": f"Half {SECRET}", "based_on": "1"}, at=clock.now())


def writes_farewell(people) -> None:
    with acting_as(people.sanne, on=A_DAY) as by:
        say_words(by=by, at=clock.now(), words=f"Vanwege een {SECRET}.")


def writes_case(people) -> None:
    put_case(people, put_group(people), SECRET)


def writes_visits(people) -> None:
    words = f"Bij {SECRET}"
    visit = visiting.plan(people, lesson=words, focus=words)
    visiting.score(people, visit, note=words)
    visiting.send(people, visit)
    visiting.rate(people, visit, note=words)
    visiting.send_rating(people, visit, shares=False)


def wishes(people) -> None:
    with acting_as(people.mehmet, on=A_DAY) as by:
        make_wish(by=by, at=clock.now(), says="niet", address=f"{SECRET.replace(' ', '-')}@voorbeeld.example")


def learns(people) -> None:
    (lesson, *_) = begun(people, people.mehmet).lessons
    scored(people, people.mehmet, lesson=lesson, note=f"Een {SECRET}.")


# What lets the cast write the secret word wherever a subject takes words, through its actions.
WRITERS: tuple[Callable, ...] = (
    put_question,
    writes_coaching,
    writes_appraisal,
    writes_plans,
    writes_farewell,
    writes_case,
    writes_visits,
    wishes,
    learns,
    types,
)
# Where a walk begins.
DOORS = ("home:today", "coaching:help_question_list", "coaching:ask", "changes:own", "peergroups:peergroups")
# Who was asked, with whom the starter shared, and who is in her group: see `site_map.put_question`, `meeting_peers`.
ALSO_OPEN_TO = {
    HelpQuestion: {"ineke", "mehmet"},
    HelpAnswer: {"ineke", "mehmet"},
    PeerCase: {"thijs", "yasmina", "carla"},
}


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


def written_models() -> list[type[Model]]:
    """The confidential models that hold words, or a copy of them."""
    return [
        model
        for model in locked_models()
        if words_in(model) or any(isinstance(field, JSONField) for field in model._meta.concrete_fields)
    ]


def kind_of(model: type[Model]) -> Kind:
    kind: Kind = whole_of(model).kind if issubclass(model, Part) else model.kind
    return kind


@dataclass(frozen=True)
class Canary:
    """The word of one model: in what was written through the actions, or in the row of its factory."""

    model: type[Model]
    is_written: bool

    @property
    def word(self) -> str:
        """The word that stands in these rows alone."""
        return f"kanarie{self.model.__name__.lower()}{'piept' if self.is_written else 'zingt'}"


def canaries() -> list[Canary]:
    """All words there are to find."""
    return [Canary(model, True) for model in written_models()] + [Canary(model, False) for model in planted_models()]


@dataclass(frozen=True)
class Aviary:
    """The words that were planted; by whom what was written, and in which items it stands."""

    authors: Mapping[Canary, int]
    items: Mapping[type[Model], frozenset[UUID]]

    def may_hear(self, people, handle: str) -> set[Canary]:
        """Whose words somebody may come upon, from the table and the cast."""
        return {canary for canary in self.authors if self._may_hear(people, handle, canary)}

    def _may_hear(self, people, handle: str, canary: Canary) -> bool:
        if self.authors[canary] == people.persons[handle]:
            return True
        if canary.is_written and handle in ALSO_OPEN_TO.get(canary.model, set()):
            return True
        aside = {Relation.PARTICIPANT} if handle == ASIDE and not canary.is_written else set()
        found = relations(handle, "sanne") | aside
        return any(access(relation, kind_of(canary.model)) in {Access.READ, Access.WRITE} for relation in found)

    def heard(self, text: str) -> set[Canary]:
        """Whose words stand in a text."""
        return {canary for canary in self.authors if canary.word in text}


def plant(people) -> Aviary:
    """Let the cast write, and the owner put a row of every confidential model beside it: every text its own word."""
    for write in WRITERS:
        write(people)
    authors, items = {}, {}
    for model in written_models():
        written = Canary(model, is_written=True)
        _rename(model._meta.db_table, written.word)
        rows = list(model._default_manager.using(OWNER).all())
        assert rows, f"no writer writes a {model.__name__}"
        authors[written] = getattr(rows[0], "author_id", 0)
        items[model] = frozenset(
            getattr(row, f"{model.whole}_id") if issubclass(model, Part) else row.pk for row in rows
        )
    for place in settings.FILES.glob("*/*"):
        place.write_bytes(place.read_bytes().replace(SECRET.encode(), Canary(Evidence, is_written=True).word.encode()))
    authors |= _plant_factories(people)
    return Aviary(authors, items)


def _rename(table: str, word: str) -> None:
    """Give the secret word another name in every column of a table."""
    kinds = "('text', 'character varying', 'jsonb')"
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = %s"
            f" AND data_type IN {kinds}",
            [table],
        )
        for column, type_name in cursor.fetchall():
            cursor.execute(
                f'UPDATE "{table}" SET "{column}" = replace("{column}"::text, %s, %s)::{type_name}'
                f' WHERE "{column}"::text LIKE %s',
                [SECRET, word, f"%{SECRET}%"],
            )


def _plant_factories(people) -> Mapping[Canary, int]:
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
        canary = Canary(model, is_written=False)
        row = FACTORIES[model](about)
        if row._state.adding:
            row.save(using=OWNER, force_insert=True)
        texts = {field.name: canary.word for field in words_in(model)}
        assert model._default_manager.using(OWNER).filter(pk=row.pk).update(**texts) == 1
        authors[canary] = getattr(row, "author_id", 0)
    for number, made in enumerate(
        Activity.objects.using(OWNER).filter(track=track, key="wet").order_by("pk"), start=90
    ):
        Activity.objects.using(OWNER).filter(pk=made.pk).update(key="lesson-visit", number=number)
    return authors


def tables_without_words() -> Iterator[tuple[str, str]]:
    """Every table without confidential words of its own that the program may read, with all that stands in it."""
    locked = {model._meta.db_table for model in locked_models()}
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
            " AND has_table_privilege(oid, 'SELECT') ORDER BY relname"
        )
        for table in [name for (name,) in cursor.fetchall() if name not in locked]:
            cursor.execute(f"SELECT coalesce(string_agg(row_to_json(t)::text, ' '), '') FROM \"{table}\" t")
            yield table, cursor.fetchone()[0]
