"""Pupils are asked in coaching now, in counts: what was asked of them here goes, with the questionnaire it was asked by.

The key of such a survey may stay behind as a file; it opens nothing any more.
"""

from django.db import migrations

FORWARD = """
CREATE TEMPORARY TABLE asked_of_pupils ON COMMIT DROP AS
    SELECT s.id FROM surveys_survey s JOIN surveys_questionnaireversion q ON q.id = s.questionnaire_id
    WHERE s.code_digest <> '' OR q.subject = 'lesson';
DELETE FROM surveys_counted WHERE stratum_id IN (
    SELECT t.id FROM surveys_stratum t WHERE t.survey_id IN (SELECT id FROM asked_of_pupils));
DELETE FROM surveys_words WHERE stratum_id IN (
    SELECT t.id FROM surveys_stratum t WHERE t.survey_id IN (SELECT id FROM asked_of_pupils));
DELETE FROM surveys_stratum WHERE survey_id IN (SELECT id FROM asked_of_pupils);
DELETE FROM surveys_poolshard WHERE survey_id IN (SELECT id FROM asked_of_pupils);
DELETE FROM surveys_answeredshard WHERE survey_id IN (SELECT id FROM asked_of_pupils);
DELETE FROM surveys_asked WHERE survey_id IN (SELECT id FROM asked_of_pupils);
DELETE FROM surveys_survey WHERE id IN (SELECT id FROM asked_of_pupils);
ALTER TABLE surveys_questionnaireversion DISABLE TRIGGER surveys_established_stays;
DELETE FROM surveys_questionnaireversion WHERE subject = 'lesson';
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE surveys_questionnaireversion ENABLE TRIGGER surveys_established_stays;
"""


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_established_stays")]

    operations = [migrations.RunSQL(FORWARD, migrations.RunSQL.noop)]
