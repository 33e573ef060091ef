"""A pair lies inside the periods of both people, whatever is changed first."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION people_pairs_lie_inside(checked bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    loose record;
BEGIN
    SELECT p.id, p.relation INTO loose FROM people_pair p
    WHERE (p.starter_id = checked OR p.holder_id = checked)
      AND (
        NOT coalesce(p.period <@ (SELECT range_agg(q.period) FROM people_post q WHERE q.person_id = p.starter_id), false)
        OR NOT coalesce(p.period <@ (
            SELECT range_agg(w.period) FROM (
                SELECT period FROM people_post WHERE person_id = p.holder_id
                UNION ALL SELECT period FROM people_role WHERE person_id = p.holder_id
                UNION ALL SELECT period FROM people_coachregistration WHERE person_id = p.holder_id
            ) w), false)
      ) LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'pair % lies outside a period of its people', loose.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'pair_lies_inside', TABLE = 'people_pair';
    END IF;
END $$;

CREATE FUNCTION people_check_pair() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM people_pairs_lie_inside(NEW.starter_id);
    PERFORM people_pairs_lie_inside(NEW.holder_id);
    RETURN NULL;
END $$;

CREATE FUNCTION people_check_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM people_pairs_lie_inside(OLD.person_id);
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER people_pair_inside AFTER INSERT OR UPDATE ON people_pair
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION people_check_pair();
CREATE CONSTRAINT TRIGGER people_post_holds_pairs AFTER UPDATE OR DELETE ON people_post
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION people_check_person();
CREATE CONSTRAINT TRIGGER people_role_holds_pairs AFTER UPDATE OR DELETE ON people_role
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION people_check_person();
CREATE CONSTRAINT TRIGGER people_coach_holds_pairs AFTER UPDATE OR DELETE ON people_coachregistration
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION people_check_person();
"""

BACKWARD = """
DROP TRIGGER people_coach_holds_pairs ON people_coachregistration;
DROP TRIGGER people_role_holds_pairs ON people_role;
DROP TRIGGER people_post_holds_pairs ON people_post;
DROP TRIGGER people_pair_inside ON people_pair;
DROP FUNCTION people_check_person();
DROP FUNCTION people_check_pair();
DROP FUNCTION people_pairs_lie_inside(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
