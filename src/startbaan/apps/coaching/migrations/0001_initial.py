"""Help questions and their answers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0003_sign_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpQuestion",
            fields=[
                ("item", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(verbose_name="gemaakt")),
                ("handed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="ingeleverd")),
                ("to_role", models.CharField(blank=True, max_length=30, verbose_name="aan de rol")),
                ("subject", models.CharField(max_length=120, verbose_name="onderwerp")),
                ("words", models.TextField(max_length=10000, verbose_name="vraag")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="gesloten")),
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
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "to_pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.pair",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "hulpvraag",
                "verbose_name_plural": "hulpvragen",
            },
        ),
        migrations.CreateModel(
            name="HelpAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("words", models.TextField(max_length=10000, verbose_name="antwoord")),
                ("written_at", models.DateTimeField(verbose_name="geschreven")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="coaching.helpquestion"
                    ),
                ),
            ],
            options={
                "verbose_name": "antwoord op een hulpvraag",
                "verbose_name_plural": "antwoorden op hulpvragen",
            },
        ),
        migrations.AddIndex(
            model_name="helpquestion",
            index=models.Index(fields=["starter", "-made_at"], name="coaching_he_starter_48ffc3_idx"),
        ),
        migrations.AddConstraint(
            model_name="helpquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("to_organisation__isnull", True),
                        ("to_pair__isnull", True),
                        ("to_person__isnull", False),
                        ("to_role", ""),
                    ),
                    models.Q(
                        ("to_organisation__isnull", True),
                        ("to_pair__isnull", False),
                        ("to_person__isnull", True),
                        ("to_role", ""),
                    ),
                    models.Q(
                        ("to_organisation__isnull", False),
                        ("to_pair__isnull", True),
                        ("to_person__isnull", True),
                        models.Q(("to_role", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="help_question_asks_one",
                violation_error_message="Een hulpvraag gaat naar één persoon of één rol.",
            ),
        ),
        migrations.AddConstraint(
            model_name="helpquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("handed_in_at__isnull", False)),
                name="help_question_is_asked",
                violation_error_message="Een hulpvraag die nog niet gesteld is, staat bij je concepten.",
            ),
        ),
    ]
