"""What starter and line manager agree about the remaining hours, and corrections of what was received."""

import uuid
from fractions import Fraction
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Person
from startbaan.domain.privacy.policy import Kind

LONGEST_PURPOSE = 100
LONGEST_REASON = 500
MOST_HOURS = 500
MOST_MINUTES = 100 * 60


class HoursAgreement(AboutStarter):
    """Hours of the remainder that one of the two proposed for something, and what the other said to it.

    Of the agreed rows for one purpose in a school year the last holds; nought hours end it. Once settled, a row never
    changes: a change is a new proposal.
    """

    class Outcome(models.TextChoices):
        OPEN = "", _("wacht op antwoord")
        AGREED = "agreed", _("afgesproken")
        DECLINED = "declined", _("niet akkoord")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    kind: ClassVar[Kind] = Kind.HOURS

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    purpose = models.CharField("waarvoor", max_length=LONGEST_PURPOSE)
    hours = models.DecimalField("uren", max_digits=5, decimal_places=2)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgesteld door")
    proposed_at = models.DateTimeField("voorgesteld")
    outcome = models.CharField("antwoord", max_length=10, choices=Outcome, default=Outcome.OPEN, blank=True)
    settled_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    settled_at = models.DateTimeField("beantwoord", null=True, blank=True)
    reason = models.CharField("reden", max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = "urenafspraak"
        verbose_name_plural = "urenafspraken"
        indexes = [models.Index(fields=["starter", "school_year"], name="hours_agreement_of_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "school_year", "purpose"],
                condition=Q(outcome=""),
                name="hours_agreement_one_open",
                violation_error_message="Hiervoor ligt al een voorstel. Trek dat eerst in, of wacht op antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0) & Q(hours__lte=MOST_HOURS),
                name="hours_agreement_hours",
                violation_error_message="Vul een aantal uren in, van 0 tot en met 500.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_by__isnull=True, settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_by__isnull=False, settled_at__isnull=False)),
                name="hours_agreement_settled_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(reason=""),
                name="hours_agreement_declined_for_a_reason",
                violation_error_message="Zeg waarom je niet akkoord bent.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.hours} uur"

    @property
    def is_open(self) -> bool:
        """Whether it waits for the other."""
        return self.outcome == self.Outcome.OPEN

    @property
    def is_by_starter(self) -> bool:
        """Whether the starter proposed it."""
        return self.proposed_by_id == self.starter_id


class HoursCorrection(AboutStarter):
    """Minutes more or less on one line than follows from what was done, with the reason; it never changes.

    A mistake is put right by another row.
    """

    kind: ClassVar[Kind] = Kind.HOURS

    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    line = models.CharField("regel", max_length=LONGEST_PURPOSE + 10)
    minutes = models.IntegerField("minuten erbij of eraf")
    reason = models.CharField("reden", max_length=LONGEST_REASON)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gecorrigeerd door")
    made_at = models.DateTimeField("gecorrigeerd")

    class Meta:
        verbose_name = "correctie van uren"
        verbose_name_plural = "correcties van uren"
        indexes = [models.Index(fields=["starter", "school_year"], name="hours_correction_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(minutes=0) & Q(minutes__gte=-MOST_MINUTES) & Q(minutes__lte=MOST_MINUTES),
                name="hours_correction_minutes",
                violation_error_message="Vul in hoeveel uur erbij komt of eraf gaat, tot en met 100 uur.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="hours_correction_has_a_reason",
                violation_error_message="Zeg waarom je dit corrigeert.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line}: {self.minutes:+} minuten"

    @property
    def size(self) -> Fraction:
        """How many hours more or less, without the sign."""
        return Fraction(abs(self.minutes), 60)
