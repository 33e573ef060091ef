"""The yearly poll of what starters want to learn: its themes, and who wants which."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from startbaan.apps.people.models import AboutStarter, Organisation, PeriodField, Person, has_days
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Kind

LONGEST_THEME = 120


class LearningPoll(models.Model):
    """A partnership asks its starters once a year what they want to learn, during these days."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    period = PeriodField("open in")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    closed_at = models.DateTimeField("eerder gesloten", null=True, blank=True)

    class Meta:
        verbose_name = "uitvraag van leerwensen"
        verbose_name_plural = "uitvragen van leerwensen"
        constraints = [
            has_days("learning_poll_has_days"),
            models.UniqueConstraint(
                fields=["organisation", "school_year"],
                name="learning_poll_once_a_year",
                violation_error_message="Voor dit schooljaar is er al een uitvraag.",
            ),
            models.CheckConstraint(
                condition=Q(period__endswith__isnull=False),
                name="learning_poll_ends",
                violation_error_message="Kies tot wanneer de uitvraag open is.",
            ),
        ]

    def __str__(self) -> str:
        return f"leerwensen {self.school_year}"

    def is_open(self, *, on: date) -> bool:
        """Whether starters may choose on this day."""
        return self.closed_at is None and on in self.period

    def is_over(self, *, on: date) -> bool:
        """Whether its days have gone by, or it was closed before."""
        return self.closed_at is not None or self.last < on

    @property
    def last(self) -> date:
        """The last day on which it is, or was to be, open."""
        period: Period = self.period
        return period.last or period.start


class LearningTheme(models.Model):
    """Something to choose in a poll, in both languages; without years it is for everyone."""

    poll = models.ForeignKey(LearningPoll, models.CASCADE, related_name="themes")
    key = models.SlugField("sleutel", max_length=60)
    nl = models.CharField("in het Nederlands", max_length=LONGEST_THEME)
    en = models.CharField("in het Engels", max_length=LONGEST_THEME, blank=True)
    years = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name="voor starters in deze jaren"
    )
    number = models.PositiveSmallIntegerField("hoeveelste in de lijst")

    class Meta:
        verbose_name = "leerthema"
        verbose_name_plural = "leerthema’s"
        constraints = [
            models.UniqueConstraint(
                fields=["poll", "key"],
                name="learning_theme_once",
                violation_error_message="Dit thema staat al in de uitvraag.",
            ),
            models.UniqueConstraint(
                fields=["poll", "number"], name="learning_theme_number_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(nl=""), name="learning_theme_has_words"),
        ]

    def __str__(self) -> str:
        return self.nl

    def said(self, language: str) -> str:
        """The theme in this language; Dutch where nobody wrote the English."""
        return self.en if language.startswith("en") and self.en else self.nl


class LearningWish(AboutStarter):
    """A starter wants to learn about a theme. Nobody else reads it: it is counted, among enough people."""

    kind: ClassVar[Kind] = Kind.LEARNING_WISH

    theme = models.ForeignKey(LearningTheme, models.PROTECT, related_name="+", verbose_name="thema")

    class Meta:
        verbose_name = "leerwens"
        verbose_name_plural = "leerwensen"
        constraints = [models.UniqueConstraint(fields=["starter", "theme"], name="learning_wish_once")]

    def __str__(self) -> str:
        return f"{self.starter_id} wil {self.theme_id}"
