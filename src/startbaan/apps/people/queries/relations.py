"""Reading who people are to each other."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from startbaan.apps.journal import queries as journal
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Address, Organisation, Pair, Person, Post, Role, Share
from startbaan.apps.people.queries.together import read_together
from startbaan.domain.privacy.policy import Kind, Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.privacy.words import relation_name


@dataclass(frozen=True)
class Contact:
    """How to reach someone, and as what."""

    person: int
    key: UUID
    name: str
    initials: str
    part: str
    email: str
    phone: str


@dataclass(frozen=True)
class Looked:
    """One line of the reading log."""

    at: datetime
    name: str
    relation: Relation
    kind: Kind


def organisation(key: str) -> Organisation | None:
    """The organisation with this key."""
    return Organisation.objects.filter(key=key).first()


def is_founded() -> bool:
    """Say whether the site has its first organisation."""
    return Organisation.objects.filter(of_kind=Organisation.OfKind.NATION).exists()


def nation() -> Organisation:
    """The organisation under which a site stands; made when the site is founded."""
    return Organisation.objects.get(of_kind=Organisation.OfKind.NATION)


def names_of(persons: Iterable[int]) -> dict[int, str]:
    """The names of these persons, by their number."""
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=set(persons))}


def posts_of(viewer: Viewer, person: int) -> QuerySet[Post]:
    """Where this person works, worked or will work, latest first, as far as the viewer may see."""
    rows = visible_to(viewer, Post.objects.filter(person=person))
    return rows.select_related("school", "school__parent", "team").order_by("-period", "pk")


def pairs_of(viewer: Viewer, starter: int) -> QuerySet[Pair]:
    """Who was, is and will be coach, buddy and manager of this starter, latest first, as far as the viewer may see."""
    rows = visible_to(viewer, Pair.objects.filter(starter=starter))
    return rows.select_related("holder").order_by("-period", "pk")


def helpers_of(viewer: Viewer, starter: int) -> list[Contact]:
    """Today's coach, buddy and managers of this starter with how to reach them, in that order."""
    lists = helper_lists(viewer, [starter])
    read_together(*lists)
    return helpers_among(lists, starter)


class HelperLists(NamedTuple):
    """Today's pairs of some starters, and how to reach who helps them."""

    pairs: QuerySet[Pair]
    addresses: QuerySet[Address]


def helper_lists(viewer: Viewer, starters: Collection[int]) -> HelperLists:
    """What the helpers of these starters are read from."""
    pairs = visible_to(viewer, Pair.objects.filter(starter__in=list(starters), period__contains=viewer.on))
    addresses = Address.objects.filter(person__among=pairs.values("holder"), period__contains=viewer.on)
    return HelperLists(pairs.select_related("starter", "holder"), addresses.order_by("-confirmed_at", "-pk"))


def helpers_among(lists: HelperLists, starter: int) -> list[Contact]:
    """Coach, buddy and managers of one starter among rows that were read already, in that order."""
    order = [Relation.COACH, Relation.BUDDY, Relation.MANAGER]
    own = [pair for pair in lists.pairs if pair.starter_id == starter]
    pairs = sorted(own, key=lambda pair: (order.index(Relation(pair.relation)), pair.pk))
    return _contacts([(pair.holder, pair.relation) for pair in pairs], lists.addresses)


def pair_label(pair: Pair) -> str:
    """Write a helper with what they are: Mehmet Yılmaz, coach."""
    return f"{pair.holder}, {relation_name(Relation(pair.relation), language=get_language() or 'nl')}"


def role_holders(viewer: Viewer, organisations: Sequence[int], roles: Sequence[RoleName]) -> list[Contact]:
    """Who holds these roles at these organisations today, with how to reach them."""
    rows = Role.objects.filter(
        organisation__in=organisations,
        role__in=[role.value for role in roles],
        period__contains=viewer.on,
        person__is_service=False,
    ).select_related("person")
    rows = rows.order_by("role", "person__sort_name", "pk")
    addresses = Address.objects.filter(person__among=rows.order_by().values("person"), period__contains=viewer.on)
    addresses = addresses.order_by("-confirmed_at", "-pk")
    read_together(rows, addresses)
    return _contacts([(row.person, row.role) for row in rows], addresses)


def shares_of(viewer: Viewer, item: UUID) -> QuerySet[Share]:
    """With whom the viewer, as starter, shares one item now."""
    rows = Share.objects.filter(Q(until=None) | Q(until__gt=viewer.on), item=item, starter__in=viewer.persons)
    return rows.filter(revoked_at=None).select_related("pair", "pair__holder").order_by("shared_at", "pk")


def reading_log(viewer: Viewer) -> list[Looked]:
    """Who opened the viewer's own confidential items, newest first."""
    rows = journal.openings_of(viewer.persons)
    return [Looked(row.at, row.viewer_name, Relation(row.relation), Kind(row.kind)) for row in rows[:500]]


def _contacts(found: Sequence[tuple[Person, str]], addresses: Iterable[Address]) -> list[Contact]:
    emails = {address.person_id: address.email for address in addresses}
    return [
        Contact(person.pk, person.key, str(person), person.initials, part, emails.get(person.pk, ""), person.phone)
        for person, part in found
    ]
