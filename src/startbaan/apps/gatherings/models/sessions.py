"""Parallel sessions of a gathering, and who gives them."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from startbaan.apps.gatherings.models.gatherings import (
    LONGEST_ABOUT,
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_MINUTES,
    MOST_PLACES,
    Gathering,
)
from startbaan.apps.people.models import Person


class Session(models.Model):
    """One of the sessions that are held side by side: its places, for which years, and when, if not all along."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="sessions")
    title = models.CharField("titel", max_length=LONGEST_TITLE)
    about = models.TextField("waarover", max_length=LONGEST_ABOUT, blank=True)
    room = models.CharField("lokaal", max_length=LONGEST_PLACE, blank=True)
    places = models.PositiveSmallIntegerField("plaatsen")
    years = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name="voor starters in deze jaren"
    )
    begins = models.TimeField("begint om", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("duur in minuten", null=True, blank=True)
    cancelled_at = models.DateTimeField("afgezegd", null=True, blank=True)

    class Meta:
        verbose_name = "sessie"
        verbose_name_plural = "sessies"
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "title"],
                condition=Q(cancelled_at__isnull=True),
                name="session_once",
                violation_error_message="Er is al een sessie met deze titel.",
            ),
            models.CheckConstraint(
                condition=Q(places__gt=0) & Q(places__lte=MOST_PLACES),
                name="session_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 2000.",
            ),
            models.CheckConstraint(
                condition=Q(begins__isnull=True, minutes__isnull=True)
                | Q(begins__isnull=False, minutes__gt=0, minutes__lte=MOST_MINUTES),
                name="session_begins_and_lasts",
                violation_error_message="Vul bij een eigen begintijd ook in hoelang de sessie duurt.",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="session_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class SessionTrainer(models.Model):
    """Someone gives a session: they see who comes, and tick who came."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="trainers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="opleider")

    class Meta:
        verbose_name = "opleider van een sessie"
        verbose_name_plural = "opleiders van een sessie"
        constraints = [models.UniqueConstraint(fields=["person", "session"], name="session_trainer_once")]

    def __str__(self) -> str:
        return f"{self.person_id} bij {self.session_id}"
