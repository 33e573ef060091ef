"""Peer groups as they are: whose, guided by whom, and who is in them for how long."""

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from startbaan.apps.peergroups.models.rounds import LEADING, InWeek, Round
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import AboutStarter, Organisation, PeriodField, Person, has_days
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.privacy.roles import RoleName

LONGEST_NAME = 120
MOST_PLACES = 40


class PeerGroup(models.Model):
    """Starters who talk with each other during a school year, with the coach who guides them.

    A group comes out of a round, or stands open for who signs up. Its days are those on which its facilitator and its
    members take part in what is brought to it.
    """

    class Entry(models.TextChoices):
        PLACED = "placed", _("ingedeeld")
        FREE = "free", _("door je zelf aan te melden")

    key = models.UUIDField("sleutel", default=uuid.uuid4, unique=True, editable=False)
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uit indelingsronde"
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name="van")
    name = models.CharField("naam", max_length=LONGEST_NAME)
    facilitator = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="intervisiebegeleider")
    weekday = models.CharField("dag", max_length=2, choices=InWeek)
    school_year = models.PositiveSmallIntegerField("schooljaar dat begint in")
    period = PeriodField("loopt in")
    entry = models.CharField("hoe je erin komt", max_length=6, choices=Entry, default=Entry.PLACED)
    places = models.PositiveSmallIntegerField("plaatsen", null=True, blank=True)
    about = models.CharField("waarover", max_length=500, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    made_at = models.DateTimeField("gemaakt")
    ended_at = models.DateTimeField("opgeheven", null=True, blank=True)

    class Meta:
        verbose_name = "intervisiegroep"
        verbose_name_plural = "intervisiegroepen"
        indexes = [
            models.Index(fields=["organisation", "-school_year"], name="peer_group_of_organisation"),
            models.Index(fields=["facilitator"], name="peer_group_of_facilitator"),
        ]
        constraints = [
            has_days("peer_group_has_days"),
            models.CheckConstraint(condition=~Q(name=""), name="peer_group_has_a_name"),
            models.CheckConstraint(
                condition=Q(period__endswith__isnull=False),
                name="peer_group_ends",
                violation_error_message="Een intervisiegroep loopt tot een dag.",
            ),
            models.CheckConstraint(
                condition=Q(entry="placed", places__isnull=True)
                | Q(entry="free", places__gt=0, places__lte=MOST_PLACES),
                name="peer_group_places",
                violation_error_message="Vul een aantal plaatsen in, van 1 tot en met 40.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_free(self) -> bool:
        """Whether people sign up for it themselves."""
        return self.entry == self.Entry.FREE

    @classmethod
    def arranged_by(cls, viewer: Viewer) -> Q:
        """The groups of an organisation where the viewer leads."""
        return Q(organisation__in=viewer.organisations(RoleName.BOARD_COORDINATOR, *LEADING))

    @classmethod
    def guided_by(cls, viewer: Viewer) -> Q:
        """The groups that the viewer guides today."""
        return Q(facilitator__in=viewer.persons, period__contains=viewer.on, ended_at=None)


class PeerMember(AboutStarter):
    """A starter is in a group, for a period; who joins later or leaves earlier stands in it for their own days."""

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    group = models.ForeignKey(PeerGroup, models.CASCADE, related_name="+", verbose_name="groep")
    period = PeriodField("in de groep")
    left_because = models.CharField("waarom eruit", max_length=200, blank=True)

    class Meta:
        verbose_name = "lid van een intervisiegroep"
        verbose_name_plural = "leden van een intervisiegroep"
        indexes = [models.Index(fields=["group"], name="peer_member_of_group")]
        constraints = [
            has_days("peer_member_has_days"),
            models.CheckConstraint(condition=Q(period__endswith__isnull=False), name="peer_member_ends"),
            ExclusionConstraint(
                name="peer_member_once_at_a_time",
                expressions=[
                    ("starter", RangeOperators.EQUAL),
                    ("group", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze starter zit in die periode al in de groep.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starter_id} in {self.group_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Those in the groups that the viewer guides, or leads."""
        groups = PeerGroup.objects.filter(PeerGroup.guided_by(viewer) | PeerGroup.arranged_by(viewer))
        return Q(group__in=groups)
