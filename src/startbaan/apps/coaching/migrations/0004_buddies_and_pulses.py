"""Moments with the buddy, and how heavy the work feels."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0003_start_talks_and_plans"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="BuddyMoment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="dag")),
                (
                    "sort",
                    models.CharField(
                        choices=[("spoke", "we spraken elkaar"), ("missed", "ik mis contact")],
                        default="spoke",
                        max_length=6,
                        verbose_name="wat",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="aangetikt door",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                        verbose_name="koppeling",
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
                "verbose_name": "moment met het maatje",
                "verbose_name_plural": "momenten met het maatje",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pair", "day", "sort"),
                        name="buddy_moment_once_a_day",
                        violation_error_message="Dit moment staat er al.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BuddyRhythm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "maandag"), (1, "dinsdag"), (2, "woensdag"), (3, "donderdag"), (4, "vrijdag")],
                        verbose_name="dag",
                    ),
                ),
                ("moment", models.TimeField(blank=True, null=True, verbose_name="hoe laat")),
                (
                    "pair",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.pair",
                        verbose_name="koppeling",
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
                "verbose_name": "vast moment met het maatje",
                "verbose_name_plural": "vaste momenten met het maatje",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("weekday__lte", 4)), name="buddy_rhythm_on_a_weekday")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkloadPulse",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("day", models.DateField(verbose_name="dag")),
                ("busy", models.PositiveSmallIntegerField(verbose_name="druk")),
                ("rested", models.PositiveSmallIntegerField(verbose_name="bijgekomen")),
                ("enough_time", models.PositiveSmallIntegerField(verbose_name="genoeg tijd")),
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
                "verbose_name": "werkdrukpeiling",
                "verbose_name_plural": "werkdrukpeilingen",
                "indexes": [models.Index(fields=["starter", "-day"], name="pulse_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("starter", "day"),
                        name="pulse_once_a_day",
                        violation_error_message="Je vulde dit vandaag al in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("busy__range", (1, 5)), ("enough_time__range", (1, 5)), ("rested__range", (1, 5))
                        ),
                        name="pulse_on_the_scale",
                        violation_error_message="Kies bij elke vraag een getal van 1 tot en met 5.",
                    ),
                ],
            },
        ),
    ]
