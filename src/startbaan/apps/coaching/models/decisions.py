"""What the final talk decided about coaching in the next year."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Confidential
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Kind

LONGEST_REASON = 2_000


class CoachingDecision(Confidential):
    """Whether coaching goes on in the next year of the track, and why; the manager reads it, for it costs time.

    It is not kept to the pair under which it was made: whoever coaches next has to know it.
    """

    class Outcome(models.TextChoices):
        CONTINUE = "doorgaan", _("doorgaan")
        ON_REQUEST = "op-verzoek", _("op verzoek")
        STOP = "stoppen", _("stoppen")

    kind: ClassVar[Kind] = Kind.COACHING_DECISION

    activity = models.OneToOneField(Activity, models.PROTECT, related_name="+", verbose_name="eindgesprek")
    school_year = models.PositiveSmallIntegerField("schooljaar (beginjaar)")
    outcome = models.CharField("besluit", max_length=10, choices=Outcome)
    reason = models.TextField("reden", max_length=LONGEST_REASON)

    class Meta:
        verbose_name = "coachbesluit"
        verbose_name_plural = "coachbesluiten"
        indexes = [models.Index(fields=["starter", "school_year"])]

    def __str__(self) -> str:
        return f"coachbesluit {self.item}"
