"""Learning to observe: the example lessons somebody scored."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0010_pupils_in_counts"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrainingRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("instrument_key", models.CharField(max_length=80, verbose_name="instrument")),
                ("begun_at", models.DateTimeField(verbose_name="begonnen")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="alle lessen gescoord")),
                ("passed", models.BooleanField(default=False, verbose_name="geslaagd")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="wie leert observeren",
                    ),
                ),
            ],
            options={
                "verbose_name": "observatortraining",
                "verbose_name_plural": "observatortrainingen",
            },
        ),
        migrations.CreateModel(
            name="TrainingLesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lesson", models.CharField(max_length=60, verbose_name="les")),
                ("scores", models.JSONField(verbose_name="scores")),
                ("scored_at", models.DateTimeField(verbose_name="gescoord")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="coaching.traininground",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "verbose_name": "gescoorde oefenles",
                "verbose_name_plural": "gescoorde oefenlessen",
            },
        ),
        migrations.AddConstraint(
            model_name="traininground",
            constraint=models.UniqueConstraint(
                condition=models.Q(("finished_at__isnull", True)),
                fields=("person", "instrument_key"),
                name="training_round_one_open",
                violation_error_message="Je bent al met deze training bezig.",
            ),
        ),
        migrations.AddConstraint(
            model_name="traininground",
            constraint=models.CheckConstraint(
                condition=models.Q(("passed", False), ("finished_at__isnull", False), _connector="OR"),
                name="training_round_passed_when_finished",
            ),
        ),
        migrations.AddConstraint(
            model_name="traininglesson",
            constraint=models.UniqueConstraint(
                fields=("round", "lesson"),
                name="training_lesson_once",
                violation_error_message="Deze les heb je al gescoord.",
            ),
        ),
    ]
