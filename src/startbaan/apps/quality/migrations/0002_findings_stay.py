"""What was found, agreed, decided, brought out and measured stays; only how far it is goes on."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION quality_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% stays as it is', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_stays', TABLE = TG_TABLE_NAME;
END $$;

CREATE FUNCTION quality_finding_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - 'state' - 'changed_on') IS DISTINCT FROM (to_jsonb(OLD) - 'state' - 'changed_on') THEN
        RAISE EXCEPTION 'finding % stays as it was noted', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_stays', TABLE = 'quality_finding';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_action_goes_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.done_on IS NOT NULL OR
        (to_jsonb(NEW) - 'owner_id' - 'until' - 'done_on') IS DISTINCT FROM
        (to_jsonb(OLD) - 'owner_id' - 'until' - 'done_on')
    THEN
        RAISE EXCEPTION 'action % stays as it was agreed', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'quality_stays', TABLE = 'quality_findingaction';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER quality_finding_goes_on BEFORE UPDATE ON quality_finding
    FOR EACH ROW EXECUTE FUNCTION quality_finding_goes_on();
CREATE TRIGGER quality_finding_stays BEFORE DELETE ON quality_finding
    FOR EACH ROW EXECUTE FUNCTION quality_stays();
CREATE TRIGGER quality_action_goes_on BEFORE UPDATE ON quality_findingaction
    FOR EACH ROW EXECUTE FUNCTION quality_action_goes_on();
CREATE TRIGGER quality_action_stays BEFORE DELETE ON quality_findingaction
    FOR EACH ROW EXECUTE FUNCTION quality_stays();
CREATE TRIGGER quality_decision_stays BEFORE UPDATE OR DELETE ON quality_findingdecision
    FOR EACH ROW EXECUTE FUNCTION quality_stays();
CREATE TRIGGER quality_release_stays BEFORE UPDATE OR DELETE ON quality_findingrelease
    FOR EACH ROW EXECUTE FUNCTION quality_stays();
CREATE TRIGGER quality_measure_stays BEFORE UPDATE OR DELETE ON quality_findingmeasure
    FOR EACH ROW EXECUTE FUNCTION quality_stays();
"""

BACKWARD = """
DROP TRIGGER quality_measure_stays ON quality_findingmeasure;
DROP TRIGGER quality_release_stays ON quality_findingrelease;
DROP TRIGGER quality_decision_stays ON quality_findingdecision;
DROP TRIGGER quality_action_stays ON quality_findingaction;
DROP TRIGGER quality_action_goes_on ON quality_findingaction;
DROP TRIGGER quality_finding_stays ON quality_finding;
DROP TRIGGER quality_finding_goes_on ON quality_finding;
DROP FUNCTION quality_action_goes_on();
DROP FUNCTION quality_finding_goes_on();
DROP FUNCTION quality_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
