"""What coach and starter work on together."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Confidential
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Kind, Relation

LONGEST_GOAL = 500


class CoachingGoal(Confidential):
    """A goal of a starter, made with the coach: open, reached or let go."""

    class State(models.TextChoices):
        OPEN = "open", _("loopt")
        REACHED = "behaald", _("behaald")
        LET_GO = "losgelaten", _("losgelaten")

    kind: ClassVar[Kind] = Kind.COACHING_GOAL
    under: ClassVar[Relation | None] = Relation.COACH

    words = models.CharField("doel", max_length=LONGEST_GOAL)
    state = models.CharField("stand", max_length=10, choices=State, default=State.OPEN)
    settled_on = models.DateField("behaald of losgelaten op", null=True, blank=True)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "coachdoel"
        verbose_name_plural = "coachdoelen"
        indexes = [models.Index(fields=["starter", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True) | (~Q(state="open") & Q(settled_on__isnull=False)),
                name="coaching_goal_settled_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"coachdoel {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Its words."""
        return dict(rows.values_list("item", "words"))
