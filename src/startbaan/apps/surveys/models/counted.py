"""What many people answered together: counts and own words, in strata of enough people each. No sheet is kept."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from startbaan.apps.people.models import Organisation
from startbaan.apps.surveys.models.surveys import Survey

LONGEST_QUESTION = 60
LONGEST_ANSWER = 70


class Stratum(models.Model):
    """People who are counted together: of one group, sector and board, or wider where they were too few."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name="enquête")
    group = models.CharField("als", max_length=20, blank=True)
    sector = models.CharField("sector", max_length=3, choices=Organisation.InSector, blank=True)
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bestuur"
    )
    people = models.PositiveIntegerField("mensen")

    class Meta:
        verbose_name = "groep antwoorden"
        verbose_name_plural = "groepen antwoorden"
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "group", "sector", "board"], nulls_distinct=False, name="stratum_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.sector} {self.board_id or ''}".strip()


class Counted(models.Model):
    """How many people of a stratum gave one answer to one question; without an answer: how many answered it at all."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("DELETE",)

    pk = models.CompositePrimaryKey("stratum", "question", "answer")
    stratum = models.ForeignKey(
        Stratum, models.PROTECT, related_name="+", db_index=False, verbose_name="groep antwoorden"
    )
    question = models.CharField("vraag", max_length=LONGEST_QUESTION)
    answer = models.CharField("antwoord", max_length=LONGEST_ANSWER, blank=True)
    people = models.PositiveIntegerField("mensen")

    class Meta:
        verbose_name = "telling van antwoorden"
        verbose_name_plural = "tellingen van antwoorden"

    def __str__(self) -> str:
        return f"{self.question}: {self.answer} ({self.people})"


class Words(models.Model):
    """The own words of a stratum to one question, in an order that follows from a secret and the words alone."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("DELETE",)

    pk = models.CompositePrimaryKey("stratum", "question")
    stratum = models.ForeignKey(
        Stratum, models.PROTECT, related_name="+", db_index=False, verbose_name="groep antwoorden"
    )
    question = models.CharField("vraag", max_length=LONGEST_QUESTION)
    texts = ArrayField(models.TextField(), verbose_name="teksten", default=list)

    class Meta:
        verbose_name = "eigen woorden"
        verbose_name_plural = "eigen woorden"

    def __str__(self) -> str:
        return f"{self.question}: {len(self.texts)}"
