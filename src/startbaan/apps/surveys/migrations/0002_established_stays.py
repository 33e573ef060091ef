"""An established version of a questionnaire never changes and never goes: answers were given to its words."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION surveys_established_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'questionnaire version % is established', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'questionnaire_version_established',
                  TABLE = 'surveys_questionnaireversion';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER surveys_established_stays BEFORE UPDATE OR DELETE ON surveys_questionnaireversion
    FOR EACH ROW EXECUTE FUNCTION surveys_established_stays();
"""

BACKWARD = """
DROP TRIGGER surveys_established_stays ON surveys_questionnaireversion;
DROP FUNCTION surveys_established_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
