"""Making the views anew, as their owner."""

from django.db import connections
from psycopg import sql

from startbaan.apps.reports.access.counting import BOARDS, statement_of, statement_of_boards, view_of
from startbaan.apps.reports.access.measures import MEASURES
from startbaan.apps.reports.access.wishes import WISHES, statement_of_wishes
from startbaan.domain.privacy.policy import Threshold

_DAYS = """
    CREATE OR REPLACE FUNCTION startbaan_today() RETURNS date STABLE PARALLEL SAFE LANGUAGE sql
    RETURN coalesce(nullif(current_setting('app.today', true), '')::date, current_date);
    CREATE OR REPLACE FUNCTION startbaan_school_year() RETURNS date STABLE PARALLEL SAFE LANGUAGE sql
    RETURN make_date(extract(year FROM startbaan_today() - interval '7 months')::int, 8, 1)
"""


def drop_counts(*, using: str = "owner") -> None:
    """Remove every view, so that the tables under them can change."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public' AND viewname LIKE 'count\\_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(sql.SQL("DROP VIEW {}").format(sql.Identifier(name)))


def remake_counts(*, using: str = "owner", runtime: str, threshold: Threshold) -> None:
    """Make every view anew as the owner, so that it reads past the second lock, and let the runtime role read it."""
    drop_counts(using=using)
    views = {view_of(measure): statement_of(measure, threshold=threshold) for measure in MEASURES}
    others = {BOARDS: statement_of_boards(threshold=threshold), WISHES: statement_of_wishes(threshold=threshold)}
    with connections[using].cursor() as cursor:
        cursor.execute(_DAYS)
        for view, statement in {**views, **others}.items():
            name, role = sql.Identifier(view), sql.Identifier(runtime)
            body = sql.SQL(statement)
            cursor.execute(sql.SQL("CREATE VIEW {} WITH (security_barrier) AS {}").format(name, body))
            cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, role))
            cursor.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(name, role))
