"""Rounds in which a starter asks a class, and the counts of what pupils answer."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0008_blind_until_both"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="PupilRound",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("class_name", models.CharField(max_length=60, verbose_name="klas")),
                ("called", models.CharField(max_length=60, verbose_name="hoe leerlingen de starter noemen")),
                ("code", models.CharField(max_length=6, verbose_name="code")),
                ("pupils", models.PositiveSmallIntegerField(verbose_name="aantal leerlingen")),
                ("least", models.PositiveSmallIntegerField(verbose_name="te zien vanaf")),
                ("open_until", models.DateField(verbose_name="open tot en met")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten")),
                (
                    "questions",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None, verbose_name="sleutels van de vragen"
                    ),
                ),
                ("top", models.PositiveSmallIntegerField(verbose_name="hoogste antwoord")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="geschreven door",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="vragen",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                    ),
                ),
                (
                    "starter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="starter",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.lessonvisit",
                        verbose_name="bij het lesbezoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "klasvraag",
                "verbose_name_plural": "klasvragen",
            },
        ),
        migrations.CreateModel(
            name="PupilTotal",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="coaching.pupilround",
                        verbose_name="klasvraag",
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(verbose_name="leerlingen")),
            ],
            options={
                "verbose_name": "aantal antwoorden van een klas",
                "verbose_name_plural": "aantallen antwoorden van klassen",
            },
        ),
        migrations.CreateModel(
            name="PupilCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "round", "question", "answer", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=60, verbose_name="vraag")),
                ("answer", models.PositiveSmallIntegerField(verbose_name="antwoord")),
                ("people", models.PositiveSmallIntegerField(verbose_name="leerlingen")),
                (
                    "round",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="coaching.pupilround",
                        verbose_name="klasvraag",
                    ),
                ),
            ],
            options={
                "verbose_name": "telling van een klas",
                "verbose_name_plural": "tellingen van klassen",
            },
        ),
        migrations.AddIndex(
            model_name="pupilround",
            index=models.Index(fields=["starter", "-made_at"], name="pupil_round_latest"),
        ),
        migrations.AddConstraint(
            model_name="pupilround",
            constraint=models.UniqueConstraint(
                fields=("code",),
                name="pupil_round_code_once",
                violation_error_message="Deze code bestond al. Probeer het nog eens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pupilround",
            constraint=models.CheckConstraint(
                condition=models.Q(("least__gte", 10), ("pupils__gte", models.F("least")), ("pupils__lte", 100)),
                name="pupil_round_of_enough_pupils",
                violation_error_message="Met zo weinig of zo veel leerlingen kan het niet.",
            ),
        ),
    ]
