"""What somebody may make, for whom each kind is, and who gives its sessions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.gatherings.models import ARRANGING, ARRANGING_BODIES, Gathering
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Role
from startbaan.domain.privacy.roles import RoleName

Kind, ForWhom, Body = Gathering.OfKind, Gathering.ForWhom, Gathering.Body

# For whom each kind may be, the usual first.
MEANT_FOR: Mapping[Gathering.OfKind, tuple[Gathering.ForWhom, ...]] = {
    Kind.START_MEETING: (ForWhom.STARTERS, ForWhom.EVERYONE),
    Kind.AFTERNOON: (ForWhom.EVERYONE, ForWhom.STARTERS),
    Kind.PANEL_TALK: (ForWhom.STARTERS,),
    Kind.RETURN_DAY: (ForWhom.STARTERS,),
    Kind.LOOK_ALONG_DAY: (ForWhom.STARTERS,),
    Kind.COACH_TRAINING: (ForWhom.COACHES,),
    Kind.BODY_MEETING: (ForWhom.BODY,),
}
GIVING = (
    RoleName.TRAINER,
    RoleName.PROGRAMME_LEADER,
    RoleName.WORKING_GROUP,
    RoleName.INSTITUTE_COORDINATOR,
    RoleName.BOARD_COORDINATOR,
)
# Who is a member of each body, by role.
MEMBERS: Mapping[Gathering.Body, tuple[RoleName, ...]] = {
    Body.STEERING_GROUP: (RoleName.STEERING_GROUP, RoleName.PROGRAMME_LEADER),
    Body.WORKING_GROUP: (RoleName.WORKING_GROUP, RoleName.PROGRAMME_LEADER),
    Body.COORDINATORS: (RoleName.BOARD_COORDINATOR, RoleName.INSTITUTE_COORDINATOR, RoleName.PROGRAMME_LEADER),
}


@dataclass(frozen=True)
class Offer:
    """A kind of gathering that somebody may make at an organisation."""

    kind: Gathering.OfKind
    body: str
    organisation: int
    name: str

    @property
    def value(self) -> str:
        """How it stands in a form."""
        return f"{self.kind}:{self.body}:{self.organisation}"

    @property
    def label(self) -> str:
        """How it is called."""
        what = self.kind.label if not self.body else _("overleg: %(body)s") % {"body": Body(self.body).label}
        return f"{str(what)[:1].upper()}{str(what)[1:]} ({self.name})"

    @property
    def groups(self) -> tuple[Gathering.ForWhom, ...]:
        """For whom it may be, the usual first."""
        return MEANT_FOR[self.kind]

    @property
    def has_sessions(self) -> bool:
        """Whether it may have sessions side by side."""
        return self.kind is not Kind.BODY_MEETING


def offers(viewer: Viewer) -> list[Offer]:
    """What the viewer may make, kind by kind, at each organisation where their role says so."""
    names = {held.organisation: held.name for held in viewer.roles}
    found = [
        Offer(kind, "", organisation, names[organisation])
        for kind, roles in ARRANGING.items()
        for organisation in viewer.organisations(*roles)
    ]
    return found + [
        Offer(Kind.BODY_MEETING, body.value, organisation, names[organisation])
        for body, roles in ARRANGING_BODIES.items()
        for organisation in viewer.organisations(*roles)
    ]


def offer_at(viewer: Viewer, value: str) -> Offer:
    """What the viewer chose to make; raises Http404 when they may not."""
    for offer in offers(viewer):
        if offer.value == value:
            return offer
    raise Http404


def trainers_for(organisation: int, *, on: date) -> dict[int, str]:
    """Who may give a session there: trainers and organisers there, at what belongs to it and what it belongs to."""
    near = Organisation.objects.filter(
        Q(pk=organisation)
        | Q(affiliations__of=organisation, affiliations__period__contains=on)
        | Q(members__member=organisation, members__period__contains=on)
    )
    rows = Role.objects.filter(
        organisation__in=near.exclude(of_kind__in=[Organisation.OfKind.REGION, Organisation.OfKind.NATION]),
        role__in=[role.value for role in GIVING],
        period__contains=on,
        person__is_service=False,
    ).select_related("person")
    return {row.person_id: str(row.person) for row in rows.order_by("person__sort_name", "pk")}


def arranged_gathering(viewer: Viewer, key: UUID) -> Gathering:
    """One gathering that the viewer arranges; raises Http404."""
    rows = Gathering.objects.filter(Gathering.arranged_by(viewer)).select_related("organisation")
    row = rows.filter(key=key).first()
    if row is None:
        raise Http404
    return row
