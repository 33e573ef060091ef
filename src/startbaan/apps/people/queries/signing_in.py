"""Reading who may sign in with what."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Address, Person, User
from startbaan.domain.privacy.roles import SECOND_FACTOR


class Standing(StrEnum):
    """What an e-mail address is worth at the door, on a day."""

    UNKNOWN = "unknown"  # of nobody then
    FIRST = "first"  # of someone who never signed in
    OPEN = "open"  # confirmed by the one who signs in with it
    UNCONFIRMED = "unconfirmed"  # of someone who signs in already and has not said that it is theirs


@dataclass(frozen=True)
class Doorway:
    """An address at the door: how it stands, and whose it is."""

    email: str
    standing: Standing
    person: int | None = None
    user: int | None = None

    @property
    def opens(self) -> bool:
        """Say whether a code sent to this address lets someone in."""
        return self.standing in {Standing.FIRST, Standing.OPEN}


def doorway(email: str, *, on: date) -> Doorway:
    """What this address opens on a day; an import alone never opens the sign-in of someone who has one."""
    email = email.strip().lower()
    row = Address.objects.filter(email=email, period__contains=on).select_related("person", "person__user").first()
    if row is None or row.person.is_service:
        return Doorway(email, Standing.UNKNOWN)
    user = row.person.user
    if user is None:
        return Doorway(email, Standing.FIRST, row.person_id)
    if not user.is_active:
        return Doorway(email, Standing.UNKNOWN)
    standing = Standing.UNCONFIRMED if row.confirmed_at is None else Standing.OPEN
    return Doorway(email, standing, row.person_id, user.pk)


def user_of(doorway: Doorway) -> User:
    """The sign-in to which an address leads."""
    return User.objects.get(persons=doorway.person)


def own_addresses(viewer: Viewer) -> QuerySet[Address]:
    """The viewer's own addresses that run or will run, by address."""
    rows = Address.objects.filter(Q(period__endswith=None) | Q(period__endswith__gt=viewer.on))
    return rows.filter(person__in=viewer.persons).select_related("person", "post__school").order_by("email", "pk")


def own_persons(viewer: Viewer) -> QuerySet[Person]:
    """Whom the viewer is to each employer, with where they work."""
    return (
        Person.objects.filter(pk__in=viewer.persons)
        .prefetch_related("posts__school", "roles__organisation")
        .order_by("pk")
    )


def has_confirmed_address(viewer: Viewer) -> bool:
    """Say whether the viewer can sign in by mail today."""
    return own_addresses(viewer).filter(period__contains=viewer.on).exclude(confirmed_at=None).exists()


def reachable_at(user: int, *, on: date) -> str:
    """The address to which mail about this sign-in goes on a day; empty when there is none."""
    rows = Address.objects.filter(person__user=user, period__contains=on).exclude(confirmed_at=None)
    found = rows.order_by("confirmed_at", "pk").first()
    return found.email if found else ""


def needs_second_factor(viewer: Viewer) -> bool:
    """Say whether the viewer holds a role today that signs in with a second factor."""
    return any(held.role in SECOND_FACTOR for held in viewer.roles)


def known_elsewhere(email: str, *, person: int | None, on: date) -> bool:
    """Say whether an address runs for someone else on a day; all that whoever imports may learn."""
    rows = Address.objects.filter(email=email.strip().lower(), period__contains=on)
    return rows.exclude(person=person).exists() if person else rows.exists()
