"""What the night may know and do of visits although it may read none: no word of them is given.

The functions run as the owner. A visit that waited for a coach who is the coach no longer is planned anew under who
is the coach now, at the same lesson and time; what the two before had agreed to look at stays between them.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION coaching_visits_left(since date, day date, about bigint)
RETURNS TABLE (item uuid, starter bigint, leaving bigint, pair bigint, coming bigint, instrument bigint,
               activity bigint, held_on date, held_at time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.item, v.starter_id, v.observer_id, n.id, n.holder_id, v.instrument_id, v.activity_id,
           coalesce(a.planned_on, v."on"), v."at"
    FROM coaching_lessonvisit v
    JOIN people_pair p ON p.id = v.pair_id
    LEFT JOIN programme_activity a ON a.id = v.activity_id
    LEFT JOIN people_pair n ON n.starter_id = v.starter_id AND n.relation = 'coach' AND n.period @> day
    WHERE v.to_person_id IS NULL AND v.called_off_at IS NULL AND v.observed_at IS NULL
      AND upper(p.period) > since AND upper(p.period) <= day
      AND coalesce(a.planned_on, v."on") >= day AND (a.id IS NULL OR a.state = 'planned')
      AND (about IS NULL OR v.starter_id = about)
      AND NOT EXISTS (SELECT FROM coaching_observation o WHERE o.visit_id = v.item)
    ORDER BY v.starter_id, v.item
$$;

CREATE FUNCTION coaching_hand_over_visit(old uuid, new uuid, instrument bigint, day date, moment timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found record;
    made integer;
BEGIN
    PERFORM FROM coaching_lessonvisit v WHERE v.item = old FOR UPDATE;
    SELECT * INTO found FROM coaching_visits_left(date '1900-01-01', day, NULL) l WHERE l.item = old;
    IF found.coming IS NULL THEN
        RETURN false;
    END IF;
    INSERT INTO coaching_lessonvisit (item, starter_id, pair_id, author_id, made_at, handed_in_at, to_role,
        activity_id, instrument_id, observer_id, "on", "at", lesson, focus, is_test_free, announced_at, is_waived)
    SELECT new, v.starter_id, found.pair, found.coming, moment, moment, '', v.activity_id,
           coaching_hand_over_visit.instrument, found.coming, found.held_on, v."at", v.lesson, '', v.is_test_free,
           moment, false
    FROM coaching_lessonvisit v WHERE v.item = old
    ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS made = ROW_COUNT;
    UPDATE coaching_lessonvisit SET called_off_at = moment WHERE item = old;
    RETURN made = 1;
END $$;

CREATE FUNCTION coaching_visits_to_rate(since date, day date)
RETURNS TABLE (item uuid, starter bigint, held_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT v.item, v.starter_id, coalesce(a.done_on, a.planned_on, v."on")
    FROM coaching_lessonvisit v
    JOIN people_pair p ON p.id = v.pair_id
    LEFT JOIN programme_activity a ON a.id = v.activity_id
    WHERE v.called_off_at IS NULL AND v.opened_at IS NULL AND v.rated_at IS NULL
      AND coalesce(a.done_on, a.planned_on, v."on") BETWEEN since AND day
      AND (p.period @> day OR v.to_person_id IS NOT NULL OR v.observed_at IS NOT NULL)
    ORDER BY v.starter_id, v.item
$$;
REVOKE ALL ON FUNCTION coaching_visits_left(date, date, bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION coaching_hand_over_visit(uuid, uuid, bigint, date, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION coaching_visits_to_rate(date, date) FROM PUBLIC;
"""

BACKWARD = """
DROP FUNCTION coaching_visits_to_rate(date, date);
DROP FUNCTION coaching_hand_over_visit(uuid, uuid, bigint, date, timestamptz);
DROP FUNCTION coaching_visits_left(date, date, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0018_one_word_for_what_cannot_be"),
        ("people", "0005_where_schools_lie"),
        ("programme", "0008_versions_follow"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
