"""What was changed in one go, row by row, so that it can be shown before and undone for a day after."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Person
from startbaan.domain.privacy.policy import Kind


class Change(AboutStarter):
    """One change of circumstances of one starter: what sort, from which day, by whom."""

    class Sort(models.TextChoices):
        FTE = "fte", _("meer of minder werken")
        ABSENCE = "absence", _("lang afwezig")
        SCHOOL = "school", _("andere school")
        LEAVING = "leaving", _("weg bij het bestuur")
        EXTENSION = "extension", _("verlenging van het traject")
        QUALIFIED = "qualified", _("bevoegd geworden")
        COMPLETION = "completion", _("afronding van het traject")

    kind: ClassVar[Kind] = Kind.EMPLOYMENT

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    sort = models.CharField("wat er verandert", max_length=12, choices=Sort)
    on = models.DateField("vanaf")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="vastgelegd door")
    made_at = models.DateTimeField("vastgelegd")
    undone_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ongedaan gemaakt door"
    )
    undone_at = models.DateTimeField("ongedaan gemaakt", null=True, blank=True)

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        indexes = [models.Index(fields=["starter", "-made_at"], name="change_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="change_undone_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} vanaf {self.on}"


class ChangedRow(models.Model):
    """One row as it was before a change and after it; nothing before is a new row, nothing after one that went."""

    kind: ClassVar[Kind] = Kind.EMPLOYMENT
    about: ClassVar[str] = "change__starter"

    change = models.ForeignKey(Change, models.CASCADE, related_name="+", verbose_name="wijziging")
    number = models.PositiveIntegerField("volgnummer")
    table = models.CharField("tabel", max_length=63)
    row = models.BigIntegerField("rij")
    before = models.JSONField("ervoor", null=True, blank=True)
    after = models.JSONField("erna", null=True, blank=True)

    class Meta:
        verbose_name = "veranderde rij"
        verbose_name_plural = "veranderde rijen"
        constraints = [models.UniqueConstraint(fields=["change", "number"], name="changed_row_in_order")]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"
