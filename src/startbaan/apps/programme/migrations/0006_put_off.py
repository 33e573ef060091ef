"""Reminders of an activity can wait until a day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_brin_once"),
        ("programme", "0005_track_pauses"),
    ]

    operations = [
        migrations.CreateModel(
            name="PutOff",
            fields=[
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="programme.activity",
                    ),
                ),
                ("until", models.DateField(verbose_name="tot")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("geen-tijd", "er is nu geen tijd voor"),
                            ("geen-vervanging", "er is nog geen vervanging"),
                            ("wacht", "het wacht op iemand anders"),
                            ("later", "het past later in het jaar beter"),
                            ("anders", "iets anders"),
                        ],
                        max_length=20,
                        verbose_name="reden",
                    ),
                ),
                ("put_off_at", models.DateTimeField(verbose_name="uitgesteld")),
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
                "verbose_name": "uitgestelde herinnering",
                "verbose_name_plural": "uitgestelde herinneringen",
            },
        ),
    ]
