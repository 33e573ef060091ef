"""Who is invited to a gathering, and by which board."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from startbaan.apps.gatherings.models.gatherings import Gathering
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import AboutStarter, Organisation
from startbaan.domain.privacy.policy import Kind


class Invited(AboutStarter):
    """Someone is asked to a gathering, and may answer; a starter, or a coach or member of a body who comes as well."""

    kind: ClassVar[Kind] = Kind.ATTENDANCE

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="+")
    board = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="uitgenodigd door"
    )
    told_at = models.DateTimeField("uitgenodigd")

    class Meta:
        verbose_name = "genodigde"
        verbose_name_plural = "genodigden"
        constraints = [models.UniqueConstraint(fields=["starter", "gathering"], name="invited_once")]

    def __str__(self) -> str:
        return f"{self.starter_id} bij {self.gathering_id}"

    @classmethod
    def participates(cls, viewer: Viewer) -> Q:
        """Whom the viewer, who arranges the gathering, invited."""
        return Q(gathering__in=Gathering.objects.filter(Gathering.arranged_by(viewer)))
