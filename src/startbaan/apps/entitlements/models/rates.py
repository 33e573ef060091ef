"""What boards and partnerships pay for guidance: rates from a day on, and invoices of coaches from outside."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import CoachRegistration, Organisation, Person


class Rate(models.Model):
    """What one place or hour costs from a day on, as its owner entered it; a row never changes and never goes.

    A mistake is corrected by a later row for the same day. Without an amount there is no rate from that day.
    """

    class OfPayer(models.TextChoices):
        PARTNERSHIP = "partnership", _("opleidingsschool")
        BOARD = "board", _("schoolbestuur")
        SCHOOL = "school", _("school")

    class HowSure(models.TextChoices):
        FIXED = "vastgesteld", _("vastgesteld")
        ESTIMATED = "geschat", _("geschat")
        EXAMPLE = "voorbeeld", _("voorbeeld")

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    line = models.CharField("kostenpost", max_length=40)
    starts_on = models.DateField("geldt vanaf")
    amount = models.DecimalField("bedrag", max_digits=8, decimal_places=2, null=True, blank=True)
    payer = models.CharField("wie betaalt", max_length=20, choices=OfPayer)
    how_sure = models.CharField("hoe zeker", max_length=20, choices=HowSure)
    origin = models.CharField("waar dit tarief vandaan komt", max_length=300)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="ingevuld door")
    entered_at = models.DateTimeField("ingevuld")

    class Meta:
        verbose_name = "tarief"
        verbose_name_plural = "tarieven"
        indexes = [models.Index(fields=["owner", "line", "starts_on", "entered_at"], name="rate_of")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="rate_not_negative",
                violation_error_message="Een tarief is 0 euro of meer.",
            ),
            models.CheckConstraint(
                condition=~Q(origin=""),
                name="rate_says_where_it_comes_from",
                violation_error_message="Zeg waar dit tarief vandaan komt.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} vanaf {self.starts_on}"


class Invoice(models.Model):
    """An invoice of a coach from outside to the board of the register, of one school year; without names of starters.

    It never changes: a correction is another row that takes its place, an amount of nothing withdraws it.
    """

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(CoachRegistration, models.PROTECT, related_name="+", verbose_name="coach")
    school_year = models.PositiveSmallIntegerField("schooljaar (beginjaar)")
    billed_on = models.DateField("factuurdatum")
    amount = models.DecimalField("bedrag", max_digits=9, decimal_places=2)
    number = models.CharField("factuurnummer", max_length=40)
    description = models.CharField("omschrijving", max_length=120, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="komt in de plaats van"
    )
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="ingevuld door")
    entered_at = models.DateTimeField("ingevuld")

    class Meta:
        verbose_name = "factuur"
        verbose_name_plural = "facturen"
        indexes = [models.Index(fields=["school_year", "registration"], name="invoice_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="invoice_not_negative",
                violation_error_message="Een factuur is 0 euro of meer.",
            ),
            models.UniqueConstraint(
                fields=["registration", "number"],
                condition=Q(replaces__isnull=True),
                name="invoice_entered_once",
                violation_error_message="Deze factuur staat er al. Klopt het bedrag niet? Verbeter hem dan.",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                name="invoice_corrected_once",
                violation_error_message="Deze factuur is al verbeterd. Verbeter de nieuwste.",
            ),
        ]

    def __str__(self) -> str:
        return f"factuur {self.number}"
