"""The policy of a board by version, with the consent of each sector."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entitlements", "0003_settled_hours_stay"),
        ("files", "0001_initial"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoardPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("start_on", models.DateField(verbose_name="bedoeld vanaf")),
                ("review_on", models.DateField(verbose_name="opnieuw bekijken op")),
                ("goals", models.TextField(max_length=20000, verbose_name="doelen")),
                ("instruments", models.TextField(max_length=20000, verbose_name="instrumenten")),
                (
                    "quality_agenda",
                    models.CharField(blank=True, max_length=300, verbose_name="plek in de kwaliteitsagenda"),
                ),
                ("changes", models.PositiveIntegerField(default=0, verbose_name="aantal wijzigingen")),
                ("written_on", models.DateField(verbose_name="opgeschreven op")),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="schoolbestuur",
                    ),
                ),
            ],
            options={
                "verbose_name": "beleid van een bestuur",
                "verbose_name_plural": "beleid van besturen",
            },
        ),
        migrations.CreateModel(
            name="PolicyConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("po", "primair onderwijs"),
                            ("vo", "voortgezet onderwijs"),
                            ("mbo", "middelbaar beroepsonderwijs"),
                        ],
                        max_length=3,
                        verbose_name="sector",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="instemming op")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="naam van het document")),
                (
                    "file",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="document",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="entitlements.boardpolicy",
                        verbose_name="versie",
                    ),
                ),
            ],
            options={
                "verbose_name": "instemming met het beleid",
                "verbose_name_plural": "instemmingen met het beleid",
            },
        ),
        migrations.AddConstraint(
            model_name="boardpolicy",
            constraint=models.UniqueConstraint(
                fields=("board", "start_on"),
                name="board_policy_once_a_day",
                violation_error_message="Er is al een versie die op die dag begint. Kies een andere dag.",
            ),
        ),
        migrations.AddConstraint(
            model_name="boardpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_on__gt", models.F("start_on"))),
                name="board_policy_is_reviewed_later",
                violation_error_message="Bekijk het beleid opnieuw op een dag ná de dag waarop het begint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="policyconsent",
            constraint=models.UniqueConstraint(
                fields=("policy", "sector"),
                name="policy_consent_once_a_sector",
                violation_error_message="De instemming van deze sector is al vastgelegd.",
            ),
        ),
    ]
