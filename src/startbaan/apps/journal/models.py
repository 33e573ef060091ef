"""What was done and what was opened. Keys stand here as values: a log outlives what it logs."""

import uuid

from django.db import models


class Entry(models.Model):
    """Someone did something."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField("moment")
    actor = models.BigIntegerField("door (persoon)", null=True)
    actor_name = models.CharField("door", max_length=200)
    verb = models.CharField("handeling", max_length=80)
    kind = models.CharField("soort", max_length=40, blank=True)
    thing = models.CharField("onderwerp", max_length=80, blank=True)
    starter = models.BigIntegerField("over (persoon)", null=True)
    changes = models.JSONField("wijziging", default=dict)

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        indexes = [
            models.Index(fields=["starter", "-at"]),
            models.Index(fields=["thing"]),
            models.Index(fields=["-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.verb}"


class Opening(models.Model):
    """Someone opened a confidential item of a starter; shown to that starter only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField("moment")
    viewer = models.BigIntegerField("gezien door (persoon)")
    viewer_name = models.CharField("gezien door", max_length=200)
    relation = models.CharField("als", max_length=20)
    starter = models.BigIntegerField("van (persoon)")
    kind = models.CharField("soort", max_length=40)
    item = models.UUIDField("item")

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzages"
        indexes = [models.Index(fields=["starter", "-at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.viewer_name}: {self.kind}"
