"""A published version of a programme never changes and never goes: tracks count on its words."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION programme_published_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.published_at IS NOT NULL THEN
        RAISE EXCEPTION 'programme version % is published', OLD.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'programme_version_published',
                  TABLE = 'programme_programmeversion';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER programme_published_stays BEFORE UPDATE OR DELETE ON programme_programmeversion
    FOR EACH ROW EXECUTE FUNCTION programme_published_stays();
"""

BACKWARD = """
DROP TRIGGER programme_published_stays ON programme_programmeversion;
DROP FUNCTION programme_published_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("programme", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
