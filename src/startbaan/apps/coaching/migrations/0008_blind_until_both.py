"""What the observer scored and what the starter scored open at once; nobody but the database hands them in.

The functions run as the owner, for neither of the two may see the row of the other. Whoever owns the tables
(migrating, purging) passes.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION coaching_blind_until_both() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole record;
    other timestamptz;
BEGIN
    IF session_user = current_user THEN
        RETURN NEW;
    END IF;
    SELECT starter_id, opened_at INTO whole FROM coaching_lessonvisit WHERE item = NEW.visit_id FOR UPDATE;
    IF whole.starter_id IS DISTINCT FROM NEW.starter_id OR (TG_OP = 'UPDATE' AND NEW.visit_id <> OLD.visit_id) THEN
        RAISE EXCEPTION 'visit % is of another', NEW.visit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'scores_fit_the_visit', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_OP = 'UPDATE' AND whole.opened_at IS NOT NULL AND (NEW.sent_at IS DISTINCT FROM OLD.sent_at
            OR to_jsonb(NEW) ->> 'waived' IS DISTINCT FROM to_jsonb(OLD) ->> 'waived') THEN
        RAISE EXCEPTION 'what was sent stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_scores_stay', TABLE = TG_TABLE_NAME;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.handed_in_at IS NOT NULL THEN
        NEW.handed_in_at := OLD.handed_in_at;
        RETURN NEW;
    END IF;
    NEW.handed_in_at := NULL;
    IF NEW.sent_at IS NULL OR (to_jsonb(NEW) ->> 'waived')::boolean THEN
        RETURN NEW;
    END IF;
    IF TG_TABLE_NAME = 'coaching_observation' THEN
        SELECT sent_at INTO other FROM coaching_selfrating WHERE visit_id = NEW.visit_id;
    ELSE
        SELECT sent_at INTO other FROM coaching_observation WHERE visit_id = NEW.visit_id;
    END IF;
    IF other IS NOT NULL THEN
        NEW.handed_in_at := greatest(NEW.sent_at, other);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION coaching_open_both() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    observed timestamptz;
    rated timestamptz;
    without boolean;
BEGIN
    IF session_user = current_user OR (TG_OP = 'UPDATE' AND NEW.sent_at IS NOT DISTINCT FROM OLD.sent_at) THEN
        RETURN NULL;
    END IF;
    SELECT sent_at INTO observed FROM coaching_observation WHERE visit_id = NEW.visit_id;
    SELECT sent_at, waived INTO rated, without FROM coaching_selfrating WHERE visit_id = NEW.visit_id;
    UPDATE coaching_lessonvisit SET observed_at = observed, rated_at = rated, is_waived = coalesce(without, false),
        opened_at = CASE WHEN observed IS NOT NULL AND rated IS NOT NULL THEN greatest(observed, rated) END
        WHERE item = NEW.visit_id;
    IF observed IS NOT NULL AND rated IS NOT NULL THEN
        UPDATE coaching_observation SET sent_at = sent_at WHERE visit_id = NEW.visit_id AND handed_in_at IS NULL;
        UPDATE coaching_selfrating SET sent_at = sent_at WHERE visit_id = NEW.visit_id AND handed_in_at IS NULL;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION coaching_sent_scores_stay() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sent timestamptz;
BEGIN
    IF session_user <> current_user AND NOT (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN
        IF TG_TABLE_NAME = 'coaching_itemscore' THEN
            SELECT sent_at INTO sent FROM coaching_observation
                WHERE item = (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'observation_id')::uuid;
        ELSE
            SELECT sent_at INTO sent FROM coaching_selfrating
                WHERE item = (coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'rating_id')::uuid;
        END IF;
        IF sent IS NOT NULL THEN
            RAISE EXCEPTION 'what was sent stays'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_scores_stay', TABLE = TG_TABLE_NAME;
        END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION coaching_sent_stays() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> current_user AND OLD.sent_at IS NOT NULL THEN
        RAISE EXCEPTION 'what was sent stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sent_scores_stay', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN OLD;
END $$;

REVOKE EXECUTE ON FUNCTION coaching_blind_until_both(), coaching_open_both(), coaching_sent_scores_stay(),
    coaching_sent_stays() FROM PUBLIC;

CREATE TRIGGER coaching_blind_until_both BEFORE INSERT OR UPDATE ON coaching_observation
    FOR EACH ROW EXECUTE FUNCTION coaching_blind_until_both();
CREATE TRIGGER coaching_blind_until_both BEFORE INSERT OR UPDATE ON coaching_selfrating
    FOR EACH ROW EXECUTE FUNCTION coaching_blind_until_both();
CREATE TRIGGER coaching_open_both AFTER INSERT OR UPDATE ON coaching_observation
    FOR EACH ROW EXECUTE FUNCTION coaching_open_both();
CREATE TRIGGER coaching_open_both AFTER INSERT OR UPDATE ON coaching_selfrating
    FOR EACH ROW EXECUTE FUNCTION coaching_open_both();
CREATE TRIGGER coaching_sent_scores_stay BEFORE INSERT OR UPDATE OR DELETE ON coaching_itemscore
    FOR EACH ROW EXECUTE FUNCTION coaching_sent_scores_stay();
CREATE TRIGGER coaching_sent_scores_stay BEFORE INSERT OR UPDATE OR DELETE ON coaching_selfscore
    FOR EACH ROW EXECUTE FUNCTION coaching_sent_scores_stay();
CREATE TRIGGER coaching_sent_stays BEFORE DELETE ON coaching_observation
    FOR EACH ROW EXECUTE FUNCTION coaching_sent_stays();
CREATE TRIGGER coaching_sent_stays BEFORE DELETE ON coaching_selfrating
    FOR EACH ROW EXECUTE FUNCTION coaching_sent_stays();
"""

BACKWARD = """
DROP TRIGGER coaching_sent_stays ON coaching_selfrating;
DROP TRIGGER coaching_sent_stays ON coaching_observation;
DROP TRIGGER coaching_sent_scores_stay ON coaching_selfscore;
DROP TRIGGER coaching_sent_scores_stay ON coaching_itemscore;
DROP TRIGGER coaching_open_both ON coaching_selfrating;
DROP TRIGGER coaching_open_both ON coaching_observation;
DROP TRIGGER coaching_blind_until_both ON coaching_selfrating;
DROP TRIGGER coaching_blind_until_both ON coaching_observation;
DROP FUNCTION coaching_sent_stays();
DROP FUNCTION coaching_sent_scores_stay();
DROP FUNCTION coaching_open_both();
DROP FUNCTION coaching_blind_until_both();
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0007_lesson_visits")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
