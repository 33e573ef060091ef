"""What was signed never changes: not the report, not the comment under it, not what was added; also not in a race.

The function runs as the owner, for whoever writes may not see the signature. Whoever owns the tables (migrating,
purging) passes.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION appraisal_report_stays() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> current_user AND NOT (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(OLD.item::text, 0));
        IF EXISTS (
            SELECT 1 FROM appraisal_appraisalcomment WHERE report_id = OLD.item AND signed_version IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'report % is signed', OLD.item
                USING ERRCODE = 'check_violation', CONSTRAINT = 'appraisal_report_closed',
                      TABLE = 'appraisal_appraisalreport';
        END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION appraisal_comment_fits() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    whole record;
BEGIN
    IF session_user <> current_user THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.report_id::text, 0));
        SELECT starter_id, pair_id, version, handed_in_at INTO whole
            FROM appraisal_appraisalreport WHERE item = NEW.report_id;
        IF whole.handed_in_at IS NULL OR NEW.handed_in_at IS NULL
            OR whole.starter_id <> NEW.starter_id OR whole.pair_id IS DISTINCT FROM NEW.pair_id
            OR (NEW.signed_version IS NOT NULL AND whole.version <> NEW.signed_version)
        THEN
            RAISE EXCEPTION 'report % is another than was read', NEW.report_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'appraisal_comment_fits',
                      TABLE = 'appraisal_appraisalcomment';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION appraisal_words_stay() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF session_user <> current_user AND NOT (TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD) THEN
        RAISE EXCEPTION 'what was added stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'appraisal_words_stay', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER appraisal_report_stays BEFORE UPDATE OR DELETE ON appraisal_appraisalreport
    FOR EACH ROW EXECUTE FUNCTION appraisal_report_stays();
CREATE TRIGGER appraisal_comment_fits BEFORE INSERT ON appraisal_appraisalcomment
    FOR EACH ROW EXECUTE FUNCTION appraisal_comment_fits();
CREATE TRIGGER appraisal_comment_stays BEFORE UPDATE OR DELETE ON appraisal_appraisalcomment
    FOR EACH ROW EXECUTE FUNCTION appraisal_words_stay();
CREATE TRIGGER appraisal_note_stays BEFORE UPDATE OR DELETE ON appraisal_appraisalnote
    FOR EACH ROW EXECUTE FUNCTION appraisal_words_stay();
"""

BACKWARD = """
DROP TRIGGER appraisal_note_stays ON appraisal_appraisalnote;
DROP TRIGGER appraisal_comment_stays ON appraisal_appraisalcomment;
DROP TRIGGER appraisal_comment_fits ON appraisal_appraisalcomment;
DROP TRIGGER appraisal_report_stays ON appraisal_appraisalreport;
DROP FUNCTION appraisal_words_stay();
DROP FUNCTION appraisal_comment_fits();
DROP FUNCTION appraisal_report_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("appraisal", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
