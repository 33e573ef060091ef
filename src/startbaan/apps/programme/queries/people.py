"""Whom a starter can turn to and who may take part: real names, found by what a programme calls them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Affiliation, Post
from startbaan.apps.people.queries import Contact, helpers_of, role_holders
from startbaan.apps.programme import models
from startbaan.apps.programme.queries.seen import PART_OF, page_language
from startbaan.apps.programme.queries.versions import definition_of
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.domain.words import Sector, word

# What passes between starter and coach.
GUIDED = (
    ActivityKind.LESSON_VISIT,
    ActivityKind.COACH_TALK,
    ActivityKind.INTERIM_TALK,
    ActivityKind.FINAL_TALK,
)
LEADING = (Relation.MANAGER.value, RoleName.LINE_MANAGER.value)


@dataclass(frozen=True)
class Named:
    """Someone a programme asks for: what it calls them, and who that is; nobody when it is not filled in yet."""

    part: str
    word: str
    contacts: tuple[Contact, ...]


def named(viewer: Viewer, *, starter: int, parts: Sequence[str], sector: Sector) -> dict[str, Named]:
    """Find who these parts are for a starter: the own coach, buddy and manager, and the roles at school and board.

    A starter without a line manager of their own is helped by whoever leads the school.
    """
    wanted = dict.fromkeys(parts)
    helpers = helpers_of(viewer, starter)
    roles = [role for role in RoleName if role.value in wanted]
    holders = role_holders(viewer, places_of(viewer, starter), roles) if roles else []
    found: dict[str, list[Contact]] = {part: [] for part in wanted}
    for contact in helpers:
        part = PART_OF[Relation(contact.part)]
        if part in found:
            found[part].append(contact)
    for contact in holders:
        if contact.part != RoleName.LINE_MANAGER or not any(c.part == Relation.MANAGER for c in helpers):
            found[contact.part].append(contact)
    return {part: Named(part, part_word(part, sector=sector), tuple(found[part])) for part in wanted}


def candidates_for(viewer: Viewer, activity: models.Activity) -> list[Contact]:
    """Who may take part in an activity: the starter's own helpers, and who holds a role that it names.

    In what passes between starter and coach the line manager takes part where the programme says so, or where
    it lets the starter invite them and the starter does.
    """
    words = definition_of(activity.words_from or activity.track.version).activity(activity.key)
    helpers = helpers_of(viewer, activity.starter_id)
    asked = {*words.who, *words.invited} - {PART_OF[Relation(contact.part)] for contact in helpers}
    roles = [role for role in RoleName if role.value in asked]
    places = [*places_of(viewer, activity.starter_id), *_partnerships_of(viewer, activity.starter_id)] if roles else []
    holders = role_holders(viewer, places, roles) if roles else []
    known = {contact.person for contact in helpers}
    found = [*helpers, *(contact for contact in holders if contact.person not in known)]
    if words.kind not in GUIDED or "line_manager" in words.who:
        return found
    invites = "line_manager" in words.invited and activity.starter_id in viewer.persons
    return [contact for contact in found if invites or contact.part not in LEADING]


def places_of(viewer: Viewer, starter: int) -> list[int]:
    """The team, school and board where a starter works today, or will first work."""
    posts = Post.objects.filter(person=starter).filter(Q(period__endswith=None) | Q(period__endswith__gt=viewer.on))
    rows = posts.order_by("period", "pk").values_list("team", "school", "school__parent", "period")
    today = [row for row in rows if viewer.on in row[3]] or list(rows[:1])
    return list(dict.fromkeys(place for row in today for place in row[:3] if place is not None))


def part_word(part: str, *, sector: Sector) -> str:
    """The word for someone who takes part, in the sector's own language."""
    return word(part, sector=sector, language=page_language())


def _partnerships_of(viewer: Viewer, starter: int) -> list[int]:
    posts = Post.objects.filter(person=starter, period__contains=viewer.on)
    rows = Affiliation.objects.filter(
        Q(member__in=posts.values("school")) | Q(member__in=posts.values("school__parent")), period__contains=viewer.on
    )
    return list(rows.values_list("of", flat=True))
