"""What is being typed."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=120, verbose_name="sleutel")),
                ("fields", models.JSONField(default=dict, verbose_name="velden")),
                ("saved_at", models.DateTimeField(verbose_name="bewaard")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "concept",
                "verbose_name_plural": "concepten",
                "constraints": [models.UniqueConstraint(fields=("author", "key"), name="draft_once")],
            },
        ),
    ]
