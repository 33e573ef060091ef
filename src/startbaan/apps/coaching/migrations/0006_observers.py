"""Who may observe with which instrument, and until when."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import startbaan.apps.people.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0005_instruments"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="ObserverCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("instrument_key", models.CharField(max_length=80, verbose_name="instrument")),
                ("period", startbaan.apps.people.models.fields.PeriodField(verbose_name="periode")),
                (
                    "how",
                    models.CharField(
                        choices=[("training", "training in Startbaan"), ("elsewhere", "training ergens anders")],
                        max_length=10,
                        verbose_name="hoe behaald",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="waar")),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bijgehouden door",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="waarnemer",
                    ),
                ),
            ],
            options={
                "verbose_name": "observatorcertificaat",
                "verbose_name_plural": "observatorcertificaten",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="observer_certificate_has_days",
                        violation_error_message="De einddatum ligt voor de begindatum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "elsewhere"), _negated=True),
                            models.Q(models.Q(("note", ""), _negated=True), ("board__isnull", False)),
                            _connector="OR",
                        ),
                        name="observer_certificate_says_where",
                        violation_error_message="Zeg waar deze observator is opgeleid.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("instrument_key", "="), ("period", "&&")],
                        name="observer_certificate_once_at_a_time",
                        violation_error_message="Deze persoon heeft in die periode al een certificaat voor dit instrument.",
                    ),
                ],
            },
        ),
    ]
