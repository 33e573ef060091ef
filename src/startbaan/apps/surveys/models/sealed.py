"""While a survey runs: who answered, and apart from it what was answered, sealed. Each part is one sorted row.

No row is about one person: there is no number, no moment and no order of coming in.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from startbaan.apps.surveys.models.surveys import Survey


class AnsweredShard(models.Model):
    """Who of one part of those asked has answered, in the order of their numbers."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("DELETE",)

    pk = models.CompositePrimaryKey("survey", "shard")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", db_index=False, verbose_name="enquête")
    shard = models.PositiveSmallIntegerField("deel")
    people = ArrayField(models.BigIntegerField(), verbose_name="wie antwoordden", default=list)

    class Meta:
        verbose_name = "deel van wie antwoordden"
        verbose_name_plural = "delen van wie antwoordden"

    def __str__(self) -> str:
        return f"deel {self.shard} van wie antwoordden"


class PoolShard(models.Model):
    """Sealed answers, in the order of their sealed bytes; which part an answer lands in is drawn by chance."""

    runtime_may_not: ClassVar[tuple[str, ...]] = ("DELETE",)

    pk = models.CompositePrimaryKey("survey", "shard")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", db_index=False, verbose_name="enquête")
    shard = models.PositiveSmallIntegerField("deel")
    sealed = ArrayField(models.BinaryField(), verbose_name="verzegelde antwoorden", default=list)

    class Meta:
        verbose_name = "deel van de verzegelde antwoorden"
        verbose_name_plural = "delen van de verzegelde antwoorden"

    def __str__(self) -> str:
        return f"deel {self.shard} van de verzegelde antwoorden"
