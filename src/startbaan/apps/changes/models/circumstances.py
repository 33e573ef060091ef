"""Being away, leaving and finishing: dates and a reason from a list; never why someone is ill."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Confidential, Organisation, PeriodField, has_days
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Kind


class Absence(AboutStarter):
    """A starter is away for long, until the day somebody is expected back; there is no place for a cause."""

    kind: ClassVar[Kind] = Kind.EMPLOYMENT

    period = PeriodField("periode")

    class Meta:
        verbose_name = "afwezigheid"
        verbose_name_plural = "afwezigheden"
        constraints = [
            has_days("absence_has_days"),
            models.CheckConstraint(
                condition=Q(period__endswith__isnull=False),
                name="absence_has_a_return",
                violation_error_message="Vul in wanneer de starter naar verwachting terugkomt.",
            ),
            ExclusionConstraint(
                name="absence_once_at_a_time",
                expressions=[("starter", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="In die periode staat al een afwezigheid. Pas die aan.",
            ),
        ]

    def __str__(self) -> str:
        return f"afwezig {self.period}"


class Leaving(AboutStarter):
    """A starter leaves the board after a last day, for a reason from the list."""

    class Reason(models.TextChoices):
        OTHER_BOARD = "other_board", _("ander bestuur")
        OTHER_SECTOR = "other_sector", _("andere sector")
        STUDY = "study", _("studie")
        WORKLOAD = "workload", _("werkdruk")
        GUIDANCE = "guidance", _("begeleiding")
        PERSONAL = "personal", _("persoonlijke omstandigheden")
        RETIREMENT = "retirement", _("pensioen")
        END_OF_CONTRACT = "end_of_contract", _("einde contract")
        OTHER = "other", _("anders")

    kind: ClassVar[Kind] = Kind.LEAVING

    last_on = models.DateField("laatste dag")
    reason = models.CharField("reden", max_length=16, choices=Reason)

    class Meta:
        verbose_name = "vertrek"
        verbose_name_plural = "vertrekken"
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "last_on"],
                name="leaving_once_a_day",
                violation_error_message="Dit vertrek staat er al.",
            )
        ]

    def __str__(self) -> str:
        return f"vertrek na {self.last_on}"


class LeavingWords(Confidential):
    """What a starter wants to say about leaving, in the own words; nobody has to."""

    kind: ClassVar[Kind] = Kind.LEAVING_WORDS

    words = models.TextField("toelichting", max_length=10_000)

    class Meta:
        verbose_name = "woorden bij vertrek"
        verbose_name_plural = "woorden bij vertrek"

    def __str__(self) -> str:
        return f"toelichting {self.item}"


class Completion(AboutStarter):
    """A track is finished: the closing talk was held, and a certificate made."""

    kind: ClassVar[Kind] = Kind.TRACK

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    track = models.OneToOneField(Track, models.CASCADE, related_name="+", verbose_name="traject")
    talk_on = models.DateField("afrondend gesprek")
    finished_on = models.DateField("afgerond")

    class Meta:
        verbose_name = "afronding"
        verbose_name_plural = "afrondingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_on__gte=models.F("talk_on")),
                name="completion_after_its_talk",
                violation_error_message="Het afrondende gesprek is vóór de afronding, of op dezelfde dag.",
            )
        ]

    def __str__(self) -> str:
        return f"afgerond op {self.finished_on}"


class DossierConsent(AboutStarter):
    """A starter lets the dossier come along to another board; without it only the employer's part stays behind."""

    kind: ClassVar[Kind] = Kind.TRACK

    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="naar bestuur"
    )
    given_at = models.DateTimeField("gegeven")
    withdrawn_at = models.DateTimeField("ingetrokken", null=True, blank=True)

    class Meta:
        verbose_name = "toestemming voor het dossier"
        verbose_name_plural = "toestemmingen voor het dossier"
        constraints = [
            models.UniqueConstraint(
                fields=["starter"], condition=Q(withdrawn_at__isnull=True), name="dossier_consent_once"
            )
        ]

    def __str__(self) -> str:
        return f"toestemming van {self.given_at:%d-%m-%Y}"
