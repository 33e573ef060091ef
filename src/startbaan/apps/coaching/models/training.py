"""Learning to observe: the example lessons somebody scored. The trainee's own; others see only the certificate."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import Person
from startbaan.domain.privacy.policy import Kind


class TrainingRound(models.Model):
    """One time that somebody goes through some example lessons of an instrument; which, was drawn when it began."""

    kind: ClassVar[Kind] = Kind.AUTHOR_ONLY
    about: ClassVar[str] = "author"

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="wie leert observeren")
    instrument_key = models.CharField("instrument", max_length=80)
    lessons = ArrayField(models.CharField(max_length=60), verbose_name="lessen", default=list)
    begun_at = models.DateTimeField("begonnen")
    finished_at = models.DateTimeField("alle lessen gescoord", null=True, blank=True)
    passed = models.BooleanField("geslaagd", default=False)

    class Meta:
        verbose_name = "observatortraining"
        verbose_name_plural = "observatortrainingen"
        constraints = [
            models.UniqueConstraint(
                fields=["author", "instrument_key"],
                condition=Q(finished_at__isnull=True),
                name="training_round_one_open",
                violation_error_message="Je bent al met deze training bezig.",
            ),
            models.CheckConstraint(
                condition=Q(passed=False) | Q(finished_at__isnull=False), name="training_round_passed_when_finished"
            ),
            models.UniqueConstraint(fields=["id", "author"], name="training_round_of_its_author"),
        ]

    def __str__(self) -> str:
        return f"observatortraining {self.key}"


class TrainingLesson(models.Model):
    """How the trainee scored one example lesson: by item a score, or None for not seen, and a note.

    The author is that of the round; a constraint of the database sees to it.
    """

    kind: ClassVar[Kind] = Kind.AUTHOR_ONLY
    about: ClassVar[str] = "author"

    round = models.ForeignKey(TrainingRound, models.CASCADE, related_name="+", verbose_name="training")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="wie leert observeren")
    lesson = models.CharField("les", max_length=60)
    scores = models.JSONField("scores")
    scored_at = models.DateTimeField("gescoord")

    class Meta:
        verbose_name = "gescoorde oefenles"
        verbose_name_plural = "gescoorde oefenlessen"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "lesson"],
                name="training_lesson_once",
                violation_error_message="Deze les heb je al gescoord.",
            )
        ]

    def __str__(self) -> str:
        return f"gescoorde oefenles {self.pk}"
