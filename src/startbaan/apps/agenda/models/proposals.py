"""Moments that one offers to others, and what each answers, until all can on the same one."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.domain.privacy.policy import Kind


class Proposal(models.Model):
    """Moments offered for one thing, known by the key its subject gives it; of each key one is open at a time."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        SETTLED = "settled", "afgesproken"
        WITHDRAWN = "withdrawn", "ingetrokken"

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    item = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField("sleutel", max_length=120)
    title = models.CharField("titel", max_length=200)
    path = models.CharField("pagina", max_length=300)
    minutes = models.PositiveSmallIntegerField("minuten")
    offered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgesteld door")
    offered_at = models.DateTimeField("voorgesteld")
    state = models.CharField("stand", max_length=9, choices=State, default=State.OPEN)

    class Meta:
        verbose_name = "voorstel"
        verbose_name_plural = "voorstellen"
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state="open"),
                name="proposal_one_open",
                violation_error_message="Er loopt hiervoor al een voorstel. Ververs de pagina en antwoord daarop.",
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="proposal_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The proposals about which the viewer is asked."""
        return Q(pk__in=AskedPerson.objects.filter(person__in=viewer.persons).values("proposal"))


class AskedPerson(models.Model):
    """Someone who has to be able to come; who proposes is one of them."""

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="asked")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")

    class Meta:
        verbose_name = "gevraagde"
        verbose_name_plural = "gevraagden"
        constraints = [models.UniqueConstraint(fields=["person", "proposal"], name="asked_once")]

    def __str__(self) -> str:
        return f"{self.person_id} bij {self.proposal_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Who is asked in what the viewer is asked in too."""
        return Q(proposal__in=AskedPerson.objects.filter(person__in=viewer.persons).values("proposal"))


class OfferedMoment(models.Model):
    """One moment of a proposal."""

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="moments")
    start_at = models.DateTimeField("begint")
    offered_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="voorgesteld door")

    class Meta:
        verbose_name = "voorgesteld moment"
        verbose_name_plural = "voorgestelde momenten"
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "start_at"],
                name="moment_offered_once",
                violation_error_message="Dit moment is al voorgesteld.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.start_at:%Y-%m-%d %H:%M}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The moments of what the viewer is asked in."""
        return Q(proposal__in=AskedPerson.objects.filter(person__in=viewer.persons).values("proposal"))


class MomentAnswer(models.Model):
    """Whether someone can on one moment."""

    kind: ClassVar[Kind] = Kind.APPOINTMENT

    moment = models.ForeignKey(OfferedMoment, models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="wie")
    can = models.BooleanField("kan")
    answered_at = models.DateTimeField("geantwoord")

    class Meta:
        verbose_name = "antwoord op een moment"
        verbose_name_plural = "antwoorden op een moment"
        constraints = [models.UniqueConstraint(fields=["moment", "person"], name="moment_answered_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.can}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The answers in what the viewer is asked in."""
        return Q(moment__proposal__in=AskedPerson.objects.filter(person__in=viewer.persons).values("proposal"))
