"""What is being typed and not yet handed in; its author's alone."""

import uuid
from typing import ClassVar

from django.db import models

from startbaan.apps.people.models import Person
from startbaan.domain.privacy.policy import Kind


class Draft(models.Model):
    """The fields of one form, half filled in."""

    kind: ClassVar[Kind] = Kind.AUTHOR_ONLY
    about: ClassVar[str] = "author"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField("sleutel", max_length=120)
    fields = models.JSONField("velden", default=dict)
    saved_at = models.DateTimeField("bewaard")

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="draft_once")]

    def __str__(self) -> str:
        return self.key
