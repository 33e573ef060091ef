"""What was computed anew from the opened observations of many, for who leads a programme."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.models.instruments import InstrumentVersion, ParameterSet
from startbaan.apps.people.models import Computation, Organisation


class Recalibration(Computation):
    """One computation of a set of parameters, by a process of its own; of each instrument one is live for an owner.

    `basis` is on how much it rests, in numbers of enough people; `parameters` the set that came of it, `problem` why
    there is none. Neither holds a score of anybody.
    """

    class Model(models.TextChoices):
        PCM = "pcm", _("elk item zijn eigen schaal")
        RSM = "rsm", _("één vorm van de schaal voor alle items")

    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="instrumentversie")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="voor")
    model = models.CharField("model", max_length=3, choices=Model, default=Model.PCM)
    stage = models.CharField("hoe ver", max_length=10, blank=True)
    basis = models.JSONField("waarop het rust", default=dict, blank=True)
    warnings = models.JSONField("waarschuwingen", default=list, blank=True)
    problem = models.JSONField("waarom het niet kan", null=True, blank=True)
    parameters = models.ForeignKey(
        ParameterSet, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="parameterset"
    )

    class Meta:
        verbose_name = "herberekening"
        verbose_name_plural = "herberekeningen"
        indexes = [models.Index(fields=["owner", "instrument", "-asked_at"], name="recalibration_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "instrument"],
                condition=Q(state__in=["waiting", "running"]),
                name="recalibration_one_live",
                violation_error_message="Er loopt al een herberekening. Wacht tot die klaar is, of stop die eerst.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running"], finished_at__isnull=True)
                | (~Q(state__in=["waiting", "running"]) & Q(finished_at__isnull=False)),
                name="recalibration_finished_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"herberekening {self.key}"
