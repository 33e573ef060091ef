"""What a board or school decides for itself where the collective agreement leaves room, for a period."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, PeriodField, Person, has_days


class OwnChoice(models.Model):
    """One value of the collective agreement that a board or school fills in itself; without one the usual holds."""

    class OfKey(models.TextChoices):
        TEACHING_HOURS = "teaching_hours", _("lesgevende taak bij een volledige baan")
        ONBOARDING_BASE = "onboarding_base", _("waarover de uren om ingewerkt te raken worden berekend")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bestuur of school")
    key = models.CharField("waarvan", max_length=40, choices=OfKey)
    worth = models.CharField("waarde", max_length=40)
    period = PeriodField("periode")
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    chosen_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "eigen keuze van een bestuur"
        verbose_name_plural = "eigen keuzes van een bestuur"
        constraints = [
            has_days("own_choice_has_days"),
            ExclusionConstraint(
                name="own_choice_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="In die periode geldt al een andere keuze.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} van {self.organisation}"
