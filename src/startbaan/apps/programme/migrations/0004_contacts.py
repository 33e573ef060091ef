"""Unplanned contact, why something was not held, and whether anything hangs on an activity."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_brin_once"),
        ("programme", "0003_one_key_to_the_track"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="begun",
            field=models.BooleanField(db_default=False, default=False, verbose_name="er is al iets bij opgeschreven"),
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="dag")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minuten")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("gesprek", "gesprek"),
                            ("lesbezoek", "lesbezoek"),
                            ("bericht", "telefoon of bericht"),
                        ],
                        max_length=10,
                        verbose_name="hoe",
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
                "verbose_name": "contact",
                "verbose_name_plural": "contacten",
                "indexes": [models.Index(fields=["starter", "-day"], name="programme_c_starter_faa25d_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gt", 0), ("minutes__lte", 720)),
                        name="contact_lasted",
                        violation_error_message="Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NotHeld",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="dag")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("geen-vervanging", "geen vervanging"),
                            ("geen-tijd", "geen tijd"),
                            ("ziek", "ziek"),
                            ("verzet", "verzet"),
                            ("anders", "iets anders"),
                        ],
                        max_length=20,
                        verbose_name="reden",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programme.activity"
                    ),
                ),
            ],
            options={
                "verbose_name": "niet doorgegaan",
                "verbose_name_plural": "niet doorgegaan",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "day"),
                        name="not_held_once_a_day",
                        violation_error_message="Voor deze dag staat er al waarom het niet doorging.",
                    )
                ],
            },
        ),
    ]
