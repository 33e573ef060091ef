"""What is to be told to someone, the mail that carries it, and how each person wants to get it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.people.models import Person
from startbaan.domain.schedule.posting import Rhythm


class Mail(models.Model):
    """One mail to one person: one message at once, or a digest of several; its words stay with the messages."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        SENT = "sent", _("verzonden")
        FAILED = "failed", _("niet gelukt")
        EMPTY = "empty", _("niets te melden")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="aan")
    address = models.EmailField("adres", blank=True)
    made_at = models.DateTimeField("gemaakt")
    state = models.CharField("stand", max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    next_at = models.DateTimeField("volgende poging")
    sent_at = models.DateTimeField("verzonden", null=True, blank=True)
    problem = models.CharField("wat er misging", max_length=500, blank=True)

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        indexes = [
            models.Index(fields=["next_at"], condition=Q(state="waiting"), name="mail_to_send"),
            models.Index(fields=["state", "-made_at"], name="mail_by_state"),
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.state]


TONES = {"waiting": "plan", "sent": "good", "failed": "late", "empty": "neutral"}


class Message(models.Model):
    """Something told to one person, without a confidential word; the same key is told to the same person once.

    What it names a starter for (kind and starter, perhaps the thing itself) is asked again before it is sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        MAILED = "mailed", _("in een mail")
        WITHHELD = "withheld", _("niet meer voor deze lezer")
        TAKEN_BACK = "taken_back", _("ingetrokken")

    class Method(models.TextChoices):
        REQUEST = "REQUEST", _("uitnodiging")
        CANCEL = "CANCEL", _("afzegging")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="aan", db_index=False)
    key = models.CharField("sleutel", max_length=120)
    subject = models.CharField("onderwerp", max_length=200)
    lines = ArrayField(models.TextField(), verbose_name="regels")
    path = models.CharField("pagina", max_length=300)
    kind_told = models.CharField("soort", max_length=40)
    starter = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    thing = models.CharField("ding", max_length=80, blank=True)
    told_at = models.DateTimeField("verteld")
    calendar = models.TextField("agenda-afspraak", blank=True)
    method = models.CharField("uitnodiging of afzegging", max_length=8, choices=Method, blank=True)
    state = models.CharField("stand", max_length=10, choices=State, default=State.WAITING)
    mail = models.ForeignKey(Mail, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="mail")

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        indexes = [
            models.Index(fields=["to"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["told_at"], name="message_told"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key", "to"], name="message_told_once"),
            models.CheckConstraint(
                condition=Q(calendar="", method="") | (~Q(calendar="") & ~Q(method="")), name="message_calendar_whole"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class MailChoice(models.Model):
    """How one person wants to be told: at once, or in a digest each school day or once a week."""

    class InRhythm(models.TextChoices):
        AT_ONCE = Rhythm.AT_ONCE.value, _("Meteen")
        DAILY = Rhythm.DAILY.value, _("Elke schooldag in één mail")
        WEEKLY = Rhythm.WEEKLY.value, _("Eén keer per week in één mail")

    person = models.OneToOneField(Person, models.CASCADE, related_name="+", primary_key=True)
    rhythm = models.CharField("hoe vaak", max_length=8, choices=InRhythm, default=InRhythm.DAILY)
    hour = models.PositiveSmallIntegerField("hoe laat", default=7)
    weekday = models.PositiveSmallIntegerField("welke dag", default=0)
    appointments_at_once = models.BooleanField("afspraken meteen", default=True)

    class Meta:
        verbose_name = "mailkeuze"
        verbose_name_plural = "mailkeuzes"
        constraints = [
            models.CheckConstraint(condition=Q(hour__gte=6, hour__lte=20), name="mail_choice_by_day"),
            models.CheckConstraint(condition=Q(weekday__gte=0, weekday__lte=4), name="mail_choice_on_a_weekday"),
        ]

    def __str__(self) -> str:
        return self.rhythm
