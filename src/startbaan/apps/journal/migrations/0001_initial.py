"""What was done and what was opened."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="moment")),
                ("actor", models.BigIntegerField(null=True, verbose_name="door (persoon)")),
                ("actor_name", models.CharField(max_length=200, verbose_name="door")),
                ("verb", models.CharField(max_length=80, verbose_name="handeling")),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="soort")),
                ("thing", models.CharField(blank=True, max_length=80, verbose_name="onderwerp")),
                ("starter", models.BigIntegerField(null=True, verbose_name="over (persoon)")),
                ("changes", models.JSONField(default=dict, verbose_name="wijziging")),
            ],
            options={
                "verbose_name": "logregel",
                "verbose_name_plural": "logregels",
                "indexes": [
                    models.Index(fields=["starter", "-at"], name="journal_ent_starter_030d7b_idx"),
                    models.Index(fields=["thing"], name="journal_ent_thing_599cfe_idx"),
                    models.Index(fields=["-at"], name="journal_ent_at_b033c7_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="moment")),
                ("viewer", models.BigIntegerField(verbose_name="gezien door (persoon)")),
                ("viewer_name", models.CharField(max_length=200, verbose_name="gezien door")),
                ("relation", models.CharField(max_length=20, verbose_name="als")),
                ("starter", models.BigIntegerField(verbose_name="van (persoon)")),
                ("kind", models.CharField(max_length=40, verbose_name="soort")),
                ("item", models.UUIDField(verbose_name="item")),
            ],
            options={
                "verbose_name": "inzage",
                "verbose_name_plural": "inzages",
                "indexes": [models.Index(fields=["starter", "-at"], name="journal_ope_starter_25ad0c_idx")],
            },
        ),
    ]
