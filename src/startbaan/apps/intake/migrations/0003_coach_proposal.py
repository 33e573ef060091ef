"""A coach that is proposed, and what was decided."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0002_reading"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoachProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start_on", models.DateField(verbose_name="vanaf")),
                ("proposed_at", models.DateTimeField(verbose_name="voorgesteld")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gekoppeld", "gekoppeld"),
                            ("niet", "niet gekoppeld"),
                            ("vervangen", "vervangen door een ander voorstel"),
                        ],
                        max_length=10,
                        verbose_name="antwoord",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="beantwoord door",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="voorgestelde coach",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="voorgesteld door",
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
            ],
            options={
                "verbose_name": "coachvoorstel",
                "verbose_name_plural": "coachvoorstellen",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "")),
                        fields=("starter",),
                        name="coach_proposal_one_open",
                        violation_error_message="Voor deze starter ligt er al een voorstel.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="coach_proposal_answered_by_someone",
                    ),
                ],
            },
        ),
    ]
