"""Learning to observe: the example lessons somebody scored. The trainee's own; others see only the certificate."""

import uuid

from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import Person


class TrainingRound(models.Model):
    """One time that somebody goes through the example lessons of an instrument."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie leert observeren")
    instrument_key = models.CharField("instrument", max_length=80)
    begun_at = models.DateTimeField("begonnen")
    finished_at = models.DateTimeField("alle lessen gescoord", null=True, blank=True)
    passed = models.BooleanField("geslaagd", default=False)

    class Meta:
        verbose_name = "observatortraining"
        verbose_name_plural = "observatortrainingen"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "instrument_key"],
                condition=Q(finished_at__isnull=True),
                name="training_round_one_open",
                violation_error_message="Je bent al met deze training bezig.",
            ),
            models.CheckConstraint(
                condition=Q(passed=False) | Q(finished_at__isnull=False), name="training_round_passed_when_finished"
            ),
        ]

    def __str__(self) -> str:
        return f"observatortraining {self.key}"


class TrainingLesson(models.Model):
    """How the trainee scored one example lesson: by item a score, or None for not seen, and a note."""

    round = models.ForeignKey(TrainingRound, models.CASCADE, related_name="+", verbose_name="training")
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
