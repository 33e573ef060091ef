"""The contact list of a school: its starters, who helps each of them, and how to reach everyone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from startbaan.apps.home.queries.circle import Known, Workplace, circle_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Address, Pair, Person
from startbaan.domain.privacy.policy import PAIR_RELATIONS, Relation
from startbaan.domain.words import Sector

ORDER = (Relation.COACH, Relation.BUDDY, Relation.MANAGER)


@dataclass(frozen=True, slots=True)
class Reachable:
    """Someone on the list, and how to reach them."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A starter on the list, with today's coach, buddy and managers."""

    starter: Reachable
    coach: tuple[Reachable, ...]
    buddy: tuple[Reachable, ...]
    manager: tuple[Reachable, ...]


@dataclass(frozen=True)
class ContactList:
    """The starters of one school whom the viewer may see."""

    school: Workplace
    entries: tuple[Entry, ...]

    @property
    def sector(self) -> Sector:
        """In whose words it is written."""
        return Sector(self.school.sector)


def contact_list(viewer: Viewer, school: UUID) -> ContactList:
    """Everyone on the contact list of a school; raises Http404 when the viewer knows no starter there."""
    circle = [(known, place) for known in circle_of(viewer) for place in known.places if place.uuid == str(school)]
    if not circle:
        raise Http404
    pairs = Pair.objects.filter(
        starter__in=[known.pk for known, _ in circle],
        relation__in=[relation.value for relation in PAIR_RELATIONS],
        period__contains=viewer.on,
    ).select_related("holder")
    held = list(pairs.order_by("holder__sort_name", "pk"))
    starters = Person.objects.in_bulk([known.pk for known, _ in circle])
    reach = _reachable(viewer, [*starters.values(), *(pair.holder for pair in held)])
    entries = tuple(_entry(known, reach, held) for known, _ in circle)
    return ContactList(circle[0][1], entries)


def _entry(known: Known, reach: dict[int, Reachable], held: Sequence[Pair]) -> Entry:
    helpers = [
        tuple(reach[pair.holder_id] for pair in held if pair.starter_id == known.pk and pair.relation == relation)
        for relation in ORDER
    ]
    return Entry(reach[known.pk], *helpers)


def _reachable(viewer: Viewer, persons: Iterable[Person]) -> dict[int, Reachable]:
    by_number = {person.pk: person for person in persons}
    addresses = Address.objects.filter(person__in=by_number, period__contains=viewer.on).order_by(
        "-confirmed_at", "-pk"
    )
    emails = dict(addresses.values_list("person", "email"))
    return {pk: Reachable(str(person), emails.get(pk, ""), person.phone) for pk, person in by_number.items()}
