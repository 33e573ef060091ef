"""The cycle of a board, the report of a talk with the line manager, its signature and what is added to it."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
        ("programme", "0003_one_key_to_the_track"),
    ]

    operations = [
        migrations.CreateModel(
            name="AppraisalReport",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("title", models.CharField(max_length=200, verbose_name="naam van het gesprek")),
                ("year", models.PositiveSmallIntegerField(verbose_name="jaar van het traject")),
                ("seen", models.TextField(blank=True, max_length=20000, verbose_name="gezien in de klas")),
                ("words", models.TextField(blank=True, max_length=20000, verbose_name="verslag van het gesprek")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="versie")),
                ("visited_on", models.DateField(blank=True, null=True, verbose_name="klassenbezoek op")),
                (
                    "visit_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minuten in de klas"),
                ),
                ("talked_on", models.DateField(blank=True, null=True, verbose_name="gesproken op")),
                (
                    "activity",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programme.activity",
                        verbose_name="gesprek",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "gespreksverslag",
                "verbose_name_plural": "gespreksverslagen",
            },
        ),
        migrations.CreateModel(
            name="AppraisalNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(max_length=20000, verbose_name="aanvulling")),
                ("written_at", models.DateTimeField(verbose_name="geschreven")),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appraisal.appraisalreport",
                        verbose_name="gespreksverslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "aanvulling op het gespreksverslag",
                "verbose_name_plural": "aanvullingen op het gespreksverslag",
            },
        ),
        migrations.CreateModel(
            name="AppraisalComment",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                (
                    "signed_version",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="ondertekende versie"),
                ),
                ("words", models.TextField(blank=True, max_length=20000, verbose_name="reactie")),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appraisal.appraisalreport",
                        verbose_name="gespreksverslag",
                    ),
                ),
            ],
            options={
                "verbose_name": "reactie op het gespreksverslag",
                "verbose_name_plural": "reacties op het gespreksverslag",
            },
        ),
        migrations.CreateModel(
            name="AppraisalCycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                ("talks", models.JSONField(verbose_name="namen van de gesprekken, per jaar van het traject")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="schoolbestuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "gesprekscyclus van een bestuur",
                "verbose_name_plural": "gesprekscycli van een bestuur",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="appraisal_cycle_has_days",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("board", "="), ("period", "&&")],
                        name="appraisal_cycle_one_at_a_time",
                        violation_error_message="Dit bestuur heeft in die periode al een gesprekscyclus.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="appraisalreport",
            index=models.Index(fields=["starter", "-made_at"], name="appraisal_report_of_starter"),
        ),
        migrations.AddConstraint(
            model_name="appraisalreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("activity__isnull", False), ("pair__isnull", False)),
                fields=("activity", "pair"),
                name="appraisal_report_once_a_talk",
                violation_error_message="Van dit gesprek is al een verslag gemaakt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalcomment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("signed_version__isnull", False)),
                fields=("report",),
                name="appraisal_signed_once",
                violation_error_message="Je hebt dit verslag al ondertekend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisalcomment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_version__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                ),
                name="appraisal_comment_says_something",
                violation_error_message="Schrijf eerst op wat je wilt aanvullen.",
            ),
        ),
    ]
