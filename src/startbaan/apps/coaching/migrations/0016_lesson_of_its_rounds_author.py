"""A scored lesson has an author, who is that of its round; the database sees to it."""

import django.db.models.deletion
from django.db import migrations, models

SAME = """
ALTER TABLE coaching_traininglesson ADD CONSTRAINT training_lesson_of_the_rounds_author
FOREIGN KEY (round_id, author_id) REFERENCES coaching_traininground (id, author_id) DEFERRABLE INITIALLY DEFERRED
"""
LOOSE = "ALTER TABLE coaching_traininglesson DROP CONSTRAINT training_lesson_of_the_rounds_author"


class Migration(migrations.Migration):
    dependencies = [("coaching", "0015_lessons_of_rounds")]

    operations = [
        migrations.AlterField(
            "traininglesson",
            "author",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="people.person",
                verbose_name="wie leert observeren",
            ),
        ),
        migrations.RunSQL(SAME, LOOSE),
    ]
