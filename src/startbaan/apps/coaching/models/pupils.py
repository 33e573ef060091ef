"""What a starter asks a class: the round is the starter's own, and of what pupils answer only counts are kept.

The program itself may not read or write the counts. Three functions of the database do (migration `pupils_in_counts`):
one takes the answers of a pupil who has the code, one says how far a class is, and one gives the counts of a round
that is closed and has enough answers to whom the policy lets see the round. No sheet, no moment, no pupil.
"""

from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from startbaan.apps.coaching.models.instruments import InstrumentVersion
from startbaan.apps.coaching.models.visits import LessonVisit
from startbaan.apps.people.models import Confidential
from startbaan.domain.gathering.codes import LENGTH
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.pupils import LEAST, MOST

LONGEST_CLASS = 60
LONGEST_CALLED = 60
LONGEST_QUESTION = 60


class PupilRound(Confidential):
    """That a class is asked: with which questions and code, until when, and from how many answers on they are shown."""

    kind: ClassVar[Kind] = Kind.SELF_RATING

    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="vragen")
    visit = models.ForeignKey(
        LessonVisit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bij het lesbezoek"
    )
    class_name = models.CharField("klas", max_length=LONGEST_CLASS)
    called = models.CharField("hoe leerlingen de starter noemen", max_length=LONGEST_CALLED)
    code = models.CharField("code", max_length=LENGTH)
    pupils = models.PositiveSmallIntegerField("aantal leerlingen")
    least = models.PositiveSmallIntegerField("te zien vanaf")
    open_until = models.DateField("open tot en met")
    closed_at = models.DateTimeField("gesloten", null=True, blank=True)
    questions = ArrayField(models.CharField(max_length=LONGEST_QUESTION), verbose_name="sleutels van de vragen")
    top = models.PositiveSmallIntegerField("hoogste antwoord")

    class Meta:
        verbose_name = "klasvraag"
        verbose_name_plural = "klasvragen"
        indexes = [models.Index(fields=["starter", "-made_at"], name="pupil_round_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                name="pupil_round_code_once",
                violation_error_message="Deze code bestond al. Probeer het nog eens.",
            ),
            models.CheckConstraint(
                condition=Q(least__gte=LEAST, pupils__gte=F("least"), pupils__lte=MOST),
                name="pupil_round_of_enough_pupils",
                violation_error_message="Met zo weinig of zo veel leerlingen kan het niet.",
            ),
        ]

    def __str__(self) -> str:
        return f"klasvraag {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """The class that was asked."""
        return dict(rows.values_list("item", "class_name"))


class PupilTotal(models.Model):
    """How many pupils sent their answers; the program may not touch it."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("SELECT", "INSERT", "UPDATE", "DELETE")

    round = models.OneToOneField(
        PupilRound, models.CASCADE, primary_key=True, related_name="+", verbose_name="klasvraag"
    )
    people = models.PositiveSmallIntegerField("leerlingen")

    class Meta:
        verbose_name = "aantal antwoorden van een klas"
        verbose_name_plural = "aantallen antwoorden van klassen"

    def __str__(self) -> str:
        return f"{self.people} leerlingen"


class PupilCount(models.Model):
    """How many pupils gave one answer to one question, and nothing else of them; the program may not touch it."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("SELECT", "INSERT", "UPDATE", "DELETE")

    pk = models.CompositePrimaryKey("round", "question", "answer")
    round = models.ForeignKey(PupilRound, models.CASCADE, related_name="+", db_index=False, verbose_name="klasvraag")
    question = models.CharField("vraag", max_length=LONGEST_QUESTION)
    answer = models.PositiveSmallIntegerField("antwoord")
    people = models.PositiveSmallIntegerField("leerlingen")

    class Meta:
        verbose_name = "telling van een klas"
        verbose_name_plural = "tellingen van klassen"

    def __str__(self) -> str:
        return f"{self.question}: {self.answer} ({self.people})"
