"""A lesson that somebody comes to see, what they scored there, and how the starter scored the same lesson."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from startbaan.apps.coaching.models.instruments import InstrumentVersion
from startbaan.apps.people.models import Addressed, Confidential, Part, Person
from startbaan.apps.programme.models import Activity, Contact
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.ui.wording import on_day

LONGEST_LESSON = 120
LONGEST_FOCUS = 300
LONGEST_SCORE_NOTE = 1_000


class LessonVisit(Confidential, Addressed):
    """A visit that was agreed: who looks at which lesson, and what for. Handed in from when it is planned.

    `to_person` is the observer who is not the coach. What is in and since when both stand open is kept by the
    database: nobody sees the other's scores before, but each sees what is still awaited.
    """

    kind: ClassVar[Kind] = Kind.OBSERVATION
    under: ClassVar[Relation | None] = Relation.COACH
    sharable_from: ClassVar[str] = "opened_at"

    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lesbezoek van het programma"
    )
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="instrument")
    observer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie komt kijken")
    on = models.DateField("dag")
    at = models.TimeField("tijd", null=True, blank=True)
    lesson = models.CharField("les", max_length=LONGEST_LESSON)
    focus = models.CharField("waar kijken jullie naar", max_length=LONGEST_FOCUS, blank=True)
    is_test_free = models.BooleanField("geen toets of stil werk", default=False)
    announced_at = models.DateTimeField("aangekondigd")
    called_off_at = models.DateTimeField("afgezegd", null=True, blank=True)
    observed_at = models.DateTimeField("scores ingeleverd", null=True, blank=True)
    rated_at = models.DateTimeField("zelf gescoord", null=True, blank=True)
    is_waived = models.BooleanField("niet zelf gescoord", default=False)
    opened_at = models.DateTimeField("beide binnen", null=True, blank=True)

    class Meta:
        verbose_name = "lesbezoek"
        verbose_name_plural = "lesbezoeken"
        indexes = [models.Index(fields=["starter", "-on"]), models.Index(fields=["observer", "-on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(activity__isnull=True) | Q(contact__isnull=True),
                name="lesson_visit_of_one_moment",
                violation_error_message="Een lesbezoek hoort bij één activiteit of contact.",
            ),
            models.CheckConstraint(
                condition=~Q(observer=F("starter")),
                name="lesson_visit_by_another",
                violation_error_message="Niemand observeert de eigen les. Kies iemand anders.",
            ),
            models.UniqueConstraint(
                fields=["starter", "observer", "on", "at"],
                condition=Q(called_off_at__isnull=True),
                nulls_distinct=False,
                name="lesson_visit_once_at_a_time",
                violation_error_message="Dit lesbezoek staat er al.",
            ),
        ]

    def __str__(self) -> str:
        return f"lesbezoek {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """The lesson and its day; with it go the scores of who looked."""
        return {item: on_day(lesson, day) for item, lesson, day in rows.values_list("item", "lesson", "on")}


class Observation(Confidential, Addressed):
    """What one observer scored in one visit; its number was chosen by the device on which it began.

    `sent_at` is when the observer was done. Only the database hands it in: when the self-rating is in or waived.
    """

    kind: ClassVar[Kind] = Kind.OBSERVATION
    under: ClassVar[Relation | None] = Relation.COACH
    along: ClassVar[str] = "visit"

    visit = models.ForeignKey(LessonVisit, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField("bewaard", default=0)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    sent_at = models.DateTimeField("klaar", null=True, blank=True)

    class Meta:
        verbose_name = "lesobservatie"
        verbose_name_plural = "lesobservaties"
        constraints = [
            models.UniqueConstraint(
                fields=["visit"],
                name="observation_once_a_visit",
                violation_error_message="Voor dit lesbezoek is al begonnen met scoren.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 720)),
                name="observation_lasted",
                violation_error_message="Vul in hoeveel minuten het duurde: meer dan 0 en hoogstens 720.",
            ),
        ]

    def __str__(self) -> str:
        return f"lesobservatie {self.item}"


class Scoring(Part):
    """The score of one item, with what was seen; without a score it was not seen, which is not weak, or is to come."""

    key = models.CharField("punt", max_length=60)
    score = models.PositiveSmallIntegerField("score", null=True, blank=True)
    is_to_come = models.BooleanField("nog niet gescoord", default=False)
    note = models.CharField("wat je zag", max_length=LONGEST_SCORE_NOTE, blank=True)

    class Meta:
        abstract = True


class ItemScore(Scoring):
    """How an observer scored one item, and what was seen of it."""

    whole: ClassVar[str] = "observation"

    observation = models.ForeignKey(Observation, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "score van een punt"
        verbose_name_plural = "scores van punten"
        constraints = [
            models.UniqueConstraint(fields=["observation", "key"], name="item_score_once"),
            models.CheckConstraint(condition=Q(is_to_come=False) | Q(score__isnull=True), name="item_score_or_to_come"),
        ]

    def __str__(self) -> str:
        return f"score {self.id}"


class SelfRating(Confidential):
    """How a starter scored the own lesson: blind, as the observer was; or that the starter does not."""

    kind: ClassVar[Kind] = Kind.SELF_RATING

    visit = models.ForeignKey(LessonVisit, models.PROTECT, related_name="+")
    instrument = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="+", verbose_name="instrument")
    revision = models.PositiveIntegerField("bewaard", default=0)
    sent_at = models.DateTimeField("klaar", null=True, blank=True)
    waived = models.BooleanField("niet zelf gescoord", default=False)

    class Meta:
        verbose_name = "zelfscore"
        verbose_name_plural = "zelfscores"
        constraints = [
            models.UniqueConstraint(
                fields=["visit"],
                name="self_rating_once_a_visit",
                violation_error_message="Voor dit lesbezoek heb je al gescoord.",
            )
        ]

    def __str__(self) -> str:
        return f"zelfscore {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Of which lesson."""
        found = rows.values_list("item", "visit__lesson", "visit__on")
        return {item: _("Zelf gescoord: %(lesson)s") % {"lesson": on_day(lesson, day)} for item, lesson, day in found}


class SelfScore(Scoring):
    """How a starter scored one item of the own lesson."""

    whole: ClassVar[str] = "rating"

    rating = models.ForeignKey(SelfRating, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "eigen score van een punt"
        verbose_name_plural = "eigen scores van punten"
        constraints = [
            models.UniqueConstraint(fields=["rating", "key"], name="self_score_once"),
            models.CheckConstraint(condition=Q(is_to_come=False) | Q(score__isnull=True), name="self_score_or_to_come"),
        ]

    def __str__(self) -> str:
        return f"eigen score {self.id}"
