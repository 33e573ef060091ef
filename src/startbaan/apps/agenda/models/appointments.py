"""Appointments, known by the key their subject gives them, and who is invited to each."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.domain.meeting.moments import day_of
from startbaan.domain.privacy.policy import Kind


class Appointment(models.Model):
    """Something on a moment, or on a whole day, with the people it is for; of each key one stands at a time.

    In small company everybody sees who else is asked and answers here. In large company people come and go one by one,
    by the subject behind the key; they are not shown each other, and nobody answers here.
    """

    class ShownAs(models.TextChoices):
        OPEN = "open", "met de titel"
        CONFIDENTIAL = "confidential", "als afspraak van Startbaan"

    class Company(models.TextChoices):
        SMALL = "small", "met elkaars naam"
        LARGE = "large", "zonder namen"

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    key = models.CharField("sleutel", max_length=120)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField("titel", max_length=200)
    shown_as = models.CharField("in andere agenda's", max_length=12, choices=ShownAs)
    company = models.CharField(
        "wie elkaar ziet", max_length=5, choices=Company, default=Company.SMALL, db_default="small"
    )
    start_at = models.DateTimeField("begint", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    whole_day = models.DateField("de hele dag", null=True, blank=True)
    place = models.CharField("plaats", max_length=200, blank=True)
    path = models.CharField("pagina", max_length=300)
    sequence = models.PositiveIntegerField("volgnummer", default=0)
    changed_at = models.DateTimeField("veranderd")
    cancelled_at = models.DateTimeField("afgezegd", null=True, blank=True)
    reason = models.CharField("waarom afgezegd", max_length=300, blank=True)

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        indexes = [
            models.Index(fields=["start_at"], name="appointment_start"),
            models.Index(fields=["whole_day"], name="appointment_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(cancelled_at__isnull=True),
                name="appointment_one_live",
                violation_error_message="Deze afspraak staat al in de agenda. Ververs de pagina.",
            ),
            models.UniqueConstraint(fields=["key", "sequence"], name="appointment_sequence_once"),
            models.CheckConstraint(
                condition=Q(start_at__isnull=False, minutes__gt=0, whole_day__isnull=True)
                | Q(start_at__isnull=True, minutes__isnull=True, whole_day__isnull=False),
                name="appointment_moment_or_day",
                violation_error_message="Een afspraak heeft een tijd en een duur, of is de hele dag.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> date:
        """The day in the Netherlands on which it is."""
        moment: datetime | None = self.start_at
        whole: date | None = self.whole_day
        if moment is None:
            assert whole is not None
            return whole
        return day_of(moment)

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The appointments to which the viewer is invited."""
        return Q(pk__in=Invitation.objects.filter(person__in=viewer.persons).values("appointment"))


class Invitation(models.Model):
    """Someone is invited to an appointment, and may say whether they come."""

    class Answer(models.TextChoices):
        NONE = "none", "nog geen antwoord"
        ACCEPTED = "accepted", "komt"
        DECLINED = "declined", "kan niet"

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    answer = models.CharField("antwoord", max_length=8, choices=Answer, default=Answer.NONE)
    answered_at = models.DateTimeField("geantwoord", null=True, blank=True)

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(fields=["person", "appointment"], name="invitation_once"),
            models.CheckConstraint(
                condition=Q(answer="none", answered_at__isnull=True)
                | (~Q(answer="none") & Q(answered_at__isnull=False)),
                name="invitation_answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} bij {self.appointment_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The invitations to what the viewer is invited to: of whomever in small company, the viewer's own in large."""
        mine = Invitation.objects.filter(person__in=viewer.persons)
        small = mine.filter(appointment__company=Appointment.Company.SMALL)
        return Q(pk__in=mine.values("pk")) | Q(appointment__in=small.values("appointment"))
