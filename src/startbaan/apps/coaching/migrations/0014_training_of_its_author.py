"""A round of training and its lessons are their author's alone; a round keeps which lessons were drawn for it."""

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

WHO = {"on_delete": django.db.models.deletion.CASCADE, "related_name": "+", "to": "people.person"}


class Migration(migrations.Migration):
    dependencies = [("coaching", "0013_counted_answers"), ("people", "0005_where_schools_lie")]

    operations = [
        migrations.RemoveConstraint("traininground", "training_round_one_open"),
        migrations.RenameField("traininground", "person", "author"),
        migrations.AlterField("traininground", "author", models.ForeignKey(**WHO, verbose_name="wie leert observeren")),
        migrations.AddConstraint(
            "traininground",
            models.UniqueConstraint(
                condition=models.Q(("finished_at__isnull", True)),
                fields=("author", "instrument_key"),
                name="training_round_one_open",
                violation_error_message="Je bent al met deze training bezig.",
            ),
        ),
        migrations.AddConstraint(
            "traininground",
            models.UniqueConstraint(fields=("id", "author"), name="training_round_of_its_author"),
        ),
        migrations.AddField(
            "traininground",
            "lessons",
            ArrayField(base_field=models.CharField(max_length=60), default=list, size=None, verbose_name="lessen"),
        ),
        migrations.AddField(
            "traininglesson", "author", models.ForeignKey(**WHO, null=True, verbose_name="wie leert observeren")
        ),
    ]
