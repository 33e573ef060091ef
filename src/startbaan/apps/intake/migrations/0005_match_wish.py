"""Wishes about who coaches whom."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_opened_year"),
        ("people", "0005_where_schools_lie"),
    ]

    operations = [
        migrations.CreateModel(
            name="MatchWish",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "says",
                    models.CharField(
                        choices=[("graag", "Graag"), ("niet", "Liever niet")], max_length=5, verbose_name="wens"
                    ),
                ),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres van de starter")),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"
                    ),
                ),
                (
                    "coach",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.person",
                        verbose_name="coach",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="school",
                    ),
                ),
            ],
            options={
                "verbose_name": "koppelwens",
                "verbose_name_plural": "koppelwensen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("address", ""), ("coach__isnull", False), ("school__isnull", True)),
                            models.Q(("address", ""), ("coach__isnull", True), ("school__isnull", False)),
                            models.Q(
                                ("coach__isnull", True),
                                ("school__isnull", True),
                                models.Q(("address", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="match_wish_about_one_thing",
                        violation_error_message="Kies één coach, één school of één starter.",
                    ),
                    models.UniqueConstraint(
                        fields=("author", "coach", "school", "address"),
                        name="match_wish_said_once",
                        nulls_distinct=False,
                        violation_error_message="Hierover staat al een wens van jou. Haal die eerst weg.",
                    ),
                ],
            },
        ),
    ]
