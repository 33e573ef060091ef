"""Who may be told something: by the same table and the same filter as every page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import connection

from startbaan.apps.people.access import Viewer, acting_as_human, stands, visible_to
from startbaan.apps.people.access.rows import posted
from startbaan.apps.people.models import Pair, Person
from startbaan.domain.privacy.policy import PAIR_RELATIONS, ROLE_RELATIONS, Access, Kind, Relation, relations_with
from startbaan.domain.privacy.roles import RELATION_OF, RoleName

READS = (Access.READ, Access.WRITE)


@dataclass(frozen=True)
class Concern:
    """What a message is about, for one reader: a kind of a starter, perhaps one thing; without a starter anyone's."""

    reader: int
    kind: Kind
    starter: int | None
    thing: str = ""


def who_may_be_told(concerns: Collection[Concern], *, on: date) -> set[Concern]:
    """Keep the concerns whose reader may read that thing, or that kind of that starter, on a day.

    The starter, the holders of running pairs and those with a role for the starter's school are found for all
    at once; any other reader is looked up one by one, as on a page.
    """
    allowed = {concern for concern in concerns if concern.starter is None and not concern.thing}
    about = {concern for concern in concerns if concern.starter is not None and not concern.thing}
    near = _near(about, on=on)
    by_role = _by_role(about - near, on=on)
    rest = set(concerns) - allowed - near - by_role
    return allowed | near | by_role | set(_looked_up(rest, on=on))


def languages_of(persons: Iterable[int]) -> dict[int, str]:
    """In which language each of these persons reads; Dutch as long as nobody chose."""
    rows = Person.objects.filter(pk__in=set(persons)).values_list("pk", "user__language")
    return {person: language or "nl" for person, language in rows}


def _near(concerns: Collection[Concern], *, on: date) -> set[Concern]:
    starters = {concern.starter for concern in concerns}
    pairs = Pair.objects.filter(starter__in=starters, relation__in=PAIR_RELATIONS, period__contains=on)
    held = set(pairs.values_list("holder_id", "starter_id", "relation"))
    found = set()
    for concern in concerns:
        granted = relations_with(concern.kind, *READS)
        relations = {relation for relation in PAIR_RELATIONS if relation in granted}
        own = concern.reader == concern.starter and Relation.STARTER in granted
        if own or any((concern.reader, concern.starter, relation) in held for relation in relations):
            found.add(concern)
    return found


# What the reader's roles make them to the starter: by the starter's school, its board, and what these belong to.
_ROLES_FOR = """
WITH asked AS (SELECT * FROM unnest(%(readers)s::bigint[], %(starters)s::bigint[]) AS a(reader, starter)),
works AS (
    SELECT DISTINCT w.person_id AS starter, o.id AS school, o.parent_id AS board
    FROM people_post w JOIN people_organisation o ON o.id = w.school_id AND o.of_kind = 'school'
    WHERE w.person_id = ANY(%(starters)s::bigint[]) AND (upper(w.period) IS NULL OR upper(w.period) > %(on)s::date)
),
held_by AS (
    SELECT starter, school AS place FROM works
    UNION SELECT starter, board FROM works WHERE board IS NOT NULL
    UNION SELECT w.starter, a.of_id FROM works w
    JOIN people_affiliation a ON a.member_id IN (w.school, w.board) AND a.period @> %(on)s::date
)
SELECT DISTINCT asked.reader, asked.starter, r.role FROM asked
JOIN held_by h ON h.starter = asked.starter
JOIN people_role r ON r.person_id = asked.reader AND r.organisation_id = h.place AND r.period @> %(on)s::date
JOIN people_organisation o ON o.id = r.organisation_id AND o.of_kind NOT IN ('region', 'nation')
"""


def _by_role(concerns: Collection[Concern], *, on: date) -> set[Concern]:
    pairs = sorted({(concern.reader, concern.starter) for concern in concerns if concern.starter is not None})
    if not pairs:
        return set()
    held: dict[tuple[int, int], set[Relation]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(
            _ROLES_FOR,
            {"readers": [reader for reader, _ in pairs], "starters": [starter for _, starter in pairs], "on": on},
        )
        for reader, starter, role in cursor.fetchall():
            if relation := RELATION_OF.get(RoleName(role)):
                held[reader, starter].add(relation)
    return {
        concern
        for concern in concerns
        if concern.starter is not None
        and held[concern.reader, concern.starter] & set(relations_with(concern.kind, *READS))
    }


def _looked_up(concerns: Collection[Concern], *, on: date) -> Iterator[Concern]:
    by_reader: dict[int, list[Concern]] = defaultdict(list)
    for concern in concerns:
        by_reader[concern.reader].append(concern)
    for reader, asked in by_reader.items():
        with acting_as_human(reader, on=on) as viewer:
            yield from _of_starters(viewer, [concern for concern in asked if not concern.thing])
            yield from _of_things(viewer, [concern for concern in asked if concern.thing])


def _of_starters(viewer: Viewer, concerns: Collection[Concern]) -> Iterator[Concern]:
    """Those about a starter to whom the viewer stands in a relation that reads this kind."""
    starters = {concern.starter for concern in concerns if concern.starter is not None}
    reached: dict[Relation, set[int]] = {}
    for concern in concerns:
        for relation in relations_with(concern.kind, *READS):
            if relation not in reached:
                reached[relation] = _reached(viewer, relation, starters)
            if concern.starter in reached[relation]:
                yield concern
                break


def _reached(viewer: Viewer, relation: Relation, starters: set[int]) -> set[int]:
    """To which of these starters the viewer stands in this relation today."""
    if relation not in ROLE_RELATIONS:
        return {starter for starter in starters if stands(viewer, relation, starter)}
    if not viewer.schools.get(relation):
        return set()
    return set(posted(viewer, relation).filter(person__in=starters).values_list("person_id", flat=True))


def _of_things(viewer: Viewer, concerns: Collection[Concern]) -> Iterator[Concern]:
    """Those about a row that the viewer sees; a row that is gone is nobody's to know of."""
    keys: dict[str, set[str]] = defaultdict(set)
    for concern in concerns:
        label, _, key = concern.thing.partition(":")
        keys[label].add(key)
    seen = {label: _seen(viewer, label, found) for label, found in keys.items()}
    for concern in concerns:
        label, _, key = concern.thing.partition(":")
        if key in seen[label]:
            yield concern


def _seen(viewer: Viewer, label: str, keys: set[str]) -> set[str]:
    rows = apps.get_model(label)._default_manager.filter(pk__in=keys)
    return {str(key) for key in visible_to(viewer, rows).values_list("pk", flat=True)}
