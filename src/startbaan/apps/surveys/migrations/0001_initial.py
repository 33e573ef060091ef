"""Questionnaires by version, surveys and who is asked; who answered; sealed answers; and what was counted."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuestionnaireVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.SlugField(max_length=60, verbose_name="sleutel")),
                ("version", models.CharField(max_length=60, verbose_name="versie")),
                ("title", models.CharField(max_length=200, verbose_name="titel")),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("afternoon", "afternoon"),
                            ("peer_consultation", "peer_consultation"),
                            ("guidance", "guidance"),
                            ("coach", "coach"),
                            ("lesson", "lesson"),
                            ("scan", "scan"),
                            ("guarantees", "guarantees"),
                        ],
                        max_length=20,
                        verbose_name="waarover",
                    ),
                ),
                ("text", models.TextField(verbose_name="vragenlijst als YAML")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="vastgesteld")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="gemaakt door",
                    ),
                ),
            ],
            options={
                "verbose_name": "vragenlijstversie",
                "verbose_name_plural": "vragenlijstversies",
            },
        ),
        migrations.CreateModel(
            name="Stratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.CharField(blank=True, max_length=20, verbose_name="als")),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="mensen")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "groep antwoorden",
                "verbose_name_plural": "groepen antwoorden",
            },
        ),
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "stratum", "question", "answer", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=60, verbose_name="vraag")),
                ("answer", models.CharField(blank=True, max_length=70, verbose_name="antwoord")),
                ("people", models.PositiveIntegerField(verbose_name="mensen")),
                (
                    "stratum",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.stratum",
                        verbose_name="groep antwoorden",
                    ),
                ),
            ],
            options={
                "verbose_name": "telling van antwoorden",
                "verbose_name_plural": "tellingen van antwoorden",
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("about", models.CharField(blank=True, max_length=80, verbose_name="waarover")),
                ("name", models.CharField(max_length=200, verbose_name="naam")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("opens_on", models.DateField(verbose_name="opent op")),
                ("closes_on", models.DateField(verbose_name="laatste dag")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "loopt"), ("closed", "gesloten"), ("settled", "uitgeteld")],
                        default="open",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                (
                    "remainder",
                    models.CharField(
                        choices=[("counted", "telt mee in het geheel"), ("kept", "blijft dicht tot er genoeg is")],
                        default="counted",
                        max_length=10,
                        verbose_name="wat overblijft",
                    ),
                ),
                ("secret", models.BinaryField(verbose_name="geheim van de volgorde")),
                ("answered", models.PositiveIntegerField(blank=True, null=True, verbose_name="zoveel antwoordden er")),
                ("code_digest", models.CharField(blank=True, max_length=64, verbose_name="vingerafdruk van de code")),
                (
                    "most_answers",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="hoogste aantal antwoorden"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.questionnaireversion",
                        verbose_name="vragenlijst",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="alleen te lezen door",
                    ),
                ),
            ],
            options={
                "verbose_name": "enquête",
                "verbose_name_plural": "enquêtes",
            },
        ),
        migrations.AddField(
            model_name="stratum",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="surveys.survey",
                verbose_name="enquête",
            ),
        ),
        migrations.CreateModel(
            name="PoolShard",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "survey", "shard", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("shard", models.PositiveSmallIntegerField(verbose_name="deel")),
                (
                    "sealed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BinaryField(), default=list, size=None, verbose_name="verzegelde antwoorden"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                        verbose_name="enquête",
                    ),
                ),
            ],
            options={
                "verbose_name": "deel van de verzegelde antwoorden",
                "verbose_name_plural": "delen van de verzegelde antwoorden",
            },
        ),
        migrations.CreateModel(
            name="Asked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group", models.CharField(max_length=20, verbose_name="als")),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur",
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
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                        verbose_name="enquête",
                    ),
                ),
            ],
            options={
                "verbose_name": "gevraagde",
                "verbose_name_plural": "gevraagden",
            },
        ),
        migrations.CreateModel(
            name="AnsweredShard",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "survey", "shard", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("shard", models.PositiveSmallIntegerField(verbose_name="deel")),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None, verbose_name="wie antwoordden"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                        verbose_name="enquête",
                    ),
                ),
            ],
            options={
                "verbose_name": "deel van wie antwoordden",
                "verbose_name_plural": "delen van wie antwoordden",
            },
        ),
        migrations.CreateModel(
            name="Words",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "stratum", "question", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("question", models.CharField(max_length=60, verbose_name="vraag")),
                (
                    "texts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="teksten"
                    ),
                ),
                (
                    "stratum",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.stratum",
                        verbose_name="groep antwoorden",
                    ),
                ),
            ],
            options={
                "verbose_name": "eigen woorden",
                "verbose_name_plural": "eigen woorden",
            },
        ),
        migrations.AddConstraint(
            model_name="questionnaireversion",
            constraint=models.UniqueConstraint(
                fields=("key", "version", "owner"),
                name="questionnaire_version_once",
                nulls_distinct=False,
                violation_error_message="Deze versie van de vragenlijst bestaat al. Kies een nieuw nummer.",
            ),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["state", "closes_on"], name="survey_to_close"),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code_digest", "")),
                fields=("questionnaire", "organisation", "about", "opens_on"),
                name="survey_once",
                violation_error_message="Deze enquête staat al klaar voor deze dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code_digest", ""), _negated=True),
                fields=("code_digest",),
                name="survey_code_once",
                violation_error_message="Deze code is al in gebruik. Maak een nieuwe.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                name="survey_closes_after_it_opens",
                violation_error_message="De laatste dag ligt niet voor de eerste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code_digest", ""), ("most_answers__isnull", True)),
                    models.Q(
                        models.Q(("code_digest", ""), _negated=True),
                        ("most_answers__gte", 1),
                        ("reader__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="survey_with_a_code_has_a_reader_and_a_most",
                violation_error_message="Zeg hoeveel leerlingen er zijn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stratum",
            constraint=models.UniqueConstraint(
                fields=("survey", "group", "sector", "board"), name="stratum_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="asked",
            constraint=models.UniqueConstraint(
                fields=("survey", "starter"),
                name="survey_asked_once",
                violation_error_message="Deze persoon is al gevraagd.",
            ),
        ),
    ]
