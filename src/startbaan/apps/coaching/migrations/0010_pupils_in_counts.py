"""Pupils answer by code and are counted at once; counts are given only of a closed round with enough answers.

The functions run as the owner, since the program may neither read nor write the counts. Who may see a round is asked
of the policy of its own table, so that it is said once. At every answer all counts of the round are written anew:
the row of what was just answered does not stand out by its transaction or its place.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION coaching_pupil_door(asked text, day date)
    RETURNS TABLE (state text, instrument bigint, called text, at_least int, open_until date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN r.closed_at IS NOT NULL OR r.open_until < day THEN 'closed'
                WHEN coalesce(t.people, 0) >= r.pupils THEN 'full' ELSE 'open' END,
           r.instrument_id, r.called, r.least, r.open_until
    FROM coaching_pupilround r LEFT JOIN coaching_pupiltotal t ON t.round_id = r.item
    WHERE r.code = asked
$$;

CREATE FUNCTION coaching_pupil_answer(asked text, day date, answers jsonb) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole record;
    so_far int;
BEGIN
    SELECT r.item, r.pupils, r.questions, r.top, r.closed_at, r.open_until INTO whole
        FROM coaching_pupilround r WHERE r.code = asked FOR UPDATE;
    IF NOT FOUND THEN
        RETURN 'unknown';
    END IF;
    IF whole.closed_at IS NOT NULL OR whole.open_until < day THEN
        RETURN 'closed';
    END IF;
    IF jsonb_typeof(answers) <> 'object'
        OR (SELECT count(*) FROM jsonb_object_keys(answers)) <> cardinality(whole.questions)
        OR EXISTS (
            SELECT FROM unnest(whole.questions) q
            WHERE NOT coalesce((answers ->> q) IN (SELECT generate_series(0, whole.top)::text), false)
        )
    THEN
        RETURN 'wrong';
    END IF;
    INSERT INTO coaching_pupiltotal (round_id, people) VALUES (whole.item, 0) ON CONFLICT DO NOTHING;
    SELECT people INTO so_far FROM coaching_pupiltotal WHERE round_id = whole.item;
    IF so_far >= whole.pupils THEN
        RETURN 'full';
    END IF;
    IF so_far = 0 THEN
        INSERT INTO coaching_pupilcount (round_id, question, answer, people)
            SELECT whole.item, q, a, 0 FROM unnest(whole.questions) q, generate_series(0, whole.top) a
            ON CONFLICT DO NOTHING;
    END IF;
    UPDATE coaching_pupilcount SET people = people + ((answers ->> question)::int = answer)::int
        WHERE round_id = whole.item;
    UPDATE coaching_pupiltotal SET people = people + 1 WHERE round_id = whole.item;
    RETURN 'counted';
END $$;

CREATE FUNCTION coaching_pupil_progress(wanted uuid[]) RETURNS TABLE (item uuid, people int)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT r.item, CASE WHEN r.closed_at IS NOT NULL OR t.people >= r.pupils THEN t.people
                        ELSE t.people - t.people % 5 END
    FROM coaching_pupilround r JOIN coaching_pupiltotal t ON t.round_id = r.item
    WHERE r.item = ANY(wanted)
      AND r.starter_id = ANY(nullif(current_setting('app.persons', true), '')::bigint[])
$$;

CREATE FUNCTION coaching_pupil_results(wanted uuid) RETURNS TABLE (question text, answer int, people int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    may_look text;
    whole record;
BEGIN
    SELECT p.qual INTO may_look FROM pg_policies p
        WHERE p.schemaname = 'public' AND p.tablename = 'coaching_pupilround' AND p.policyname = 'look';
    IF may_look IS NULL THEN
        RETURN;
    END IF;
    EXECUTE format(
        'SELECT item, least FROM coaching_pupilround WHERE item = $1 AND closed_at IS NOT NULL AND (%s)', may_look
    ) INTO whole USING wanted;
    IF whole.item IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT ''::text, 0, t.people::int FROM coaching_pupiltotal t
            WHERE t.round_id = whole.item AND t.people >= greatest(10, whole.least)
        UNION ALL
        SELECT c.question::text, c.answer::int, c.people::int FROM coaching_pupilcount c
            WHERE c.round_id = whole.item AND c.question IN (
                SELECT k.question FROM coaching_pupilcount k WHERE k.round_id = whole.item AND k.answer > 0
                GROUP BY k.question HAVING sum(k.people) >= greatest(10, whole.least)
            );
END $$;

CREATE FUNCTION coaching_pupil_round_stays() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
    END IF;
    IF OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL
        OR to_jsonb(NEW) - 'closed_at' - 'handed_in_at' <> to_jsonb(OLD) - 'closed_at' - 'handed_in_at'
    THEN
        RAISE EXCEPTION 'round % only closes, once', OLD.item
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pupil_round_only_closes',
                  TABLE = 'coaching_pupilround';
    END IF;
    NEW.handed_in_at := NEW.closed_at;
    IF NOT EXISTS (SELECT FROM coaching_pupiltotal t WHERE t.round_id = NEW.item AND t.people >= NEW.least) THEN
        DELETE FROM coaching_pupilcount WHERE round_id = NEW.item;
        DELETE FROM coaching_pupiltotal WHERE round_id = NEW.item;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER coaching_pupil_round_stays BEFORE UPDATE ON coaching_pupilround
    FOR EACH ROW EXECUTE FUNCTION coaching_pupil_round_stays();

REVOKE ALL ON FUNCTION coaching_pupil_door(text, date), coaching_pupil_answer(text, date, jsonb),
    coaching_pupil_progress(uuid[]), coaching_pupil_results(uuid) FROM PUBLIC;
"""

BACKWARD = """
DROP TRIGGER coaching_pupil_round_stays ON coaching_pupilround;
DROP FUNCTION coaching_pupil_round_stays();
DROP FUNCTION coaching_pupil_results(uuid);
DROP FUNCTION coaching_pupil_progress(uuid[]);
DROP FUNCTION coaching_pupil_answer(text, date, jsonb);
DROP FUNCTION coaching_pupil_door(text, date);
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0009_pupil_rounds")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
