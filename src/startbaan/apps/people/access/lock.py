"""The second lock: the same table written as grants and row-level policies of PostgreSQL.

`remake_policies` runs at the end of every migration, as the owner. The runtime role owns nothing and
sees no row of a locked table unless `acting_as` has set a person. Policies use the wrapped array form:
the planner reads each list once for a statement, not once for a row.
"""

from dataclasses import dataclass

from django.apps import apps
from django.db import connections
from django.db.models import Model

from startbaan.apps.journal.models import Entry, Opening
from startbaan.apps.people.access.rows import sharable_with, whole_of
from startbaan.apps.people.models import Addressed, Circled, Confidential, Part, Share, Signature
from startbaan.domain.privacy.policy import (
    CO_WRITTEN,
    PAIR_RELATIONS,
    ROLE_RELATIONS,
    Access,
    Kind,
    Relation,
    relations_with,
)
from startbaan.domain.privacy.roles import RELATION_OF

ME = "((SELECT nullif(current_setting('app.persons', true), ''))::bigint[])"
TODAY = "(SELECT nullif(current_setting('app.today', true), '')::date)"
RUNTIME_MAY_ONLY_ADD = (Entry, Opening)


@dataclass(frozen=True)
class Policy:
    """One row-level policy of one table."""

    table: str
    name: str
    command: str
    using: str | None = None
    check: str | None = None

    @property
    def statement(self) -> str:
        """The SQL that makes it."""
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f'CREATE POLICY "{self.name}" ON "{self.table}" FOR {self.command}{using}{check}'


def locked_models() -> list[type[Model]]:
    """The models whose rows the database guards itself: confidential ones, their parts, what is an author's alone."""
    return sorted(
        (
            model
            for model in apps.get_models()
            if issubclass(model, Confidential | Part) or getattr(model, "kind", None) is Kind.AUTHOR_ONLY
        ),
        key=lambda model: model._meta.db_table,
    )


def policies() -> list[Policy]:
    """Write the whole table as policies: the locked models, the shares and the reading log."""
    made = [policy for model in locked_models() for policy in policies_of(model)]
    share, opening = Share._meta.db_table, Opening._meta.db_table
    mine = f"starter_id = ANY{ME}"
    my_helper = (
        f"(pair_id IS NULL OR pair_id = ANY(ARRAY(SELECT p.id FROM people_pair p WHERE p.starter_id = ANY{ME})))"
    )
    return [
        *made,
        Policy(share, "look", "SELECT", using=f"{mine} OR pair_id IS NULL OR pair_id = ANY({_pairs(None)})"),
        Policy(share, "make", "INSERT", check=f"{mine} AND {my_helper}"),
        Policy(share, "change", "UPDATE", using=mine, check=f"{mine} AND {my_helper}"),
        Policy(opening, "look", "SELECT", using=f"starter = ANY{ME}"),
        Policy(opening, "make", "INSERT", check=f"viewer = ANY{ME}"),
    ]


def remake_policies(*, using: str = "owner", runtime: str = "startbaan_runtime") -> None:
    """Give the runtime role its grants and every locked table its policies anew, as the owner."""
    with connections[using].cursor() as cursor:
        cursor.execute(f'GRANT USAGE ON SCHEMA public TO "{runtime}"')
        cursor.execute(f'GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{runtime}"')
        cursor.execute(f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{runtime}"')
        cursor.execute(f'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO "{runtime}"')
        for log in RUNTIME_MAY_ONLY_ADD:
            cursor.execute(f'REVOKE UPDATE, DELETE ON "{log._meta.db_table}" FROM "{runtime}"')
        for model in apps.get_models():
            if denied := getattr(model, "runtime_may_not", ()):
                cursor.execute(f'REVOKE {", ".join(denied)} ON "{model._meta.db_table}" FROM "{runtime}"')
        cursor.execute(f'REVOKE INSERT, UPDATE, DELETE ON "django_migrations" FROM "{runtime}"')
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        for table, name in cursor.fetchall():
            cursor.execute(f'DROP POLICY "{name}" ON "{table}"')
        wanted = policies()
        for table in sorted({policy.table for policy in wanted}):
            cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
        for policy in wanted:
            cursor.execute(policy.statement)


def policies_of(model: type[Model]) -> list[Policy]:
    """Write the policies of one locked model: what its viewers see, make, change and remove."""
    table = model._meta.db_table
    if issubclass(model, Signature):
        seen = _part_condition(model, Access.READ)
        own = f"({seen}) AND author_id = ANY{ME}"
        return [Policy(table, "look", "SELECT", using=seen), Policy(table, "make", "INSERT", check=own)]
    if issubclass(model, Part):
        seen, written = _part_condition(model, Access.READ), _part_condition(model, Access.WRITE)
    elif not issubclass(model, Confidential):
        seen = written = f"author_id = ANY{ME}"
    else:
        written = _guarded(model, _opened(model, Access.WRITE))
        seen = _guarded(model, f"{_opened(model, Access.READ, Access.WRITE)} OR {_shared(model)}")
    signed = any(field.name == "author" for field in model._meta.fields)
    made = f"({written}) AND author_id = ANY{ME}" if signed else written
    return [
        Policy(table, "look", "SELECT", using=seen),
        Policy(table, "make", "INSERT", check=made),
        Policy(table, "change", "UPDATE", using=written, check=written),
        Policy(table, "remove", "DELETE", using=written),
    ]


def _part_condition(model: type[Part], access: Access) -> str:
    whole = whole_of(model)
    extra = f" WHERE {_guarded(whole, _opened(whole, Access.WRITE))}" if access is Access.WRITE else ""
    return f'"{model.whole}_id" = ANY(ARRAY(SELECT item FROM "{whole._meta.db_table}"{extra}))'


def _guarded(model: type[Confidential], opened: str) -> str:
    if model.kind in CO_WRITTEN:
        return f"({opened})"
    return f"({opened}) AND (handed_in_at IS NOT NULL OR author_id = ANY{ME})"


def _opened(model: type[Confidential], *granted: Access) -> str:
    if model.kind is Kind.AUTHOR_ONLY:
        return f"author_id = ANY{ME} AND (pair_id IS NULL OR pair_id = ANY({_pairs(None)}))"
    arms = [_arm(model, relation) for relation in relations_with(model.kind, *granted)]
    return " OR ".join(arm for arm in arms if arm) or "false"


def _arm(model: type[Confidential], relation: Relation) -> str:
    if relation is Relation.STARTER:
        return f"starter_id = ANY{ME}"
    if relation is Relation.PARTICIPANT:
        if issubclass(model, Circled):
            return f'"{model.circle}_id" = ANY(ARRAY({_circles(model)}))'
        if not issubclass(model, Addressed):
            return ""
        held = f"SELECT r.{{}} FROM people_role r WHERE r.person_id = ANY{ME} AND r.period @> {TODAY}"
        organisations = held.format("organisation_id")
        pairs_of_role = held.format("role || ':' || r.organisation_id")
        return (
            f"to_person_id = ANY{ME} OR to_pair_id = ANY({_pairs(None)}) "
            f"OR (to_organisation_id = ANY(ARRAY({organisations})) "
            f"AND to_role || ':' || to_organisation_id = ANY(ARRAY({pairs_of_role})))"
        )
    if relation in PAIR_RELATIONS:
        if model.under == relation:
            return f"(pair_id = ANY({_pairs(relation)}) AND starter_id = ANY({_pairs(relation, column='starter_id')}))"
        return f"starter_id = ANY({_pairs(relation, column='starter_id')})"
    return f"starter_id = ANY({_starters(relation)})"


def _circles(model: type[Circled]) -> str:
    """The circles of an item's kind in which the viewer stands today, by any of its tables."""
    return " UNION ALL ".join(
        f'SELECT c."{standing.circle}" FROM "{standing.model._meta.db_table}" c '
        f'WHERE c."{standing.person}" = ANY{ME} AND c."{standing.period}" @> {TODAY}'
        for standing in model.standings
    )


def _pairs(relation: Relation | None, *, column: str = "id") -> str:
    only = f" AND p.relation = '{relation.value}'" if relation else ""
    return f"ARRAY(SELECT p.{column} FROM people_pair p WHERE p.holder_id = ANY{ME} AND p.period @> {TODAY}{only})"


def _starters(relation: Relation) -> str:
    """The persons with a post, running or to come, at a school of an organisation where the viewer has such a role."""
    roles = ", ".join(f"'{role.value}'" for role, found in RELATION_OF.items() if found is relation)
    organisations = (
        f"SELECT r.organisation_id FROM people_role r JOIN people_organisation o ON o.id = r.organisation_id "
        f"WHERE r.person_id = ANY{ME} AND r.period @> {TODAY} AND r.role IN ({roles}) "
        f"AND o.of_kind NOT IN ('region', 'nation')"
    )
    affiliated = (
        f"SELECT a.member_id FROM people_affiliation a WHERE a.of_id IN ({organisations}) AND a.period @> {TODAY}"
    )
    schools = (
        f"SELECT s.id FROM people_organisation s WHERE s.of_kind = 'school' AND (s.id IN ({organisations}) "
        f"OR s.parent_id IN ({organisations}) OR s.id IN ({affiliated}) OR s.parent_id IN ({affiliated}))"
    )
    return (
        f"ARRAY(SELECT q.person_id FROM people_post q WHERE q.school_id IN ({schools}) "
        f"AND (upper(q.period) IS NULL OR upper(q.period) > {TODAY}))"
    )


def _shared(model: type[Confidential]) -> str:
    """What its own starter shared: the starter of the item and of the share are one, or the share opens nothing."""
    arms = []
    for relation in sharable_with(model):
        whose = f"h.pair_id = ANY({_pairs(relation)})"
        if relation in ROLE_RELATIONS:
            whose = f"h.starter_id = ANY({_starters(relation)})"
        running = (
            "SELECT {} FROM people_share h WHERE h.revoked_at IS NULL "
            f"AND (h.until IS NULL OR h.until > {TODAY}) AND h.relation = '{relation.value}' AND {whose}"
        )
        # One number for an item with its starter: comparing numbers keeps a thousand shares cheap.
        items, owned = running.format("h.item"), running.format("hashtextextended(h.item::text, h.starter_id)")
        arms.append(f"(item = ANY(ARRAY({items})) AND hashtextextended(item::text, starter_id) = ANY(ARRAY({owned})))")
    return " OR ".join(arms) or "false"
