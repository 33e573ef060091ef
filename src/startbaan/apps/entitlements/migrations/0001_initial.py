"""Later values of collective agreements, and what boards choose themselves."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="sleutel")),
                ("starts_on", models.DateField(verbose_name="geldt vanaf")),
                ("worth", models.TextField(blank=True, verbose_name="waarde")),
                ("place", models.CharField(max_length=300, verbose_name="bron")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="toelichting")),
                (
                    "status",
                    models.CharField(
                        choices=[("bevestigd", "bevestigd"), ("niet geverifieerd", "niet geverifieerd")],
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("added_at", models.DateTimeField(verbose_name="toegevoegd")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="toegevoegd door",
                    ),
                ),
            ],
            options={
                "verbose_name": "latere waarde van een cao",
                "verbose_name_plural": "latere waarden van een cao",
                "indexes": [models.Index(fields=["sector", "key", "starts_on"], name="agreement_value_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("place", ""), _negated=True),
                        name="agreement_value_has_a_source",
                        violation_error_message="Zeg waar deze waarde staat.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("teaching_hours", "lesgevende taak bij een volledige baan"),
                            ("onboarding_base", "waarover de uren om ingewerkt te raken worden berekend"),
                        ],
                        max_length=40,
                        verbose_name="waarvan",
                    ),
                ),
                ("worth", models.CharField(max_length=40, verbose_name="waarde")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                ("chosen_at", models.DateTimeField(verbose_name="vastgelegd")),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="vastgelegd door",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur of school",
                    ),
                ),
            ],
            options={
                "verbose_name": "eigen keuze van een bestuur",
                "verbose_name_plural": "eigen keuzes van een bestuur",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="own_choice_has_days",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("key", "="), ("period", "&&")],
                        name="own_choice_one_at_a_time",
                        violation_error_message="In die periode geldt al een andere keuze.",
                    ),
                ],
            },
        ),
    ]
