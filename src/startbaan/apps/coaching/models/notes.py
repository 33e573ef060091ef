"""What a coach writes down for nobody else."""

from typing import ClassVar

from django.db import models

from startbaan.apps.people.models import Confidential
from startbaan.domain.privacy.policy import Kind

LONGEST_NOTE = 10_000


class WorkingNote(Confidential):
    """A note of a coach, the author's alone while the pair runs; closed to all when it ends, then purged."""

    kind: ClassVar[Kind] = Kind.AUTHOR_ONLY

    words = models.TextField("aantekening", max_length=LONGEST_NOTE)

    class Meta:
        verbose_name = "werkaantekening"
        verbose_name_plural = "werkaantekeningen"
        indexes = [models.Index(fields=["pair", "-made_at"])]

    def __str__(self) -> str:
        return f"werkaantekening {self.item}"
