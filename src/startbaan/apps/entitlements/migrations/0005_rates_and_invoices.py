"""What guidance costs: rates from a day on, and invoices of coaches from outside."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("entitlements", "0004_board_policy"),
        ("people", "0004_brin_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="sleutel")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="schooljaar (beginjaar)")),
                ("billed_on", models.DateField(verbose_name="factuurdatum")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=9, verbose_name="bedrag")),
                ("number", models.CharField(max_length=40, verbose_name="factuurnummer")),
                ("description", models.CharField(blank=True, max_length=120, verbose_name="omschrijving")),
                ("entered_at", models.DateTimeField(verbose_name="ingevuld")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="ingevuld door",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.coachregistration",
                        verbose_name="coach",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="entitlements.invoice",
                        verbose_name="komt in de plaats van",
                    ),
                ),
            ],
            options={
                "verbose_name": "factuur",
                "verbose_name_plural": "facturen",
                "indexes": [models.Index(fields=["school_year", "registration"], name="invoice_of_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="invoice_not_negative",
                        violation_error_message="Een factuur is 0 euro of meer.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("registration", "number"),
                        name="invoice_entered_once",
                        violation_error_message="Deze factuur staat er al. Klopt het bedrag niet? Verbeter hem dan.",
                    ),
                    models.UniqueConstraint(
                        fields=("replaces",),
                        name="invoice_corrected_once",
                        violation_error_message="Deze factuur is al verbeterd. Verbeter de nieuwste.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.CharField(max_length=40, verbose_name="kostenpost")),
                ("starts_on", models.DateField(verbose_name="geldt vanaf")),
                (
                    "amount",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name="bedrag"),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[("partnership", "opleidingsschool"), ("board", "schoolbestuur"), ("school", "school")],
                        max_length=20,
                        verbose_name="wie betaalt",
                    ),
                ),
                (
                    "how_sure",
                    models.CharField(
                        choices=[("vastgesteld", "vastgesteld"), ("geschat", "geschat"), ("voorbeeld", "voorbeeld")],
                        max_length=20,
                        verbose_name="hoe zeker",
                    ),
                ),
                ("origin", models.CharField(max_length=300, verbose_name="waar dit tarief vandaan komt")),
                ("entered_at", models.DateTimeField(verbose_name="ingevuld")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="ingevuld door",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="van",
                    ),
                ),
            ],
            options={
                "verbose_name": "tarief",
                "verbose_name_plural": "tarieven",
                "indexes": [models.Index(fields=["owner", "line", "starts_on", "entered_at"], name="rate_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gte", 0), _connector="OR"),
                        name="rate_not_negative",
                        violation_error_message="Een tarief is 0 euro of meer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin", ""), _negated=True),
                        name="rate_says_where_it_comes_from",
                        violation_error_message="Zeg waar dit tarief vandaan komt.",
                    ),
                ],
            },
        ),
    ]
