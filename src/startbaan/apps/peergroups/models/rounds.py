"""A round of dividing starters into peer groups: for whom, by which weights, who takes part and who guides."""

import uuid
from collections.abc import Mapping
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.roles import RoleName

LONGEST_NOTE = 500
LONGEST_BECAUSE = 200
MOST_GROUPS = 9
LEADING = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP)


class InWeek(models.TextChoices):
    """A working day, as the engine of groups writes it."""

    MONDAY = "ma", _("maandag")
    TUESDAY = "di", _("dinsdag")
    WEDNESDAY = "wo", _("woensdag")
    THURSDAY = "do", _("donderdag")
    FRIDAY = "vr", _("vrijdag")


class DaysFrom(models.TextChoices):
    """Where the days of somebody in a round come from."""

    SAID = "said", _("zelf opgegeven")
    ASSUMED = "assumed", _("niets opgegeven: elke werkdag")
    CORRECTED = "corrected", _("hier aangepast")


def weekdays() -> "ArrayField[list[str], list[str]]":
    """The days of the week on which somebody can be in a group."""
    return ArrayField(models.CharField(max_length=2, choices=InWeek), default=list, blank=True, verbose_name="dagen")


class Round(models.Model):
    """A board, several boards or a partnership divide their starters of a school year.

    Whoever changes the placings locks this row first and adds one to `version`. Whether something is being computed
    is said by its runs, and whether there is a proposal by its placings.
    """

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    boards = models.ManyToManyField(Organisation, related_name="+", verbose_name="besturen")
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    years = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name="starters in deze jaren"
    )
    sectors = ArrayField(
        models.CharField(max_length=3, choices=Organisation.InSector),
        default=list,
        blank=True,
        verbose_name="sectoren",
    )
    weights: "models.JSONField[Mapping[str, int], Mapping[str, int]]" = models.JSONField("gewichten", default=dict)
    note = models.CharField("notitie", max_length=LONGEST_NOTE, blank=True)
    version = models.PositiveIntegerField("versie", default=0)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    published_at = models.DateTimeField("uitgebracht", null=True, blank=True)

    class Meta:
        verbose_name = "indelingsronde"
        verbose_name_plural = "indelingsrondes"
        indexes = [models.Index(fields=["organisation", "-school_year"], name="round_of_organisation")]

    def __str__(self) -> str:
        return f"indeling {self.school_year}"

    @classmethod
    def arranged_by(cls, viewer: Viewer) -> Q:
        """The rounds that the viewer leads: of a partnership by its programme roles, of boards by coordinating each."""
        own = viewer.organisations(RoleName.BOARD_COORDINATOR)
        foreign = Round.boards.through.objects.exclude(organisation__in=own).values("round")
        leads = Q(organisation__in=viewer.organisations(*LEADING))
        return leads | (Q(organisation__in=own) & ~Q(pk__in=foreign)) if own else leads


class Candidate(models.Model):
    """A starter in a round: on which days they can, and whether they take part."""

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    round = models.ForeignKey(Round, models.CASCADE, related_name="candidates", verbose_name="ronde")
    starter = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="starter")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="school")
    weekdays = weekdays()
    days_from = models.CharField("waar de dagen vandaan komen", max_length=9, choices=DaysFrom)
    included = models.BooleanField("doet mee", default=True)
    because = models.CharField("waarom niet", max_length=LONGEST_BECAUSE, blank=True)

    class Meta:
        verbose_name = "starter in een indelingsronde"
        verbose_name_plural = "starters in een indelingsronde"
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "round"],
                name="candidate_once",
                violation_error_message="Deze starter staat al in de ronde. Ververs de pagina.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.starter_id} in {self.round_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Those in the rounds that the viewer leads."""
        return Q(round__in=Round.objects.filter(Round.arranged_by(viewer)))


class RoundFacilitator(models.Model):
    """Somebody who can guide groups in a round: on which days, and how many groups at most."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="facilitators", verbose_name="ronde")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="intervisiebegeleider")
    school = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="school"
    )
    sector = models.CharField(
        "sector", max_length=3, choices=Organisation.InSector, blank=True, db_default="", default=""
    )
    weekdays = weekdays()
    days_from = models.CharField("waar de dagen vandaan komen", max_length=9, choices=DaysFrom)
    max_groups = models.PositiveSmallIntegerField("hoogstens zoveel groepen", default=1)
    included = models.BooleanField("begeleidt mee", default=True)

    class Meta:
        verbose_name = "intervisiebegeleider in een indelingsronde"
        verbose_name_plural = "intervisiebegeleiders in een indelingsronde"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "round"],
                name="round_facilitator_once",
                violation_error_message="Deze begeleider staat al in de ronde. Ververs de pagina.",
            ),
            models.CheckConstraint(
                condition=Q(max_groups__lte=MOST_GROUPS),
                name="round_facilitator_groups",
                violation_error_message="Vul een aantal groepen in, van 0 tot en met 9.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.round_id}"
