"""HR files on their way in: what was uploaded, what it would do, how far it is, and what it did."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Organisation, Person


class Upload(models.Model):
    """A list of staff for one board. It names many people and is about none: HR and coordinators of that board only.

    Kept first, then read and compared; a worker does so with long lists, and applies them.
    `content`, `preview` and `refused` hold personal data and are thrown away after `KEPT_DAYS`; counts stay.
    """

    class State(models.TextChoices):
        READING = "reading", _("wordt gelezen")
        UNREADABLE = "unreadable", _("kan niet worden gelezen")
        READ = "read", _("wacht op de koppen")
        PREVIEWED = "previewed", _("klaar om te bekijken")
        APPLYING = "applying", _("wordt verwerkt")
        APPLIED = "applied", _("verwerkt")
        FAILED = "failed", _("niet gelukt")

    key = models.UUIDField("sleutel", primary_key=True, default=uuid.uuid4, editable=False)
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bestuur")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="door")
    name = models.CharField("bestandsnaam", max_length=255)
    content = models.BinaryField("inhoud", null=True)
    per = models.DateField("wijzigingen gelden vanaf")
    state = models.CharField("stand", max_length=10, choices=State, default=State.READING)
    made_at = models.DateTimeField("geüpload")
    preview = models.JSONField("voorbeeld", null=True)
    counts = models.JSONField("aantallen", default=dict)
    refused = models.JSONField("geweigerd", default=list)
    starters = models.JSONField("nieuwe starters", default=list)
    done = models.PositiveIntegerField("stappen klaar", default=0)
    total = models.PositiveIntegerField("stappen", default=0)
    asked_at = models.DateTimeField("gestart", null=True, blank=True)
    applied_at = models.DateTimeField("verwerkt", null=True, blank=True)
    problem = models.JSONField("wat er misging", default=str, blank=True)

    class Meta:
        verbose_name = "HR-bestand"
        verbose_name_plural = "HR-bestanden"
        indexes = [models.Index(fields=["board", "-made_at"])]

    def __str__(self) -> str:
        return self.name


class HeaderChoice(models.Model):
    """What someone of a board said that a header means; remembered for the next list."""

    board = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="bestuur")
    header = models.CharField("kop", max_length=255)
    field = models.CharField("gegeven", max_length=40, blank=True)

    class Meta:
        verbose_name = "gekozen kop"
        verbose_name_plural = "gekozen koppen"
        constraints = [models.UniqueConstraint(fields=["board", "header"], name="header_chosen_once_per_board")]

    def __str__(self) -> str:
        return f"{self.header}: {self.field}"
