"""Meetings of the bodies: the agenda, what was decided, and who does what."""

import uuid

from django.db import models
from django.db.models import Q

from startbaan.apps.gatherings.models.gatherings import LONGEST_TITLE, Gathering
from startbaan.apps.people.models import Person

LONGEST_WORDS = 4000


class AgendaPoint(models.Model):
    """Something to talk about in a meeting, and what was said about it."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField("nummer")
    title = models.CharField("onderwerp", max_length=LONGEST_TITLE)
    words = models.TextField("toelichting", max_length=LONGEST_WORDS, blank=True)
    notes = models.TextField("verslag", max_length=LONGEST_WORDS, blank=True)

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "number"],
                name="agenda_point_number_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="agenda_point_has_a_title",
                violation_error_message="Vul in waarover het gaat.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class BodyDecision(models.Model):
    """What a meeting decided."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    point = models.ForeignKey(
        AgendaPoint, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="agendapunt"
    )
    number = models.PositiveSmallIntegerField("nummer")
    words = models.CharField("besluit", max_length=1000)

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="body_decision_number_once"),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="body_decision_has_words",
                violation_error_message="Vul in wat er besloten is.",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class BodyAction(models.Model):
    """Something that somebody will do after a meeting, before a day."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField("nummer")
    words = models.CharField("wat", max_length=500)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    until = models.DateField("uiterlijk op")
    done_on = models.DateField("gedaan op", null=True, blank=True)

    class Meta:
        verbose_name = "actiepunt"
        verbose_name_plural = "actiepunten"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "number"], name="body_action_number_once"),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="body_action_has_words",
                violation_error_message="Vul in wat er gedaan wordt.",
            ),
        ]

    def __str__(self) -> str:
        return self.words
