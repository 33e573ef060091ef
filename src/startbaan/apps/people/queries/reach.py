"""Whom the viewer may give a role or put in a register, and finding one of them."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.expressions import F, Func
from django.db.models.functions import Lower
from django.db.models.lookups import Contains

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Person
from startbaan.apps.people.queries.organising import arranged
from startbaan.domain.privacy.roles import RoleName

FOUND_AT_MOST = 20


def people_in_reach(viewer: Viewer) -> QuerySet[Person]:
    """Whom the viewer may give a role: who is known where the viewer arranges; everyone for an administrator."""
    rows = Person.objects.filter(is_service=False)
    if viewer.holds(RoleName.ADMINISTRATOR):
        return rows
    places = list(arranged(viewer).values_list("pk", flat=True))
    return rows.filter(
        Q(pk__in=_persons("posts", "school", places))
        | Q(pk__in=_persons("roles", "organisation", places))
        | Q(pk__in=_persons("coach_registrations", "board", places))
        | Q(pk__in=_persons("personnel_numbers", "board", places))
    )


def search_people(viewer: Viewer, words: str) -> list[Person]:
    """At most twenty people in reach whose name has these words, or whose number or address it is, by name."""
    words = words.strip()
    if not words:
        return []
    named = Q()
    for word in words.split():
        named &= Q(
            Contains(F("sort_name"), Lower(Func(Value(word), function="startbaan_unaccent", output_field=TextField())))
        )
    exact = Q(personnel_numbers__number=words) | Q(addresses__email=words.lower())
    rows = people_in_reach(viewer).filter(named | exact).distinct().prefetch_related("posts__school")
    return list(rows.order_by("sort_name", "pk")[:FOUND_AT_MOST])


def _persons(relation: str, place: str, places: Iterable[int]) -> QuerySet[Person]:
    return Person.objects.filter(**{f"{relation}__{place}__in": places})
