"""The development plan of one school year: the starter's own, read by coach and manager once shown, signed by three."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from startbaan.apps.coaching.models.start_talks import LONGEST, Writing, signed_by_three
from startbaan.apps.files.models import StoredFile
from startbaan.apps.people.models import Confidential, Part, Person, Signature
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Kind


class DevelopmentPlan(Confidential):
    """The plan of one school year. `changes` counts every change, so that a version knows whether it is still true."""

    kind: ClassVar[Kind] = Kind.DEVELOPMENT_PLAN

    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    framework = models.CharField("versie van de bekwaamheidseisen", max_length=60)
    changes = models.PositiveIntegerField("aantal wijzigingen", default=0)
    closed_at = models.DateTimeField("afgesloten", null=True, blank=True)

    class Meta:
        verbose_name = "persoonlijk ontwikkelingsplan"
        verbose_name_plural = "persoonlijke ontwikkelingsplannen"
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "school_year"],
                name="development_plan_once_a_year",
                violation_error_message="Voor dit schooljaar heb je al een ontwikkelplan.",
            )
        ]

    def __str__(self) -> str:
        return f"ontwikkelplan {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Of which school year."""
        found = rows.values_list("item", "school_year")
        return {item: f"{gettext('Ontwikkelplan')} {SchoolYear(year)}" for item, year in found}


class PlanText(Writing):
    """A wording of one of the plan's texts: talents, career."""

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "tekst van een ontwikkelplan"
        verbose_name_plural = "teksten van een ontwikkelplan"
        constraints = [models.UniqueConstraint(fields=["plan", "key", "number"], name="plan_text_once")]

    def __str__(self) -> str:
        return f"tekst {self.id}"


class PlanGoal(Part):
    """A goal of the starter under one competence requirement, with steps; perhaps copied from a coaching goal."""

    class State(models.TextChoices):
        OPEN = "open", _("ben ik mee bezig")
        REACHED = "reached", _("bereikt")
        DROPPED = "dropped", _("laat ik los")

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField("versie", default=1)
    area = models.CharField("bekwaamheidseis", max_length=60)
    words = models.TextField("doel", max_length=LONGEST)
    steps = models.TextField("stappen", max_length=LONGEST, blank=True)
    until = models.DateField("af op", null=True, blank=True)
    state = models.CharField("stand", max_length=8, choices=State, default=State.OPEN)
    copied_from = models.UUIDField("overgenomen van coachdoel", null=True, blank=True)
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "doel van een ontwikkelplan"
        verbose_name_plural = "doelen van een ontwikkelplan"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "copied_from"],
                condition=Q(copied_from__isnull=False),
                name="plan_goal_copied_once",
                violation_error_message="Dit doel staat al in je plan.",
            )
        ]

    def __str__(self) -> str:
        return f"doel {self.id}"


class PlanTraining(Part):
    """Training the starter chose, inside or outside the school, with what it takes of the yearly hours and budget."""

    class Place(models.TextChoices):
        INSIDE = "inside", _("in de school")
        OUTSIDE = "outside", _("buiten de school")

    class State(models.TextChoices):
        WISH = "wish", _("wens")
        AGREED = "agreed", _("afgesproken")
        DONE = "done", _("gedaan")

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField("versie", default=1)
    title = models.CharField("scholing", max_length=200)
    place = models.CharField("waar", max_length=7, choices=Place)
    hours = models.DecimalField("uren", max_digits=5, decimal_places=1)
    euros = models.DecimalField("kosten in euro", max_digits=7, decimal_places=2)
    state = models.CharField("stand", max_length=6, choices=State, default=State.WISH)
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "scholing in een ontwikkelplan"
        verbose_name_plural = "scholing in ontwikkelplannen"

    def __str__(self) -> str:
        return f"scholing {self.id}"


class Evidence(Part):
    """A file that shows what the starter can do, under its own name."""

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")
    goal = models.ForeignKey(PlanGoal, models.SET_NULL, null=True, blank=True, related_name="+")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("naam van het bestand", max_length=120)
    words = models.CharField("wat het laat zien", max_length=300)
    added_at = models.DateTimeField("toegevoegd")

    class Meta:
        verbose_name = "bewijsstuk"
        verbose_name_plural = "bewijsstukken"

    def __str__(self) -> str:
        return f"bewijs {self.id}"


class PlanVersion(Part):
    """The plan as it stood when the starter asked to agree on it; it stays readable whatever is changed after."""

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField("versie")
    changes = models.PositiveIntegerField("aantal wijzigingen")
    body = models.JSONField("inhoud")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "versie van een ontwikkelplan"
        verbose_name_plural = "versies van een ontwikkelplan"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"versie {self.number}"


class PlanSignature(Signature):
    """A name under one version of a development plan."""

    whole: ClassVar[str] = "plan"

    plan = models.ForeignKey(DevelopmentPlan, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "handtekening onder een ontwikkelplan"
        verbose_name_plural = "handtekeningen onder een ontwikkelplan"
        constraints = signed_by_three("plan", name="plan_signed")

    def __str__(self) -> str:
        return f"handtekening {self.id}"
