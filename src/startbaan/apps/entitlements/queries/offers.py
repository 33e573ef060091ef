"""The proposals about hours that wait for someone's answer: a list for their day, read with those of other subjects."""

from django.db.models import F, Q, QuerySet

from startbaan.apps.entitlements.models import HoursAgreement
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.domain.privacy.policy import Relation


def offers_to_answer(viewer: Viewer) -> QuerySet[HoursAgreement]:
    """The open proposals of which the viewer is the other of starter and line manager."""
    to_starter = Q(starter__in=viewer.persons) & ~Q(proposed_by=F("starter"))
    to_manager = Q(starter__in=viewer.starters(Relation.MANAGER), proposed_by=F("starter"))
    rows = HoursAgreement.objects.filter(to_starter | to_manager, outcome=HoursAgreement.Outcome.OPEN)
    rows = rows.exclude(proposed_by__in=viewer.persons)
    return visible_to(viewer, rows).select_related("starter", "proposed_by").order_by("proposed_at", "pk")
