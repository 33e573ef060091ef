"""Which peer groups somebody guides in a school year."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entitlements", "0005_rates_and_invoices"),
        ("people", "0004_brin_once"),
        ("programme", "0008_versions_follow"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuidedGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True, verbose_name="sleutel")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="van",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="begeleider",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programme.programmeversion",
                        verbose_name="volgens programma",
                    ),
                ),
            ],
            options={
                "verbose_name": "begeleide intervisiegroep",
                "verbose_name_plural": "begeleide intervisiegroepen",
                "indexes": [models.Index(fields=["person", "school_year"], name="guided_group_of_year")],
            },
        ),
    ]
