"""On which parts of the week someone can be asked, and the secret address where their own calendar looks."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person, User
from startbaan.domain.meeting.week import PartOfDay
from startbaan.domain.privacy.policy import Kind


class Availability(models.Model):
    """Someone can be asked on this part of this weekday; without any row: on every part of every working day."""

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="wie")
    weekday = models.PositiveSmallIntegerField("dag van de week, maandag is 0")
    part = models.CharField("dagdeel", max_length=12, choices=[(part.value, part.value) for part in PartOfDay])

    class Meta:
        verbose_name = "beschikbaarheid"
        verbose_name_plural = "beschikbaarheden"
        constraints = [
            models.UniqueConstraint(fields=["person", "weekday", "part"], name="availability_once"),
            models.CheckConstraint(condition=Q(weekday__lt=7), name="availability_in_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} op dag {self.weekday}, {self.part}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The viewer's own."""
        return Q(person__in=viewer.persons)


class CalendarFeed(models.Model):
    """The secret address of one sign-in; only its digest is kept, so that nobody can read it back."""

    user = models.OneToOneField(User, models.CASCADE, related_name="+", verbose_name="account")
    digest = models.CharField("afdruk van het geheim", max_length=64, unique=True)
    made_at = models.DateTimeField("gemaakt")

    class Meta:
        verbose_name = "agenda-abonnement"
        verbose_name_plural = "agenda-abonnementen"

    def __str__(self) -> str:
        return f"agenda-abonnement van {self.user_id}"
