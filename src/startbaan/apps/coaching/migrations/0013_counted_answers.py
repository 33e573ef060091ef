"""Counts of opened observations of enough starters, by pattern and score; never whose they are, from where or when.

Runs as the owner, for nobody may read the observations themselves. What it gives is for the process that calibrates:
a small cell may be one observation, without name, school, day or note, and is never kept or shown.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION coaching_counted_basis(version bigint, keys text[], fewest integer)
RETURNS TABLE (observations integer, starters integer, observers integer, schools integer, sectors text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH opened AS (
        SELECT o.item, o.starter_id, o.author_id, v."on" AS day
        FROM coaching_observation o JOIN coaching_lessonvisit v ON v.item = o.visit_id
        WHERE v.instrument_id = version AND o.handed_in_at IS NOT NULL
          AND EXISTS (SELECT FROM coaching_itemscore s
                      WHERE s.observation_id = o.item AND s.score IS NOT NULL AND s.key = ANY(keys))
    ),
    places AS (
        SELECT DISTINCT p.school_id, q.sector::text AS sector
        FROM opened o JOIN people_post p ON p.person_id = o.starter_id AND p.period @> o.day
        JOIN people_organisation q ON q.id = p.school_id
    )
    SELECT count(*)::integer, count(DISTINCT starter_id)::integer, count(DISTINCT author_id)::integer,
           (SELECT count(DISTINCT school_id)::integer FROM places),
           (SELECT coalesce(array_agg(DISTINCT sector), '{}') FROM places WHERE sector IS NOT NULL)
    FROM opened HAVING count(DISTINCT starter_id) >= greatest(fewest, 10)
$$;

CREATE FUNCTION coaching_counted_answers(version bigint, keys text[], fewest integer)
RETURNS TABLE (seen text[], total integer, item text, answer integer, number integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH given AS (
        SELECT s.observation_id, s.key::text AS item, s.score - 1 AS answer
        FROM coaching_itemscore s
        JOIN coaching_observation o ON o.item = s.observation_id
        JOIN coaching_lessonvisit v ON v.item = o.visit_id
        WHERE v.instrument_id = version AND o.handed_in_at IS NOT NULL
          AND s.score IS NOT NULL AND s.key = ANY(keys)
    ),
    whole AS (
        SELECT observation_id, array_agg(g.item ORDER BY g.item) AS seen, sum(g.answer)::integer AS total
        FROM given g GROUP BY observation_id
    )
    SELECT w.seen, w.total, g.item, g.answer::integer, count(*)::integer
    FROM whole w JOIN given g USING (observation_id)
    WHERE EXISTS (SELECT FROM coaching_counted_basis(version, keys, fewest))
    GROUP BY w.seen, w.total, g.item, g.answer
$$;
REVOKE ALL ON FUNCTION coaching_counted_basis(bigint, text[], integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION coaching_counted_answers(bigint, text[], integer) FROM PUBLIC;
"""

BACKWARD = """
DROP FUNCTION coaching_counted_answers(bigint, text[], integer);
DROP FUNCTION coaching_counted_basis(bigint, text[], integer);
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0012_recalibrations")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
