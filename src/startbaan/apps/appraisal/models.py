"""The cycle of talks with the line manager: what each board calls them, and the report of each with its signature."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import Confidential, Organisation, Part, PeriodField, Person, has_days
from startbaan.apps.programme.models import Activity
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.ui.wording import on_day

LONGEST = 20_000
LONGEST_NAME = 80


class AppraisalCycle(models.Model):
    """What a board calls the talks of each year of a track, in their order, from a day on."""

    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="schoolbestuur")
    period = PeriodField("periode")
    talks = models.JSONField("namen van de gesprekken, per jaar van het traject")

    class Meta:
        verbose_name = "gesprekscyclus van een bestuur"
        verbose_name_plural = "gesprekscycli van een bestuur"
        constraints = [
            has_days("appraisal_cycle_has_days"),
            ExclusionConstraint(
                name="appraisal_cycle_one_at_a_time",
                expressions=[("board", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message="Dit bestuur heeft in die periode al een gesprekscyclus.",
            ),
        ]

    def __str__(self) -> str:
        return f"gesprekscyclus van {self.board_id} vanaf {self.start_on}"

    @property
    def start_on(self) -> date:
        """The first day."""
        period: Period = self.period
        return period.start


class AppraisalReport(Confidential):
    """What a line manager saw in the class and wrote down of one talk.

    Open under the pair it was made under, and to no other manager: an acting manager begins with an empty
    sheet, and of two managers at the same time each reads the own reports only. What the other wrote, they
    read once the starter shares it; the starter has all of them. A report that a manager left half written
    stays closed for good: who comes after writes a new one, so there is one report for each talk *and pair*.

    Words stand fast once the starter has signed; the database refuses every change after that. The talk and the
    visit themselves (day, minutes) are rows of the programme; they are copied here when the report is handed
    in, so that what was signed goes on saying what it said. The key to the talk is no constraint of the
    database: a track that is planned anew may let go of a talk, and the report outlives it.
    """

    kind: ClassVar[Kind] = Kind.APPRAISAL
    under: ClassVar[Relation | None] = Relation.MANAGER

    activity = models.ForeignKey(
        Activity, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, verbose_name="gesprek"
    )
    title = models.CharField("naam van het gesprek", max_length=200)
    year = models.PositiveSmallIntegerField("jaar van het traject")
    seen = models.TextField("gezien in de klas", max_length=LONGEST, blank=True)
    words = models.TextField("verslag van het gesprek", max_length=LONGEST, blank=True)
    version = models.PositiveIntegerField("versie", default=1)
    visited_on = models.DateField("klassenbezoek op", null=True, blank=True)
    visit_minutes = models.PositiveSmallIntegerField("minuten in de klas", null=True, blank=True)
    talked_on = models.DateField("gesproken op", null=True, blank=True)

    class Meta:
        verbose_name = "gespreksverslag"
        verbose_name_plural = "gespreksverslagen"
        indexes = [models.Index(fields=["starter", "-made_at"], name="appraisal_report_of_starter")]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "pair"],
                condition=Q(activity__isnull=False, pair__isnull=False),
                name="appraisal_report_once_a_talk",
                violation_error_message="Van dit gesprek is al een verslag gemaakt.",
            ),
        ]

    def __str__(self) -> str:
        return f"gespreksverslag {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Of which talk, and on which day that was."""
        return {item: on_day(title, day) for item, title, day in rows.values_list("item", "title", "talked_on")}


class AppraisalComment(Confidential):
    """What the starter says to a report: once with the signature, and after that as an addition.

    It is read by who reads the report: it stands under the same pair, and is shared along with it.
    """

    kind: ClassVar[Kind] = Kind.APPRAISAL_COMMENT
    under: ClassVar[Relation | None] = Relation.MANAGER
    along: ClassVar[str] = "report"

    report = models.ForeignKey(AppraisalReport, models.PROTECT, related_name="+", verbose_name="gespreksverslag")
    signed_version = models.PositiveIntegerField("ondertekende versie", null=True, blank=True)
    words = models.TextField("reactie", max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = "reactie op het gespreksverslag"
        verbose_name_plural = "reacties op het gespreksverslag"
        constraints = [
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(signed_version__isnull=False),
                name="appraisal_signed_once",
                violation_error_message="Je hebt dit verslag al ondertekend.",
            ),
            models.CheckConstraint(
                condition=Q(signed_version__isnull=False) | ~Q(words=""),
                name="appraisal_comment_says_something",
                violation_error_message="Schrijf eerst op wat je wilt aanvullen.",
            ),
        ]

    def __str__(self) -> str:
        return f"reactie {self.item}"


class AppraisalNote(Part):
    """What the line manager adds to a report that was signed; a correction stands beside it, never in its place."""

    whole: ClassVar[str] = "report"

    report = models.ForeignKey(AppraisalReport, models.PROTECT, related_name="+", verbose_name="gespreksverslag")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="geschreven door")
    words = models.TextField("aanvulling", max_length=LONGEST)
    written_at = models.DateTimeField("geschreven")

    class Meta:
        verbose_name = "aanvulling op het gespreksverslag"
        verbose_name_plural = "aanvullingen op het gespreksverslag"

    def __str__(self) -> str:
        return f"aanvulling {self.id}"
