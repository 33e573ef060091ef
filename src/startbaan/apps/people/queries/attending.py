"""One person as those see them who look after the employment: where, as what, how to reach and to let in."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from startbaan.apps.people.access import Viewer, stands, visible_to
from startbaan.apps.people.models import Address, CoachRegistration, Person, PersonnelNumber, Post, Role, SignInCode
from startbaan.apps.people.queries.organising import arranged
from startbaan.apps.people.queries.reach import people_in_reach
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName


@dataclass(frozen=True)
class PersonPage:
    """One person: posts, roles, coach registrations, addresses and numbers, as far as the viewer may see."""

    person: Person
    posts: tuple[Post, ...]
    roles: tuple[Role, ...]
    registrations: tuple[CoachRegistration, ...]
    addresses: tuple[Address, ...]
    numbers: tuple[PersonnelNumber, ...]
    code: SignInCode | None
    keeps_card: bool


def attended_one(viewer: Viewer, key: UUID) -> Person:
    """A person the viewer looks after: as manager, as coordinator or HR of a place, or as administrator.

    Raises Http404.
    """
    person = Person.objects.filter(key=key, is_service=False).select_related("user").first()
    if person is None or not (manages(viewer, person) or in_reach(viewer, person)):
        raise Http404
    return person


def manages(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer is today the line manager of this person."""
    return stands(viewer, Relation.MANAGER, person.pk)


def in_reach(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer arranges a place where this person is known."""
    may = viewer.holds(RoleName.ADMINISTRATOR) or viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR)
    return bool(may) and people_in_reach(viewer).filter(pk=person.pk).exists()


def keeps_card(viewer: Viewer, person: Person) -> bool:
    """Say whether the viewer may change name, phone and addresses: coordinator or HR where this person is known."""
    keepers = viewer.organisations(RoleName.BOARD_COORDINATOR, RoleName.HR)
    return bool(keepers or viewer.holds(RoleName.ADMINISTRATOR)) and in_reach(viewer, person)


def person_page(viewer: Viewer, key: UUID) -> PersonPage:
    """Everything on the page of one person; raises Http404 for who does not look after them."""
    person = attended_one(viewer, key)
    places = arranged(viewer)
    posts = visible_to(viewer, Post.objects.filter(person=person)).select_related("school__parent", "team")
    roles = Role.objects.filter(person=person, organisation__in=places).select_related("organisation")
    coach = CoachRegistration.objects.filter(person=person, board__in=places).select_related("board")
    numbers = visible_to(viewer, PersonnelNumber.objects.filter(person=person)).select_related("board")
    open_code = SignInCode.objects.filter(person=person, closed_at=None, expires_at__date__gt=viewer.on)
    return PersonPage(
        person=person,
        posts=tuple(posts.order_by("-period", "pk")),
        roles=tuple(roles.order_by("-period", "pk")),
        registrations=tuple(coach.order_by("-period", "pk")),
        addresses=tuple(Address.objects.filter(person=person).order_by("-period", "pk")),
        numbers=tuple(numbers.order_by("board__name", "pk")),
        code=open_code.first(),
        keeps_card=keeps_card(viewer, person),
    )


def address_of(person: Person, address: int) -> Address:
    """One address of a person that the employer gave; raises Http404."""
    rows = Address.objects.filter(person=person, source=Address.Source.IMPORT).select_related("person")
    row = rows.filter(pk=address).first()
    if row is None:
        raise Http404
    return row
