"""Whom a starter may ask: the own helpers, and who holds a role of the onboarding list at the own school."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, Pair
from startbaan.apps.people.queries import Contact, pair_label, pairs_of, posts_of, role_holders
from startbaan.apps.programme.models import Track
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.words import Sector, word

# Coach, buddy and manager are pairs. The confidant is not among them: social safety is not asked in writing.
ASKED_ROLES = (RoleName.CARE_COORDINATOR, RoleName.ICT_CONTACT, RoleName.PHASE_COORDINATOR)


@dataclass(frozen=True)
class Addressee:
    """Someone a starter may ask: the holder of a pair, whoever holds a role at a school, or one person."""

    key: str
    label: str
    group: str
    starter: int
    pair: int | None = None
    role: str = ""
    organisation: int | None = None
    person: int | None = None


def may_ask(viewer: Viewer) -> bool:
    """Say whether the viewer is a starter: has a track, or someone who helps."""
    return (
        Pair.objects.filter(starter__in=viewer.persons).exists()
        or Track.objects.filter(starter__in=viewer.persons).exists()
    )


def addressees(viewer: Viewer) -> list[Addressee]:
    """Whom the viewer may ask today: helpers, then roles at the school, then single persons with such a role."""
    if not may_ask(viewer):
        return []
    schools = [(starter, school) for starter in viewer.persons for school in _schools(viewer, starter)]
    holders = {(starter, school): role_holders(viewer, [school.pk], ASKED_ROLES) for starter, school in schools}
    helpers = [found for starter in viewer.persons for found in _helpers(viewer, starter)]
    roles = [found for (starter, school), who in holders.items() for found in _roles(starter, school, who)]
    persons = [found for (starter, school), who in holders.items() for found in _persons(viewer, starter, school, who)]
    return [*helpers, *roles, *persons]


def confidants(viewer: Viewer) -> list[Contact]:
    """Whom to call about social safety: the confidants of the viewer's schools and their boards."""
    schools = [school for starter in viewer.persons for school in _schools(viewer, starter)]
    places = {place for school in schools for place in (school.pk, school.parent_id) if place}
    return role_holders(viewer, sorted(places), [RoleName.CONFIDANT])


def sector_of(viewer: Viewer) -> Sector | None:
    """The sector in whose words the viewer is spoken to: that of the own school."""
    for starter in viewer.persons:
        for school in _schools(viewer, starter):
            return Sector(school.sector) if school.sector else None
    return None


def role_label(role: str, school: Organisation) -> str:
    """Write a role with its place: intern begeleider, OBS De Sluis."""
    return f"{_role_word(role, school)}, {school}"


def _schools(viewer: Viewer, starter: int) -> Iterator[Organisation]:
    running = posts_of(viewer, starter).filter(period__contains=viewer.on)
    yield from {post.school_id: post.school for post in running}.values()


def _helpers(viewer: Viewer, starter: int) -> Iterator[Addressee]:
    order = [Relation.BUDDY, Relation.COACH, Relation.MANAGER]
    running = pairs_of(viewer, starter).filter(period__contains=viewer.on)
    for pair in sorted(running, key=lambda pair: (order.index(Relation(pair.relation)), pair.pk)):
        yield Addressee(f"pair:{pair.pk}", pair_label(pair), _("Wie jou begeleidt"), starter, pair=pair.pk)


def _roles(starter: int, school: Organisation, holders: list[Contact]) -> Iterator[Addressee]:
    for role in dict.fromkeys(contact.part for contact in holders):
        names = ", ".join(contact.name for contact in holders if contact.part == role)
        yield Addressee(
            key=f"role:{role}:{school.pk}",
            label=f"{role_label(role, school)} ({_('nu')} {names})",
            group=_("Wie de rol heeft op je school"),
            starter=starter,
            role=role,
            organisation=school.pk,
        )


def _persons(viewer: Viewer, starter: int, school: Organisation, holders: list[Contact]) -> Iterator[Addressee]:
    for contact in {contact.person: contact for contact in holders if contact.person not in viewer.persons}.values():
        yield Addressee(
            key=f"person:{contact.key}",
            label=f"{contact.name}, {_role_word(contact.part, school)}",
            group=_("Eén persoon, ook als de rol verandert"),
            starter=starter,
            person=contact.person,
        )


def _role_word(role: str, school: Organisation) -> str:
    sector = Sector(school.sector) if school.sector else None
    return word(role, sector=sector, language=get_language() or "nl")
