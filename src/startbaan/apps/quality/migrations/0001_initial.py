"""How a partnership stands, what it asks of itself, and what it found."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("people", "0004_brin_once"),
        ("programme", "0008_versions_follow"),
    ]

    operations = [
        migrations.CreateModel(
            name="PanelReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("day", models.DateField(verbose_name="dag")),
                ("gathering", models.UUIDField(blank=True, null=True, unique=True, verbose_name="bijeenkomst")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
            ],
            options={
                "verbose_name": "verslag van een panelgesprek",
                "verbose_name_plural": "verslagen van panelgesprekken",
            },
        ),
        migrations.CreateModel(
            name="PanelNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("words", models.TextField(max_length=2000, verbose_name="wat er gezegd is")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="quality.panelreport",
                        verbose_name="verslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "aantekening van een panelgesprek",
                "verbose_name_plural": "aantekeningen van panelgesprekken",
            },
        ),
        migrations.CreateModel(
            name="PartnershipStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "standing",
                    models.CharField(
                        choices=[("recognised", "erkend"), ("aspirant", "aspirant")],
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand van een opleidingsschool",
                "verbose_name_plural": "standen van opleidingsscholen",
            },
        ),
        migrations.CreateModel(
            name="ReviewHeld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "kind_of_review",
                    models.CharField(
                        choices=[
                            ("peer-review", "peer review"),
                            ("assessing-review", "beoordelende review"),
                            ("visit", "bezoek aan een ander"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("day", models.DateField(verbose_name="dag")),
                ("with_whom", models.CharField(blank=True, max_length=200, verbose_name="met wie")),
                ("words", models.TextField(blank=True, max_length=20000, verbose_name="wat er uitkwam")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("name", models.CharField(max_length=120, verbose_name="naam")),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="bestand",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="quality.reviewheld",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "document van een review",
                "verbose_name_plural": "documenten van reviews",
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("survey", "een enquête"),
                            ("scan", "de scan"),
                            ("guarantees", "de zelfevaluatie op de waarborgen"),
                            ("panel", "een panelgesprek"),
                            ("review", "een review"),
                            ("body", "een besluit van een overleg"),
                        ],
                        max_length=12,
                        verbose_name="komt uit",
                    ),
                ),
                ("noted_on", models.DateField(verbose_name="genoteerd op")),
                ("title", models.CharField(max_length=160, verbose_name="bevinding")),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="toelichting")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("noted", "genoteerd"),
                            ("acting", "in actie"),
                            ("decided", "besloten"),
                            ("brought_out", "in het programma"),
                            ("measured", "opnieuw bekeken"),
                            ("closed", "gesloten"),
                        ],
                        default="noted",
                        max_length=12,
                        verbose_name="stand",
                    ),
                ),
                ("changed_on", models.DateField(blank=True, null=True, verbose_name="veranderd op")),
                ("survey", models.UUIDField(blank=True, null=True, verbose_name="enquête")),
                ("question", models.SlugField(blank=True, max_length=80, verbose_name="vraag")),
                ("theme", models.SlugField(blank=True, max_length=80, verbose_name="thema")),
                ("group", models.SlugField(blank=True, max_length=40, verbose_name="groep")),
                (
                    "wanted",
                    models.CharField(
                        choices=[("more", "hoger"), ("less", "lager")],
                        default="more",
                        max_length=4,
                        verbose_name="gewenst",
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
                        verbose_name="schoolbestuur",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quality.panelnote",
                        verbose_name="aantekening",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quality.reviewheld",
                        verbose_name="review",
                    ),
                ),
            ],
            options={
                "verbose_name": "bevinding",
                "verbose_name_plural": "bevindingen",
            },
        ),
        migrations.CreateModel(
            name="FindingAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("what", models.CharField(max_length=300, verbose_name="wat")),
                ("until", models.DateField(verbose_name="klaar op")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="gedaan op")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="quality.finding",
                        verbose_name="bevinding",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="van wie",
                    ),
                ),
            ],
            options={
                "verbose_name": "actie bij een bevinding",
                "verbose_name_plural": "acties bij bevindingen",
                "indexes": [
                    models.Index(condition=models.Q(("done_on", None)), fields=["owner"], name="finding_action_to_do")
                ],
                "constraints": [models.UniqueConstraint(fields=("finding", "number"), name="finding_action_once")],
            },
        ),
        migrations.CreateModel(
            name="FindingDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("change", "het programma verandert"), ("keep", "het programma blijft zo")],
                        max_length=6,
                        verbose_name="besluit",
                    ),
                ),
                ("on", models.DateField(verbose_name="dag")),
                ("why", models.TextField(max_length=4000, verbose_name="waarom")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="quality.finding",
                        verbose_name="bevinding",
                    ),
                ),
            ],
            options={
                "verbose_name": "besluit over een bevinding",
                "verbose_name_plural": "besluiten over bevindingen",
                "constraints": [models.UniqueConstraint(fields=("finding", "number"), name="finding_decision_once")],
            },
        ),
        migrations.CreateModel(
            name="FindingMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("better", "beter"),
                            ("worse", "slechter"),
                            ("unclear", "niet duidelijk"),
                            ("not_measured", "niet te vergelijken"),
                        ],
                        max_length=12,
                        verbose_name="effect",
                    ),
                ),
                ("on", models.DateField(verbose_name="dag")),
                ("survey", models.UUIDField(blank=True, null=True, verbose_name="enquête")),
                ("change", models.FloatField(blank=True, null=True, verbose_name="verschil")),
                ("change_low", models.FloatField(blank=True, null=True, verbose_name="verschil, ondergrens")),
                ("change_high", models.FloatField(blank=True, null=True, verbose_name="verschil, bovengrens")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="quality.finding",
                        verbose_name="bevinding",
                    ),
                ),
            ],
            options={
                "verbose_name": "effect van een bevinding",
                "verbose_name_plural": "effecten van bevindingen",
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "number"), name="finding_measure_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("change__isnull", True),
                                ("change_high__isnull", True),
                                ("change_low__isnull", True),
                                ("effect", "not_measured"),
                            ),
                            models.Q(
                                models.Q(("effect", "not_measured"), _negated=True),
                                ("change__isnull", False),
                                ("change_high__isnull", False),
                                ("change_low__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="finding_measure_has_an_interval",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FindingRelease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="nummer")),
                ("on", models.DateField(verbose_name="dag")),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="quality.finding",
                        verbose_name="bevinding",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programmeversion",
                        verbose_name="programmaversie",
                    ),
                ),
            ],
            options={
                "verbose_name": "bevinding in een programmaversie",
                "verbose_name_plural": "bevindingen in programmaversies",
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "number"), name="finding_release_once"),
                    models.UniqueConstraint(fields=("finding", "version"), name="finding_release_once_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="GuaranteeStatements",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("guarantee", models.SlugField(max_length=40, verbose_name="waarborg")),
                ("text", models.TextField(blank=True, max_length=20000, verbose_name="stellingen")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
            ],
            options={
                "verbose_name": "stellingen bij een waarborg",
                "verbose_name_plural": "stellingen bij waarborgen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "school_year", "guarantee"), name="guarantee_statements_once_a_year"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="panelreport",
            constraint=models.UniqueConstraint(
                fields=("partnership", "day"),
                name="panel_report_once_a_day",
                violation_error_message="Van die dag is er al een verslag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="panelnote",
            constraint=models.UniqueConstraint(fields=("report", "number"), name="panel_note_once"),
        ),
        migrations.AddConstraint(
            model_name="partnershipstanding",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                name="partnership_standing_has_days",
                violation_error_message="De einddatum ligt voor de begindatum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnershipstanding",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("partnership", "="), ("period", "&&")],
                name="partnership_standing_one_at_a_time",
                violation_error_message="In die periode staat al hoe de opleidingsschool ervoor staat.",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewheld",
            index=models.Index(fields=["partnership", "-day"], name="review_held_newest"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["partnership", "-noted_on"], name="finding_newest"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question", ""), ("survey__isnull", True), ("theme", "")),
                    models.Q(("origin__in", ["survey", "scan", "guarantees"]), ("survey__isnull", False)),
                    _connector="OR",
                ),
                name="finding_about_a_survey_names_it",
            ),
        ),
    ]
