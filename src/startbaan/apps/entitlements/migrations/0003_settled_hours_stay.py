"""A settled agreement about hours and a correction never change; what is proposed stays as it was proposed."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION entitlements_hours_agreement_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.outcome <> '' OR
        (NEW.starter_id, NEW.school_year, NEW.purpose, NEW.hours, NEW.proposed_by_id, NEW.proposed_at)
        IS DISTINCT FROM
        (OLD.starter_id, OLD.school_year, OLD.purpose, OLD.hours, OLD.proposed_by_id, OLD.proposed_at)
    THEN
        RAISE EXCEPTION 'hours agreement % stays as it is', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'hours_agreement_stays',
                  TABLE = 'entitlements_hoursagreement';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entitlements_hours_agreement_stays BEFORE UPDATE ON entitlements_hoursagreement
    FOR EACH ROW EXECUTE FUNCTION entitlements_hours_agreement_stays();

CREATE FUNCTION entitlements_hours_correction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'hours correction % stays as it is', OLD.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'hours_correction_stays',
              TABLE = 'entitlements_hourscorrection';
END $$;

CREATE TRIGGER entitlements_hours_correction_stays BEFORE UPDATE ON entitlements_hourscorrection
    FOR EACH ROW EXECUTE FUNCTION entitlements_hours_correction_stays();
"""

BACKWARD = """
DROP TRIGGER entitlements_hours_agreement_stays ON entitlements_hoursagreement;
DROP FUNCTION entitlements_hours_agreement_stays();
DROP TRIGGER entitlements_hours_correction_stays ON entitlements_hourscorrection;
DROP FUNCTION entitlements_hours_correction_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("entitlements", "0002_hours")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
