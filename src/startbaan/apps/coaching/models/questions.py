"""What a starter asks, and what is answered."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import Addressed, Confidential, Part, Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Kind

LONGEST = 10_000


class HelpQuestion(Confidential, Addressed):
    """A question of a starter to one person, to the holder of a pair, or to whoever holds a role at the school."""

    kind: ClassVar[Kind] = Kind.HELP_QUESTION

    subject = models.CharField("onderwerp", max_length=120)
    words = models.TextField("vraag", max_length=LONGEST)
    closed_at = models.DateTimeField("gesloten", null=True, blank=True)
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="voor het gesprek"
    )

    class Meta:
        verbose_name = "hulpvraag"
        verbose_name_plural = "hulpvragen"
        indexes = [models.Index(fields=["starter", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(to_person__isnull=False, to_pair__isnull=True, to_role="", to_organisation__isnull=True)
                    | Q(to_person__isnull=True, to_pair__isnull=False, to_role="", to_organisation__isnull=True)
                    | (Q(to_person__isnull=True, to_pair__isnull=True, to_organisation__isnull=False) & ~Q(to_role=""))
                ),
                name="help_question_asks_one",
                violation_error_message="Een hulpvraag gaat naar één persoon of één rol.",
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at__isnull=False),
                name="help_question_is_asked",
                violation_error_message="Een hulpvraag die nog niet gesteld is, staat bij je concepten.",
            ),
        ]

    def __str__(self) -> str:
        return f"hulpvraag {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Its subject."""
        return dict(rows.values_list("item", "subject"))


class HelpAnswer(Part):
    """What someone who takes part in the question wrote back."""

    whole: ClassVar[str] = "question"

    question = models.ForeignKey(HelpQuestion, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.TextField("antwoord", max_length=LONGEST)
    written_at = models.DateTimeField("geschreven")

    class Meta:
        verbose_name = "antwoord op een hulpvraag"
        verbose_name_plural = "antwoorden op hulpvragen"

    def __str__(self) -> str:
        return f"antwoord {self.id}"
