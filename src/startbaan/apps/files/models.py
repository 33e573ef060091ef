"""What is known of a stored file: its kind, its size and its bytes' fingerprint; whose it is, only its holder knows."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """The bytes under one key. No name and no person: the row that holds it says both, and lets it be opened."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    media_type = models.CharField("soort", max_length=100)
    size = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("vingerafdruk", max_length=64)
    stored_at = models.DateTimeField("bewaard")

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"

    def __str__(self) -> str:
        return f"bestand {self.id}"
