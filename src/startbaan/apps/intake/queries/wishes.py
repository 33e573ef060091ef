"""One's own wishes about who coaches whom, and what all wishes come to together without showing whose."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from startbaan.apps.intake.models import MatchWish
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import CoachRegistration, Organisation, Person, Post
from startbaan.apps.programme.models import Track


@dataclass(frozen=True, slots=True)
class Wished:
    """What a starter and a coach come to together: whether one of both does not want it, and how many sides do."""

    never: bool
    sides: int


@dataclass(frozen=True)
class WishPage:
    """One's own wishes, and about whom one may have them: coaches as a starter, schools and starters as a coach."""

    wishes: tuple[MatchWish, ...]
    coaches: tuple[Person, ...]
    schools: tuple[Organisation, ...]
    is_coach: bool


def wish_page(viewer: Viewer) -> WishPage:
    """Give one's wishes and what one may wish; raises Http404 for who is neither starter nor coach today."""
    registers = list(CoachRegistration.objects.filter(person__in=viewer.persons, period__contains=viewer.on))
    starts = Track.objects.filter(starter__in=viewer.persons, period__contains=viewer.on).exists()
    if not (registers or starts):
        raise Http404
    schools = Organisation.objects.filter(
        parent__in=[row.board_id for row in registers], of_kind=Organisation.OfKind.SCHOOL
    )
    return WishPage(
        wishes=tuple(my_wishes(viewer)),
        coaches=tuple(_coaches_near(viewer)) if starts else (),
        schools=tuple(schools.order_by("name", "pk")),
        is_coach=bool(registers),
    )


def my_wishes(viewer: Viewer) -> QuerySet[MatchWish]:
    """Give the wishes the viewer wrote, newest first."""
    rows = visible_to(viewer, MatchWish.objects.filter(author__in=viewer.persons))
    return rows.select_related("coach", "school").order_by("-made_at", "pk")


def wished_together(*, starters: Collection[int], coaches: Collection[int]) -> dict[tuple[int, int], Wished]:
    """Give what the wishes of both sides come to for these starters and coaches, by person, for who takes people in.

    The database says it only for starters of a board where the acting person is coordinator or HR today.
    """
    if not starters or not coaches:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT starter, coach, never, sides FROM intake_wished_together(%s::bigint[], %s::bigint[])",
            [sorted(starters), sorted(coaches)],
        )
        return {(starter, coach): Wished(never, sides) for starter, coach, never, sides in cursor.fetchall()}


def _coaches_near(viewer: Viewer) -> QuerySet[Person]:
    """Who is in the register of a board where the viewer works."""
    posts = Post.objects.filter(person__in=viewer.persons, period__contains=viewer.on)
    registered = CoachRegistration.objects.filter(
        board__in=posts.values("school__parent"), period__contains=viewer.on
    ).exclude(person__in=viewer.persons)
    return Person.objects.filter(pk__in=registered.values("person")).order_by("sort_name", "pk")
