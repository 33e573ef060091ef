"""HR files on their way in: what was uploaded, what it would do, how far it is, and what it did."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import AboutStarter, Organisation, Person
from startbaan.domain.privacy.policy import Kind


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


class CoachProposal(AboutStarter):
    """Whom the coordinator wants as coach of a starter, from which day; the line manager couples, or does not.

    What was wanted and what was decided stand apart: a proposal stays as it was made.
    """

    class Answer(models.TextChoices):
        COUPLED = "gekoppeld", _("gekoppeld")
        DECLINED = "niet", _("niet gekoppeld")
        REPLACED = "vervangen", _("vervangen door een ander voorstel")

    kind: ClassVar[Kind] = Kind.TRACK

    holder = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgestelde coach")
    start_on = models.DateField("vanaf")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgesteld door")
    proposed_at = models.DateTimeField("voorgesteld")
    answer = models.CharField("antwoord", max_length=10, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="beantwoord door"
    )
    answered_at = models.DateTimeField("beantwoord", null=True, blank=True)

    class Meta:
        verbose_name = "coachvoorstel"
        verbose_name_plural = "coachvoorstellen"
        constraints = [
            models.UniqueConstraint(
                fields=["starter"],
                condition=Q(answer=""),
                name="coach_proposal_one_open",
                violation_error_message="Voor deze starter ligt er al een voorstel.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="coach_proposal_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"coachvoorstel van {self.proposed_at:%Y-%m-%d}"


class OpenedYear(models.Model):
    """A school year that a board opened: by which programme, and how many starters it counts on."""

    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="bestuur")
    school_year = models.PositiveSmallIntegerField("schooljaar (beginjaar)")
    starters = models.PositiveSmallIntegerField("aantal starters")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geopend door")
    opened_at = models.DateTimeField("geopend")

    class Meta:
        verbose_name = "geopend schooljaar"
        verbose_name_plural = "geopende schooljaren"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "school_year"],
                name="year_opened_once_per_board",
                violation_error_message="Dit schooljaar is al geopend.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.school_year} bij {self.board}"
