"""Who looks, and on which day: what someone is today to whom, read in one statement and set for the second lock."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.http import HttpRequest

from startbaan.apps.people.models import Person
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RELATION_OF, RoleName


@dataclass(frozen=True)
class HeldRole:
    """A role running on the day of looking."""

    role: RoleName
    organisation: int
    name: str
    of_kind: str
    sector: str | None


@dataclass(frozen=True)
class HeldPair:
    """A pair running on the day of looking, held by the viewer."""

    pair: int
    relation: Relation
    starter: int


@dataclass(frozen=True)
class Viewer:
    """Someone who looks on a day: all their persons, the roles and pairs running then, the schools these reach."""

    on: date
    user: int | None = None
    persons: tuple[int, ...] = ()
    name: str = ""
    key: UUID | None = None
    language: str = "nl"
    roles: tuple[HeldRole, ...] = ()
    pairs: tuple[HeldPair, ...] = ()
    schools: dict[Relation, tuple[int, ...]] = field(default_factory=dict)
    in_register: bool = False
    """Whether a board has them in its register of coaches that day, with or without a starter."""

    @property
    def person(self) -> int:
        """The person who acts: the first of the linked ones."""
        return self.persons[0]

    def holds(self, role: RoleName, *, at: int | None = None) -> bool:
        """Say whether the viewer holds this role today, at this organisation if one is named."""
        return any(held.role == role and at in {None, held.organisation} for held in self.roles)

    def organisations(self, *roles: RoleName) -> tuple[int, ...]:
        """The organisations where the viewer holds one of these roles today."""
        return tuple(dict.fromkeys(held.organisation for held in self.roles if held.role in roles))

    def starters(self, relation: Relation) -> tuple[int, ...]:
        """The starters whose coach, buddy or manager the viewer is today."""
        return tuple(dict.fromkeys(held.starter for held in self.pairs if held.relation == relation))

    def pair_ids(self, relation: Relation | None = None) -> tuple[int, ...]:
        """The pairs the viewer holds today, of one relation or of all."""
        return tuple(held.pair for held in self.pairs if relation in {None, held.relation})


class Request(HttpRequest):
    """A request that knows who looks and on which day."""

    viewer: Viewer
    today: date


_ROLES = {relation: [role.value for role in RoleName if RELATION_OF.get(role) == relation] for relation in Relation}

# One statement: sets the person and the day for the policies of the database, and reads what follows from them.
_LOOK = """
WITH me AS (
    SELECT array_agg(id ORDER BY id) AS ids FROM people_person WHERE {whose}
), held AS (
    SELECT r.role, r.organisation_id, o.name, o.of_kind, o.sector FROM people_role r
    JOIN people_organisation o ON o.id = r.organisation_id
    WHERE r.person_id = ANY((SELECT ids FROM me)::bigint[]) AND r.period @> %(on)s::date
), paired AS (
    SELECT id, relation, starter_id FROM people_pair
    WHERE holder_id = ANY((SELECT ids FROM me)::bigint[]) AND period @> %(on)s::date
), reach AS (
    SELECT DISTINCT m.relation, s.id FROM held h
    JOIN (SELECT key AS relation, jsonb_array_elements_text(value) AS role FROM jsonb_each(%(roles)s::jsonb)) m
      ON m.role = h.role
    CROSS JOIN LATERAL (
        SELECT id FROM people_organisation WHERE id = h.organisation_id AND of_kind = 'school'
        UNION ALL SELECT id FROM people_organisation WHERE parent_id = h.organisation_id AND of_kind = 'school'
        UNION ALL
        SELECT o.id FROM people_affiliation a
        JOIN people_organisation o ON a.member_id IN (o.id, o.parent_id)
        WHERE a.of_id = h.organisation_id AND a.period @> %(on)s::date AND o.of_kind = 'school'
    ) s
    WHERE h.of_kind NOT IN ('region', 'nation')
)
SELECT set_config('app.persons', coalesce((SELECT ids FROM me)::text, '{{}}'), true),
       set_config('app.today', %(on)s::text, true),
       (SELECT ids FROM me),
       (SELECT concat_ws(' ', given_name, nullif(infix, ''), family_name) FROM people_person
         WHERE id = (SELECT ids[1] FROM me)),
       (SELECT key FROM people_person WHERE id = (SELECT ids[1] FROM me)),
       (SELECT jsonb_agg(held) FROM held),
       (SELECT jsonb_agg(paired) FROM paired),
       (SELECT jsonb_object_agg(relation, ids) FROM
           (SELECT relation, jsonb_agg(id ORDER BY id) AS ids FROM reach GROUP BY relation) r),
       (SELECT user_id FROM people_person WHERE id = (SELECT ids[1] FROM me)),
       EXISTS (SELECT FROM people_coachregistration
                WHERE person_id = ANY((SELECT ids FROM me)::bigint[]) AND period @> %(on)s::date)
"""


def _look(whose: str, values: dict[str, int | list[int]], on: date) -> Viewer:
    with connection.cursor() as cursor:
        cursor.execute(
            _LOOK.format(whose=whose),
            {**values, "on": on, "roles": json.dumps({key.value: roles for key, roles in _ROLES.items()})},
        )
        _, _, ids, name, key, roles, pairs, schools, user, in_register = cursor.fetchone()
    return Viewer(
        on=on,
        user=user,
        persons=tuple(ids or ()),
        name=name or "",
        key=key,
        roles=tuple(
            HeldRole(RoleName(r["role"]), r["organisation_id"], r["name"], r["of_kind"], r["sector"])
            for r in json.loads(roles or "[]")
        ),
        pairs=tuple(HeldPair(p["id"], Relation(p["relation"]), p["starter_id"]) for p in json.loads(pairs or "[]")),
        schools={Relation(r): tuple(found) for r, found in json.loads(schools or "{}").items()},
        in_register=in_register,
    )


def _stand(persons: str, today: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting('app.persons', true), ''), "
            "coalesce(current_setting('app.today', true), '')"
        )
        before: tuple[str, str] = cursor.fetchone()
        cursor.execute(
            "SELECT set_config('app.persons', %s, true), set_config('app.today', %s, true)", [persons, today]
        )
    return before


@contextmanager
def acting_as_user(user: int, *, on: date) -> Iterator[Viewer]:
    """Look as the human being who signed in: open a transaction, set the second lock, restore what was before."""
    with _acting("user_id = %(user)s", {"user": user}, on) as viewer:
        yield viewer


@contextmanager
def acting_as(*persons: Person | int, on: date) -> Iterator[Viewer]:
    """Look as these persons (one human being): open a transaction, set the second lock, restore what was before."""
    ids = [person.pk if isinstance(person, Person) else person for person in persons]
    with _acting("id = ANY(%(ids)s)", {"ids": ids}, on) as viewer:
        yield viewer


@contextmanager
def acting_as_human(person: int, *, on: date) -> Iterator[Viewer]:
    """Look as the human being a person is: with all their persons where they sign in, else with this one alone."""
    whose = "id = %(person)s OR user_id = (SELECT user_id FROM people_person WHERE id = %(person)s)"
    with _acting(whose, {"person": person}, on) as viewer:
        yield viewer


@contextmanager
def acting_as_nobody(*, on: date) -> Iterator[Viewer]:
    """Look as someone not signed in: no confidential row is visible."""
    with _apart(on):
        yield Viewer(on=on)


@contextmanager
def _acting(whose: str, values: dict[str, int | list[int]], on: date) -> Iterator[Viewer]:
    with _apart(on):
        yield _look(whose, values, on)


@contextmanager
def _apart(on: date) -> Iterator[None]:
    """Open a transaction in which nobody stands yet, and set back who stood before.

    The outermost transaction forgets by itself, and one that fails is set back by the database.
    """
    with transaction.atomic():
        before = _stand("{}", on.isoformat()) if connection.savepoint_ids else None
        yield
        if before is not None and not connection.needs_rollback:
            _stand(*before)


def viewers_of(persons: Sequence[Person], *, on: date) -> list[Viewer]:
    """Look as each of these persons in turn, leaving the second lock as it was."""
    found = []
    for person in persons:
        with acting_as(person, on=on) as viewer:
            found.append(viewer)
    return found
