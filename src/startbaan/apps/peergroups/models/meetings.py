"""The meetings of a group, and who was there."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.peergroups.models.groups import PeerGroup
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import AboutStarter, Person
from startbaan.apps.programme.models import Activity
from startbaan.domain.privacy.policy import Kind

LONGEST_PLACE = 200
LONGEST_BECAUSE = 300
MOST_MINUTES = 16 * 60


class PeerMeeting(models.Model):
    """A group comes together once."""

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="meetings", verbose_name="groep")
    start_at = models.DateTimeField("begint")
    minutes = models.PositiveSmallIntegerField("duur in minuten")
    place = models.CharField("plaats", max_length=LONGEST_PLACE, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    held_at = models.DateTimeField("gehouden", null=True, blank=True)
    cancelled_at = models.DateTimeField("afgezegd", null=True, blank=True)
    cancelled_because = models.CharField("waarom afgezegd", max_length=LONGEST_BECAUSE, blank=True)

    class Meta:
        verbose_name = "intervisiebijeenkomst"
        verbose_name_plural = "intervisiebijeenkomsten"
        constraints = [
            models.UniqueConstraint(
                fields=["group", "start_at"],
                condition=Q(cancelled_at__isnull=True),
                name="peer_meeting_once",
                violation_error_message="Op dit moment komt de groep al bij elkaar.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gt=0) & Q(minutes__lte=MOST_MINUTES),
                name="peer_meeting_minutes",
                violation_error_message="Vul in hoelang de bijeenkomst duurt, tot en met 16 uur.",
            ),
            models.CheckConstraint(
                condition=Q(held_at__isnull=True) | Q(cancelled_at__isnull=True), name="peer_meeting_held_or_cancelled"
            ),
        ]

    def __str__(self) -> str:
        return f"intervisie {self.start_at:%Y-%m-%d %H:%M}"


class PeerAttendance(AboutStarter):
    """Whether a starter can come to a meeting, and was there."""

    class Answer(models.TextChoices):
        NONE = "", _("nog geen antwoord")
        COMES = "comes", _("komt")
        CANNOT = "cannot", _("kan niet")

    class Seen(models.TextChoices):
        NOT = "", _("nog niet bekend")
        CAME = "came", _("was er")
        EXCUSED = "excused", _("was er niet, afgemeld")
        AWAY = "away", _("was er niet")

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    meeting = models.ForeignKey(PeerMeeting, models.CASCADE, related_name="+", verbose_name="bijeenkomst")
    answer = models.CharField("antwoord", max_length=6, choices=Answer, default=Answer.NONE, blank=True)
    because = models.CharField("waarom niet", max_length=LONGEST_BECAUSE, blank=True)
    answered_at = models.DateTimeField("geantwoord", null=True, blank=True)
    seen = models.CharField("gezien", max_length=7, choices=Seen, default=Seen.NOT, blank=True)
    minutes = models.PositiveSmallIntegerField("minuten", null=True, blank=True)
    seen_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gezien door"
    )
    seen_at = models.DateTimeField("gezien op", null=True, blank=True)
    activity = models.ForeignKey(
        Activity, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="maakte deze activiteit gedaan"
    )

    class Meta:
        verbose_name = "aanwezigheid bij intervisie"
        verbose_name_plural = "aanwezigheden bij intervisie"
        constraints = [
            models.UniqueConstraint(
                fields=["starter", "meeting"],
                name="peer_attendance_once",
                violation_error_message="Dit staat er al. Ververs de pagina.",
            ),
            models.CheckConstraint(
                condition=Q(seen="", minutes__isnull=True, seen_by__isnull=True, seen_at__isnull=True)
                | Q(
                    seen__in=["away", "excused"],
                    minutes__isnull=True,
                    seen_by__isnull=False,
                    seen_at__isnull=False,
                )
                | Q(
                    seen="came", minutes__gt=0, minutes__lte=MOST_MINUTES, seen_by__isnull=False, seen_at__isnull=False
                ),
                name="peer_attendance_seen_by_someone",
                violation_error_message="Vul in hoeveel minuten iemand er was, tot en met 16 uur.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starter_id} bij {self.meeting_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Those at the meetings of the groups that the viewer guides, or leads."""
        groups = PeerGroup.objects.filter(PeerGroup.guided_by(viewer) | PeerGroup.arranged_by(viewer))
        return Q(meeting__group__in=groups)
