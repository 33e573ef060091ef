"""Who stands in which group of a proposal now, and the steps that led there."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q

from startbaan.apps.peergroups.models.rounds import InWeek, Round
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.domain.privacy.policy import Kind


class Placing(models.Model):
    """A starter stands in the group of a facilitator on a weekday; locked when it is good as it is."""

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    round = models.ForeignKey(Round, models.CASCADE, related_name="placings", verbose_name="ronde")
    starter = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="starter")
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="intervisiebegeleider")
    weekday = models.CharField("dag", max_length=2, choices=InWeek)
    locked = models.BooleanField("staat vast", default=False)

    class Meta:
        verbose_name = "plaatsing"
        verbose_name_plural = "plaatsingen"
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "round"],
                name="placing_once",
                violation_error_message="Deze starter staat al in een groep. Ververs de pagina.",
            ),
            models.CheckConstraint(condition=~Q(starter=models.F("facilitator")), name="placing_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.starter_id} bij {self.facilitator_id} op {self.weekday}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Those in the rounds that the viewer leads."""
        return Q(round__in=Round.objects.filter(Round.arranged_by(viewer)))


class PlacingStep(models.Model):
    """One change of a proposal: what was said of it, and how it stood before, so that it can be undone."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="steps", verbose_name="ronde")
    number = models.PositiveIntegerField("versie erna")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    words: "models.JSONField[Sequence[object], Sequence[object]]" = models.JSONField("wat er gebeurde", default=list)
    before: "models.JSONField[Mapping[str, Sequence[object]], Mapping[str, Sequence[object]]]" = models.JSONField(
        "hoe het ervoor stond", default=dict
    )

    class Meta:
        verbose_name = "stap in een indeling"
        verbose_name_plural = "stappen in een indeling"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"],
                name="placing_step_once",
                violation_error_message="Iemand anders veranderde net iets. Ververs de pagina.",
            )
        ]

    def __str__(self) -> str:
        return f"stap {self.number} van {self.round_id}"
