"""What somebody answered, which place they have, and whether they came; which sessions they want."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.gatherings.models.gatherings import MOST_MINUTES, Gathering
from startbaan.apps.gatherings.models.sessions import Session, SessionTrainer
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import AboutStarter, Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Kind

LONGEST_BECAUSE = 300


class Attendance(AboutStarter):
    """Somebody with their place at a gathering, or their number on its waiting list; one row a person.

    `number` is the order of asking: the last one and one more, under the lock of the gathering. A place is a `seat`, no
    two people have the same: two who slip by each other collide instead of sitting on one chair. The same holds for
    `session_seat` in a session. Who came without a place has none.
    """

    class State(models.TextChoices):
        PLACE = "place", _("heeft een plaats")
        WAITING = "waiting", _("op de wachtlijst")
        DECLINED = "declined", _("kan niet")
        CANCELLED = "cancelled", _("afgemeld")
        DROPPED_IN = "dropped_in", _("kwam zonder plaats")

    class Seen(models.TextChoices):
        NOT = "", _("nog niet bekend")
        CAME = "came", _("was er")
        AWAY = "away", _("was er niet")

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    state = models.CharField("stand", max_length=10, choices=State)
    number = models.PositiveIntegerField("hoeveelste die zich aanmeldde", null=True, blank=True)
    seat = models.PositiveIntegerField("plaats", null=True, blank=True)
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="sessie"
    )
    session_seat = models.PositiveIntegerField("plaats in de sessie", null=True, blank=True)
    waits_for = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="wacht op sessie"
    )
    why = models.JSONField("waarom deze sessie", default=list, blank=True)  # sentences, each packed
    because = models.CharField("waarom niet", max_length=LONGEST_BECAUSE, blank=True)
    answered_at = models.DateTimeField("geantwoord")
    seen = models.CharField("gezien", max_length=4, choices=Seen, default=Seen.NOT, blank=True)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    seen_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezien door"
    )
    seen_at = models.DateTimeField("gezien op", null=True, blank=True)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="maakte deze activiteit gedaan"
    )

    class Meta:
        verbose_name = "aanwezigheid"
        verbose_name_plural = "aanwezigheden"
        indexes = [models.Index(fields=["gathering", "state"], name="attendance_of_gathering")]
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "gathering"],
                name="attendance_once",
                violation_error_message="Deze persoon heeft al geantwoord. Ververs de pagina.",
            ),
            models.UniqueConstraint(fields=["gathering", "number"], name="attendance_number_once"),
            models.UniqueConstraint(
                fields=["gathering", "seat"],
                name="attendance_seat_once",
                violation_error_message="Deze plaats is net vergeven. Probeer het opnieuw.",
            ),
            models.UniqueConstraint(
                fields=["session", "session_seat"],
                name="attendance_session_seat_once",
                violation_error_message="Deze plaats in de sessie is net vergeven. Probeer het opnieuw.",
            ),
            models.CheckConstraint(
                condition=Q(state="place", seat__gt=0, number__gt=0)
                | Q(state="waiting", seat__isnull=True, number__gt=0)
                | Q(state__in=["declined", "cancelled", "dropped_in"], seat__isnull=True),
                name="attendance_place_has_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(session__isnull=True, session_seat__isnull=True)
                | Q(session__isnull=False, session_seat__isnull=True, state="dropped_in")
                | Q(session__isnull=False, session_seat__gt=0, state="place"),
                name="attendance_session_has_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(seen="", minutes__isnull=True, seen_by__isnull=True, seen_at__isnull=True)
                | Q(seen="away", minutes__isnull=True, seen_by__isnull=False, seen_at__isnull=False)
                | Q(
                    seen="came", minutes__gt=0, minutes__lte=MOST_MINUTES, seen_by__isnull=False, seen_at__isnull=False
                ),
                name="attendance_seen_by_someone",
                violation_error_message="Vul in hoeveel minuten iemand er was, tot en met 16 uur.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starter_id} bij {self.gathering_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """The answers to what the viewer arranges, and those of who comes to a session the viewer gives."""
        given = SessionTrainer.objects.filter(person__in=viewer.persons).values("session")
        return Q(gathering__in=Gathering.objects.filter(Gathering.arranged_by(viewer))) | Q(session__in=given)


class Preference(models.Model):
    """Somebody wants a session as their first, second or later choice."""

    kind: ClassVar[Kind] = Kind.ATTENDANCE
    about: ClassVar[str] = "attendance__starter"

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="preferences")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+", verbose_name="sessie")
    choice = models.PositiveSmallIntegerField("hoeveelste keuze")

    class Meta:
        verbose_name = "voorkeur"
        verbose_name_plural = "voorkeuren"
        constraints = [
            models.UniqueConstraint(
                fields=["attendance", "session"],
                name="preference_session_once",
                violation_error_message="Kies bij elke keuze een andere sessie.",
            ),
            models.UniqueConstraint(fields=["attendance", "choice"], name="preference_choice_once"),
            models.CheckConstraint(condition=Q(choice__gt=0), name="preference_choice_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"keuze {self.choice}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """What was wanted by those whose answers the viewer sees as a participant."""
        return Q(attendance__in=Attendance.objects.filter(Attendance.participates(viewer)))
