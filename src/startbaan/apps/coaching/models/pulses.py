"""How heavy the work feels, in three answers of the starter's own."""

from datetime import timedelta
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import Confidential
from startbaan.domain.privacy.policy import Kind
from startbaan.ui.wording import short_day

LEAST, MOST = 1, 5
A_FORTNIGHT = timedelta(days=14)


class WorkloadPulse(Confidential):
    """Three answers from 1 (not at all) to 5 (very): busy, rested, enough time; our own questions."""

    kind: ClassVar[Kind] = Kind.WORKLOAD_PULSE

    day = models.DateField("dag")
    busy = models.PositiveSmallIntegerField("druk")
    rested = models.PositiveSmallIntegerField("bijgekomen")
    enough_time = models.PositiveSmallIntegerField("genoeg tijd")

    class Meta:
        verbose_name = "werkdrukpeiling"
        verbose_name_plural = "werkdrukpeilingen"
        indexes = [models.Index(fields=["starter", "-day"], name="pulse_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "day"],
                name="pulse_once_a_day",
                violation_error_message="Je vulde dit vandaag al in.",
            ),
            models.CheckConstraint(
                condition=Q(busy__range=(LEAST, MOST), rested__range=(LEAST, MOST), enough_time__range=(LEAST, MOST)),
                name="pulse_on_the_scale",
                violation_error_message="Kies bij elke vraag een getal van 1 tot en met 5.",
            ),
        ]

    @property
    def wellbeing(self) -> float:
        """The mean of the answers, from 1 (heavy) to 5 (light): being busy counts the other way round."""
        return (MOST + LEAST - self.busy + self.rested + self.enough_time) / 3

    def __str__(self) -> str:
        return f"werkdrukpeiling {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """The day it was filled in for."""
        return {item: short_day(day) for item, day in rows.values_list("item", "day")}
