"""Who may observe with which instrument, and until when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, PeriodField, Person, has_days


class ObserverCertificate(models.Model):
    """Somebody may observe with an instrument, for a period: after our training, or one elsewhere.

    About a coach or another who observes: written by the coordinator of their board, or by passing; read by both.
    """

    class How(models.TextChoices):
        TRAINING = "training", _("training in Startbaan")
        ELSEWHERE = "elsewhere", _("training ergens anders")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="waarnemer")
    instrument_key = models.CharField("instrument", max_length=80)
    period = PeriodField("periode")
    how = models.CharField("hoe behaald", max_length=10, choices=How)
    note = models.CharField("waar", max_length=200, blank=True)
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bijgehouden door"
    )

    class Meta:
        verbose_name = "observatorcertificaat"
        verbose_name_plural = "observatorcertificaten"
        constraints = [
            has_days("observer_certificate_has_days"),
            models.CheckConstraint(
                condition=~models.Q(how="elsewhere") | ~models.Q(note="") & models.Q(board__isnull=False),
                name="observer_certificate_says_where",
                violation_error_message="Zeg waar deze observator is opgeleid.",
            ),
            ExclusionConstraint(
                name="observer_certificate_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("instrument_key", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze persoon heeft in die periode al een certificaat voor dit instrument.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.instrument_key}"
