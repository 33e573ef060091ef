"""What starters bring to their group, for the group alone."""

from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from startbaan.apps.peergroups.models.groups import PeerGroup, PeerMember
from startbaan.apps.peergroups.models.meetings import PeerMeeting
from startbaan.apps.people.models import Circled, Confidential, Standing
from startbaan.domain.privacy.policy import Kind

LONGEST_TITLE = 120
LONGEST_WORDS = 10_000


class PeerCase(Confidential, Circled):
    """A case of a starter: read by whoever is in the group, or guides it, on the day of looking."""

    kind: ClassVar[Kind] = Kind.PEER_CASE
    circle: ClassVar[str] = "group"
    standings: ClassVar[tuple[Standing, ...]] = (
        Standing(PeerMember, circle="group_id", person="starter_id", period="period"),
        Standing(PeerGroup, circle="id", person="facilitator_id", period="period"),
    )

    group = models.ForeignKey(PeerGroup, models.PROTECT, related_name="+", verbose_name="groep")
    meeting = models.ForeignKey(
        PeerMeeting, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="voor de bijeenkomst"
    )
    title = models.CharField("onderwerp", max_length=LONGEST_TITLE)
    words = models.TextField("casus", max_length=LONGEST_WORDS)
    closed_at = models.DateTimeField("gesloten", null=True, blank=True)

    class Meta:
        verbose_name = "ingebrachte casus"
        verbose_name_plural = "ingebrachte casussen"
        indexes = [models.Index(fields=["group", "-made_at"], name="peer_case_of_group")]
        constraints = [
            models.CheckConstraint(
                condition=Q(handed_in_at__isnull=False),
                name="peer_case_is_brought",
                violation_error_message="Een casus die je nog niet inbrengt, staat bij je concepten.",
            )
        ]

    def __str__(self) -> str:
        return f"casus {self.item}"

    @classmethod
    def titles(cls, rows: models.QuerySet[Self]) -> dict[UUID, str]:
        """Its subject."""
        return dict(rows.values_list("item", "title"))
