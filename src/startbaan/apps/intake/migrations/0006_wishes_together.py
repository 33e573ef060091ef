"""What wishes come to together, for who takes people in: never whose they are."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION intake_wished_together(starters bigint[], coaches bigint[])
RETURNS TABLE (starter bigint, coach bigint, never boolean, sides integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH day AS (SELECT nullif(current_setting('app.today', true), '')::date AS today),
    taken_in AS (
        SELECT DISTINCT q.person_id AS starter, q.school_id AS school
        FROM day CROSS JOIN people_post q
        JOIN people_organisation s ON s.id = q.school_id
        JOIN people_role r ON r.organisation_id = s.parent_id
        WHERE q.person_id = ANY(starters)
          AND (upper(q.period) IS NULL OR upper(q.period) > day.today)
          AND r.person_id = ANY(nullif(current_setting('app.persons', true), '')::bigint[])
          AND r.period @> day.today AND r.role IN ('board_coordinator', 'hr')
    ),
    said AS (
        SELECT t.starter, w.coach_id AS coach, w.says, 1 AS side
        FROM intake_matchwish w JOIN taken_in t ON t.starter = w.author_id
        WHERE w.coach_id = ANY(coaches)
        UNION ALL
        SELECT t.starter, w.author_id, w.says, 2
        FROM intake_matchwish w JOIN taken_in t ON t.school = w.school_id
        WHERE w.author_id = ANY(coaches)
        UNION ALL
        SELECT a.person_id, w.author_id, w.says, 2
        FROM day CROSS JOIN intake_matchwish w
        JOIN people_address a ON a.email = w.address AND a.period @> day.today
        WHERE w.author_id = ANY(coaches) AND a.person_id IN (SELECT t.starter FROM taken_in t)
    )
    SELECT s.starter, s.coach, bool_or(s.says = 'niet'),
           (count(DISTINCT s.side) FILTER (WHERE s.says = 'graag'))::integer
    FROM said s GROUP BY s.starter, s.coach
$$;
REVOKE ALL ON FUNCTION intake_wished_together(bigint[], bigint[]) FROM PUBLIC;
"""

BACKWARD = "DROP FUNCTION intake_wished_together(bigint[], bigint[]);"


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0005_match_wish"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
