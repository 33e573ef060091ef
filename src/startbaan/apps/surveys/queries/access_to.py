"""Who asks, and who reads the counts of a survey: what somebody is today at the place that asked."""

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Organisation
from startbaan.apps.surveys.models import Survey
from startbaan.domain.privacy.policy import Access, Kind, Relation, access
from startbaan.domain.privacy.roles import RELATION_OF, RoleName

ASKING = {
    Organisation.OfKind.PARTNERSHIP: (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP),
    Organisation.OfKind.BOARD: (RoleName.BOARD_COORDINATOR,),
    Organisation.OfKind.INSTITUTE: (RoleName.INSTITUTE_COORDINATOR,),
}
COUNTING = {
    relation: tuple(role for role, found in RELATION_OF.items() if found is relation)
    for relation in Relation
    if access(relation, Kind.SURVEY_ANSWER) is Access.COUNT
}


def may_ask(viewer: Viewer, organisation: Organisation) -> bool:
    """Say whether the viewer puts out surveys for this organisation."""
    roles = ASKING.get(Organisation.OfKind(organisation.of_kind), ())
    return any(viewer.holds(role, at=organisation.pk) for role in roles)


def asks_for(viewer: Viewer) -> tuple[int, ...]:
    """The organisations the viewer puts out surveys for."""
    kinds = {kind.value: roles for kind, roles in ASKING.items()}
    found = (held.organisation for held in viewer.roles if held.role in kinds.get(held.of_kind, ()))
    return tuple(dict.fromkeys(found))


def readable_surveys(viewer: Viewer) -> QuerySet[Survey]:
    """The surveys of which the viewer may read counts.

    Those of where they hold such a role, of a partnership their board belongs to, and of partnerships in their region.
    """
    here = [organisation for roles in COUNTING.values() for organisation in viewer.organisations(*roles)]
    boards = viewer.organisations(*COUNTING[Relation.COORDINATOR])
    regions = viewer.organisations(*COUNTING[Relation.REGION])
    joined = Affiliation.objects.filter(period__contains=viewer.on, of__of_kind=Organisation.OfKind.PARTNERSHIP)
    inside = Affiliation.objects.filter(
        period__contains=viewer.on, of__in=regions, member__of_kind=Organisation.OfKind.PARTNERSHIP
    )
    places = Q(organisation__in=here)
    if boards:
        places |= Q(organisation__in=joined.filter(member__in=boards).values("of"))
    if regions:
        places |= Q(organisation__in=inside.values("member"))
    if viewer.holds(RoleName.MINISTRY):
        places |= Q(organisation__of_kind=Organisation.OfKind.PARTNERSHIP)
    return Survey.objects.filter(places).select_related("organisation", "questionnaire")


def own_boards(viewer: Viewer) -> tuple[int, ...]:
    """The boards whose part of a survey the viewer reads by itself."""
    return viewer.organisations(*COUNTING[Relation.COORDINATOR])


def leads(viewer: Viewer, survey: Survey) -> bool:
    """Say whether the viewer sees the boards of a survey side by side: who leads the programme that asked."""
    return any(viewer.holds(role, at=survey.organisation_id) for role in COUNTING[Relation.PROGRAMME])
