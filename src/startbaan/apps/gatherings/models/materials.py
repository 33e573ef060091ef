"""What is handed out at a gathering or in a session."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.files.models import StoredFile
from startbaan.apps.gatherings.models.gatherings import Gathering
from startbaan.apps.gatherings.models.sessions import Session
from startbaan.apps.people.models import Person


class Material(models.Model):
    """A file of a gathering, or of one of its sessions, under its own name, and who may open it."""

    class ForWhom(models.TextChoices):
        INVITED = "invited", _("wie is uitgenodigd")
        COMING = "coming", _("wie een plaats heeft")
        TRAINERS = "trainers", _("alleen opleiders en organisatie")

    class Opens(models.TextChoices):
        NOW = "now", _("meteen, ook vooraf")
        AFTER = "after", _("pas na afloop")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="sessie")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+", verbose_name="bestand")
    name = models.CharField("naam", max_length=200)
    for_whom = models.CharField("voor wie", max_length=8, choices=ForWhom, default=ForWhom.INVITED)
    opens = models.CharField("vanaf wanneer", max_length=5, choices=Opens, default=Opens.NOW)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="toegevoegd door")
    added_at = models.DateTimeField("toegevoegd")

    class Meta:
        verbose_name = "materiaal"
        verbose_name_plural = "materialen"
        indexes = [models.Index(fields=["gathering"], name="material_of_gathering")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="material_has_a_name",
                violation_error_message="Geef het bestand een naam.",
            )
        ]

    def __str__(self) -> str:
        return self.name
