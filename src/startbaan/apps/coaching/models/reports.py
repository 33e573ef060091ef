"""What coach and starter write together about a talk or visit, version by version, and what they agree there."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Confidential, Part, Person
from startbaan.apps.programme.models import Activity, Contact
from startbaan.apps.programme.queries import titles_of
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.ui.wording import on_day

LONGEST = 20_000
LONGEST_AGREEMENT = 500


class CoachingReport(Confidential):
    """What belongs to one talk, visit or unplanned contact; its words are its versions."""

    kind: ClassVar[Kind] = Kind.COACHING_REPORT
    under: ClassVar[Relation | None] = Relation.COACH

    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "coachverslag"
        verbose_name_plural = "coachverslagen"
        indexes = [models.Index(fields=["starter", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=False, contact__isnull=True)
                | Q(activity__isnull=True, contact__isnull=False),
                name="coaching_report_of_one_moment",
                violation_error_message="Een coachverslag hoort bij één gesprek, bezoek of contact.",
            ),
            models.UniqueConstraint(
                fields=["activity", "pair"],
                condition=Q(activity__isnull=False),
                nulls_distinct=False,
                name="coaching_report_once_for_an_activity",
                violation_error_message="Bij dit gesprek is net een verslag begonnen. Open de pagina opnieuw.",
            ),
            models.UniqueConstraint(
                fields=["contact", "pair"],
                condition=Q(contact__isnull=False),
                nulls_distinct=False,
                name="coaching_report_once_for_a_contact",
                violation_error_message="Bij dit contact is net een verslag begonnen. Open de pagina opnieuw.",
            ),
        ]

    def __str__(self) -> str:
        return f"coachverslag {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Of which talk, visit or contact, and on which day that was."""
        found = list(rows.values_list("item", "activity", "contact__way", "contact__day"))
        talks = titles_of([activity for _item, activity, _way, _day in found if activity])
        return {
            item: talks[activity] if activity else on_day(str(Contact.Way(way).label).capitalize(), day)
            for item, activity, way, day in found
        }


class ReportVersion(Part):
    """One text of a report as someone saved it; the highest number is how it reads now, and none is ever changed."""

    class Section(models.TextChoices):
        PLAN = "plan", _("plan en focus")
        OWN = "eigen", _("eigen tekst van de starter")
        REPORT = "verslag", _("verslag")

    whole: ClassVar[str] = "report"

    report = models.ForeignKey(CoachingReport, models.CASCADE, related_name="+")
    section = models.CharField("onderdeel", max_length=10, choices=Section)
    number = models.PositiveSmallIntegerField("nummer")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geschreven door")
    written_at = models.DateTimeField("geschreven")
    words = models.TextField("tekst", max_length=LONGEST)

    class Meta:
        verbose_name = "versie van een coachverslag"
        verbose_name_plural = "versies van coachverslagen"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section", "number"],
                name="report_version_once",
                violation_error_message="Iemand anders heeft deze tekst net ook bewaard.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.number}"


class Agreement(Part):
    """What was agreed in a talk: whose it is, and by when; it comes back in the next talk until it is done."""

    class Whose(models.TextChoices):
        STARTER = "starter", _("starter")
        COACH = "coach", _("coach")
        BOTH = "samen", _("samen")

    whole: ClassVar[str] = "report"

    report = models.ForeignKey(CoachingReport, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="opgeschreven door")
    made_at = models.DateTimeField("gemaakt")
    words = models.CharField("afspraak", max_length=LONGEST_AGREEMENT)
    whose = models.CharField("van wie", max_length=10, choices=Whose)
    due_on = models.DateField("voor wanneer", null=True, blank=True)
    done_on = models.DateField("gedaan op", null=True, blank=True)

    class Meta:
        verbose_name = "gespreksafspraak"
        verbose_name_plural = "gespreksafspraken"

    def __str__(self) -> str:
        return f"gespreksafspraak {self.id}"
