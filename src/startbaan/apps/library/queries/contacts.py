"""Whom to turn to at a school, its board and its partnership: by role, with names for who belongs there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Organisation, Post
from startbaan.apps.people.queries import Contact, role_holders
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.words import Sector, word

AT_SCHOOL = (
    RoleName.LINE_MANAGER,
    RoleName.PHASE_COORDINATOR,
    RoleName.CARE_COORDINATOR,
    RoleName.ICT_CONTACT,
    RoleName.TEACHER_EDUCATOR,
    RoleName.CONFIDANT,
)
AT_BOARD = (RoleName.BOARD_COORDINATOR, RoleName.HR)
AT_PARTNERSHIP = (RoleName.PROGRAMME_LEADER, RoleName.WORKING_GROUP, RoleName.INSTITUTE_COORDINATOR)
ROLES = (*AT_SCHOOL, *AT_BOARD, *AT_PARTNERSHIP)


@dataclass(frozen=True)
class ContactLine:
    """A role, and who holds it; nobody where that is not filled in or not for this reader."""

    role: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class Contacts:
    """Whom to turn to: with names where a place is chosen, else the roles alone."""

    place: str
    key: str
    lines: tuple[ContactLine, ...]
    places: tuple[tuple[str, str], ...]

    @property
    def has_names(self) -> bool:
        """Whether this is about a place of the reader's."""
        return bool(self.key)


def contacts(viewer: Viewer, *, sector: Sector, asked: str, language: str) -> Contacts:
    """The contacts of the school asked for, else of the reader's first; of others the roles alone."""
    found = _places(viewer)
    place = next((row for row in found if row.key == asked), found[0] if found else None)
    holders = _holders(viewer, place) if place else []
    lines = [
        ContactLine(
            word(role.value, sector=sector, language=language),
            tuple(contact for contact in holders if contact.part == role.value),
        )
        for role in ROLES
    ]
    shown = [line for line in lines if line.contacts] if place else lines
    return Contacts(
        place=str(place) if place else "",
        key=place.key if place else "",
        lines=tuple(shown),
        places=tuple((row.key, str(row)) for row in found),
    )


def nobody_named(*, sector: Sector, language: str) -> Contacts:
    """The roles alone, for paper that anybody may read."""
    lines = tuple(ContactLine(word(role.value, sector=sector, language=language), ()) for role in ROLES)
    return Contacts("", "", lines, ())


def _places(viewer: Viewer) -> list[Organisation]:
    """The schools where the viewer works, leads or guides, or of a board where they coordinate or do HR."""
    if not viewer.persons:
        return []
    guided = {held.starter for held in viewer.pairs}
    posts = Post.objects.filter(person__in=[*viewer.persons, *guided], period__contains=viewer.on)
    own = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on).values("school")
    led = viewer.organisations(*AT_SCHOOL)
    arranged = [*viewer.schools.get(Relation.COORDINATOR, ()), *viewer.schools.get(Relation.HR, ())]
    near = Q(pk__in=posts.values("school")) | Q(pk__in=[*led, *arranged])
    rows = Organisation.objects.filter(near, of_kind=Organisation.OfKind.SCHOOL)
    rows = rows.select_related("parent").order_by("name", "pk")
    first = set(own.values_list("school", flat=True))
    return sorted(rows, key=lambda row: row.pk not in first)


def _holders(viewer: Viewer, school: Organisation) -> Sequence[Contact]:
    """Who holds the roles at a school and its teams, its board, and the partnership of these."""
    board = school.parent_id
    near = Affiliation.objects.filter(member__in=[school.pk, board], period__contains=viewer.on).values("of")
    places = Organisation.objects.filter(Q(pk__in=[school.pk, board]) | Q(parent=school) | Q(pk__in=near))
    return role_holders(viewer, list(places.values_list("pk", flat=True)), ROLES)
