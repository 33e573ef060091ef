"""Rounds begun before were of the four lessons there were; a lesson scored is of who began its round."""

from django.db import migrations

ROUNDS = """
UPDATE coaching_traininground SET lessons = ARRAY['fractions', 'trenches', 'heat-pump', 'spelling']
WHERE instrument_key = 'lesson-35' AND lessons = '{}'
"""
AUTHORS = """
UPDATE coaching_traininglesson l SET author_id = r.author_id
FROM coaching_traininground r WHERE r.id = l.round_id AND l.author_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("coaching", "0014_training_of_its_author")]

    operations = [
        migrations.RunSQL(ROUNDS, migrations.RunSQL.noop),
        migrations.RunSQL(AUTHORS, migrations.RunSQL.noop),
    ]
