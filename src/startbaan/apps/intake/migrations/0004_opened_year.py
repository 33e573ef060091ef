"""The school years that boards opened."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_coach_proposal"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenedYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar (beginjaar)")),
                ("starters", models.PositiveSmallIntegerField(verbose_name="aantal starters")),
                ("opened_at", models.DateTimeField(verbose_name="geopend")),
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
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="geopend door",
                    ),
                ),
            ],
            options={
                "verbose_name": "geopend schooljaar",
                "verbose_name_plural": "geopende schooljaren",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "school_year"),
                        name="year_opened_once_per_board",
                        violation_error_message="Dit schooljaar is al geopend.",
                    )
                ],
            },
        ),
    ]
