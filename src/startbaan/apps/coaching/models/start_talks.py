"""The start talk of a year: what starter, coach and line manager wrote together, and who put their name under it."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from startbaan.apps.people.models import Confidential, Part, Person, Signature
from startbaan.domain.privacy.policy import Kind, Relation

LONGEST = 10_000


class StartTalk(Confidential):
    """The start talk of one starter in one year of the track, under one coach; closed once all three have signed."""

    kind: ClassVar[Kind] = Kind.START_TALK
    under: ClassVar[Relation | None] = Relation.COACH

    year = models.PositiveSmallIntegerField("jaar van het traject")
    framework = models.CharField("versie van de bekwaamheidseisen", max_length=60)
    closed_at = models.DateTimeField("vastgesteld", null=True, blank=True)

    class Meta:
        verbose_name = "startgesprek"
        verbose_name_plural = "startgesprekken"
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "year"],
                name="start_talk_once_a_year",
                violation_error_message="Voor dit jaar is er al een startgesprek met deze coach.",
            )
        ]

    def __str__(self) -> str:
        return f"startgesprek {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """In which year."""
        found = rows.values_list("item", "year")
        return {item: _("Startgesprek in jaar %(year)s") % {"year": year} for item, year in found}


class Writing(Part):
    """One wording of one text of an item. The newest number counts; the earlier ones are kept.

    A number is used once, so that of two who write at the same time the second is told, and nothing is lost.
    """

    key = models.CharField("vraag", max_length=60)
    number = models.PositiveIntegerField("nummer")
    words = models.TextField("tekst", max_length=LONGEST, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geschreven door")
    written_at = models.DateTimeField("geschreven")

    class Meta:
        abstract = True


def signed_by_three(whole: str, *, name: str) -> list[models.BaseConstraint]:
    """Starter, coach and line manager put their name under one version, each once; nobody else does."""
    return [
        models.UniqueConstraint(
            fields=[whole, "version", "relation"], name=f"{name}_once", violation_error_message="Dit is al getekend."
        ),
        models.CheckConstraint(
            condition=Q(relation__in=["starter", "coach", "manager"]), name=f"{name}_by_one_of_three"
        ),
    ]


class StartTalkAnswer(Writing):
    """An answer to one question of a start talk; with hours, for the question about hours."""

    whole: ClassVar[str] = "talk"

    talk = models.ForeignKey(StartTalk, models.CASCADE, related_name="+")
    hours = models.JSONField("uren per regel van het programma", default=dict, blank=True)

    class Meta:
        verbose_name = "antwoord in een startgesprek"
        verbose_name_plural = "antwoorden in een startgesprek"
        constraints = [models.UniqueConstraint(fields=["talk", "key", "number"], name="start_talk_answer_once")]

    def __str__(self) -> str:
        return f"antwoord {self.id}"


class StartTalkSignature(Signature):
    """A name under a start talk as it stood at one version."""

    whole: ClassVar[str] = "talk"

    talk = models.ForeignKey(StartTalk, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "handtekening onder een startgesprek"
        verbose_name_plural = "handtekeningen onder een startgesprek"
        constraints = signed_by_three("talk", name="start_talk_signed")

    def __str__(self) -> str:
        return f"handtekening {self.id}"
