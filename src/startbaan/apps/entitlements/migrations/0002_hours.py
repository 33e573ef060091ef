"""What starter and line manager agree about hours, and corrections of what was received."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entitlements", "0001_initial"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="HoursAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("purpose", models.CharField(max_length=100, verbose_name="waarvoor")),
                ("hours", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="uren")),
                ("proposed_at", models.DateTimeField(verbose_name="voorgesteld")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "wacht op antwoord"),
                            ("agreed", "afgesproken"),
                            ("declined", "niet akkoord"),
                            ("withdrawn", "ingetrokken"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="antwoord",
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="beantwoord")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reden")),
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
                    "settled_by",
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
                "verbose_name": "urenafspraak",
                "verbose_name_plural": "urenafspraken",
            },
        ),
        migrations.CreateModel(
            name="HoursCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar dat begint in")),
                ("line", models.CharField(max_length=110, verbose_name="regel")),
                ("minutes", models.IntegerField(verbose_name="minuten erbij of eraf")),
                ("reason", models.CharField(max_length=500, verbose_name="reden")),
                ("made_at", models.DateTimeField(verbose_name="gecorrigeerd")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="gecorrigeerd door",
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
                "verbose_name": "correctie van uren",
                "verbose_name_plural": "correcties van uren",
            },
        ),
        migrations.AddIndex(
            model_name="hoursagreement",
            index=models.Index(fields=["starter", "school_year"], name="hours_agreement_of_year"),
        ),
        migrations.AddConstraint(
            model_name="hoursagreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")),
                fields=("starter", "school_year", "purpose"),
                name="hours_agreement_one_open",
                violation_error_message="Hiervoor ligt al een voorstel. Trek dat eerst in, of wacht op antwoord.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hoursagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 0), ("hours__lte", 500)),
                name="hours_agreement_hours",
                violation_error_message="Vul een aantal uren in, van 0 tot en met 500.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hoursagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="hours_agreement_settled_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="hoursagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "declined"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="hours_agreement_declined_for_a_reason",
                violation_error_message="Zeg waarom je niet akkoord bent.",
            ),
        ),
        migrations.AddIndex(
            model_name="hourscorrection",
            index=models.Index(fields=["starter", "school_year"], name="hours_correction_of_year"),
        ),
        migrations.AddConstraint(
            model_name="hourscorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("minutes", 0), _negated=True), ("minutes__gte", -6000), ("minutes__lte", 6000)
                ),
                name="hours_correction_minutes",
                violation_error_message="Vul in hoeveel uur erbij komt of eraf gaat, tot en met 100 uur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="hourscorrection",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="hours_correction_has_a_reason",
                violation_error_message="Zeg waarom je dit corrigeert.",
            ),
        ),
    ]
