"""How far a partnership is with its own statements."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_brin_once"),
        ("quality", "0002_findings_stay"),
    ]

    operations = [
        migrations.CreateModel(
            name="GuaranteeScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("statement", models.SlugField(max_length=60, verbose_name="stelling")),
                ("point", models.PositiveSmallIntegerField(verbose_name="hoe ver")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="opleidingsschool",
                    ),
                ),
            ],
            options={
                "verbose_name": "oordeel over een stelling",
                "verbose_name_plural": "oordelen over stellingen",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "school_year", "statement"), name="guarantee_score_once_a_year"
                    )
                ],
            },
        ),
    ]
