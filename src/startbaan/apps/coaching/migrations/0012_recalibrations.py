"""What was computed anew from the opened observations of many."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coaching", "0011_training"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recalibration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("pcm", "elk item zijn eigen schaal"),
                            ("rsm", "één vorm van de schaal voor alle items"),
                        ],
                        default="pcm",
                        max_length=3,
                        verbose_name="model",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "staat klaar"),
                            ("running", "rekent"),
                            ("done", "klaar"),
                            ("impossible", "kan nog niet"),
                            ("stopped", "gestopt"),
                            ("failed", "mislukt"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="gevraagd")),
                ("heard_at", models.DateTimeField(blank=True, null=True, verbose_name="laatst van gehoord")),
                ("stop_asked_at", models.DateTimeField(blank=True, null=True, verbose_name="gevraagd te stoppen")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="klaar")),
                ("stage", models.CharField(blank=True, max_length=10, verbose_name="hoe ver")),
                ("basis", models.JSONField(blank=True, default=dict, verbose_name="waarop het rust")),
                ("warnings", models.JSONField(blank=True, default=list, verbose_name="waarschuwingen")),
                ("problem", models.JSONField(blank=True, null=True, verbose_name="waarom het niet kan")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gevraagd door",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.instrumentversion",
                        verbose_name="instrumentversie",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="voor",
                    ),
                ),
                (
                    "parameters",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coaching.parameterset",
                        verbose_name="parameterset",
                    ),
                ),
            ],
            options={
                "verbose_name": "herberekening",
                "verbose_name_plural": "herberekeningen",
                "indexes": [models.Index(fields=["owner", "instrument", "-asked_at"], name="recalibration_latest")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=("owner", "instrument"),
                        name="recalibration_one_live",
                        violation_error_message="Er loopt al een herberekening. Wacht tot die klaar is, of stop die eerst.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("state__in", ["waiting", "running"])),
                            models.Q(
                                models.Q(("state__in", ["waiting", "running"]), _negated=True),
                                ("finished_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recalibration_finished_has_a_moment",
                    ),
                ],
            },
        ),
    ]
