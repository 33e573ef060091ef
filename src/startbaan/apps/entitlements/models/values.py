"""Later values of a collective agreement, as an administrator found them; a row never changes and never goes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, Person


class AgreementValue(models.Model):
    """What a parameter of a collective agreement is from a day on, beside what comes with the program.

    A mistake is corrected by a later row for the same day, which takes its place; the earlier one stays as history.
    """

    class HowSure(models.TextChoices):
        CONFIRMED = "bevestigd", _("bevestigd")
        UNVERIFIED = "niet geverifieerd", _("niet geverifieerd")

    sector = models.CharField("sector", max_length=3, choices=Organisation.InSector)
    key = models.CharField("sleutel", max_length=40)
    starts_on = models.DateField("geldt vanaf")
    worth = models.TextField("waarde", blank=True)
    place = models.CharField("bron", max_length=300)
    note = models.CharField("toelichting", max_length=500, blank=True)
    status = models.CharField("status", max_length=20, choices=HowSure)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="toegevoegd door")
    added_at = models.DateTimeField("toegevoegd")

    class Meta:
        verbose_name = "latere waarde van een cao"
        verbose_name_plural = "latere waarden van een cao"
        indexes = [models.Index(fields=["sector", "key", "starts_on"], name="agreement_value_of")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(place=""),
                name="agreement_value_has_a_source",
                violation_error_message="Zeg waar deze waarde staat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.sector}) vanaf {self.starts_on}"
