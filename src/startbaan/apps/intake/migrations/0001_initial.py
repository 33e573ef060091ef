"""HR files on their way in, and the headers that boards chose."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeaderChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("header", models.CharField(max_length=255, verbose_name="kop")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="gegeven")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "gekozen kop",
                "verbose_name_plural": "gekozen koppen",
                "constraints": [
                    models.UniqueConstraint(fields=("board", "header"), name="header_chosen_once_per_board")
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False, verbose_name="sleutel"
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="bestandsnaam")),
                ("content", models.BinaryField(null=True, verbose_name="inhoud")),
                ("per", models.DateField(verbose_name="wijzigingen gelden vanaf")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "wacht op de koppen"),
                            ("previewed", "klaar om te bekijken"),
                            ("applying", "wordt verwerkt"),
                            ("applied", "verwerkt"),
                            ("failed", "niet gelukt"),
                        ],
                        default="read",
                        max_length=10,
                        verbose_name="stand",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="geüpload")),
                ("preview", models.JSONField(null=True, verbose_name="voorbeeld")),
                ("counts", models.JSONField(default=dict, verbose_name="aantallen")),
                ("refused", models.JSONField(default=list, verbose_name="geweigerd")),
                ("starters", models.JSONField(default=list, verbose_name="nieuwe starters")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="stappen klaar")),
                ("total", models.PositiveIntegerField(default=0, verbose_name="stappen")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="gestart")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="verwerkt")),
                ("problem", models.TextField(blank=True, verbose_name="wat er misging")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="bestuur",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "HR-bestand",
                "verbose_name_plural": "HR-bestanden",
                "indexes": [models.Index(fields=["board", "-made_at"], name="intake_uplo_board_i_ce33df_idx")],
            },
        ),
    ]
