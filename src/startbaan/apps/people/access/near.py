"""The policy for a page about one starter: what the viewer is to them is asked once, and then holds for every list."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import Http404

from startbaan.apps.people.access.rows import kind_of, posted, relations_to, stands, visible_to
from startbaan.apps.people.access.viewer import Viewer
from startbaan.apps.people.models import Confidential, Person
from startbaan.domain.privacy.policy import ROLE_RELATIONS, Access, Kind, Relation, access

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Near:
    """What a viewer is to one starter today, in the order of the table's columns; participant aside."""

    viewer: Viewer
    starter: int
    relations: tuple[Relation, ...]

    def opens(self, kind: Kind) -> bool:
        """Say whether one of these relations opens every row of this kind about the starter, unshared ones too."""
        return any(access(relation, kind) in {Access.READ, Access.WRITE} for relation in self.relations)


def near(viewer: Viewer, starter: int) -> Near:
    """Ask what the viewer is to this starter today."""
    return Near(viewer, starter, relations_to(viewer, starter))


def starter_near(viewer: Viewer, rows: QuerySet[Person], *, key: UUID) -> tuple[Person, Near]:
    """The person among these with this key, and what the viewer is to them, in one statement.

    Raises Http404 when the viewer may not see the name card, just as when there is none.
    """
    by_role = {
        relation: Exists(posted(viewer, relation).filter(person=OuterRef("pk")))
        for relation in ROLE_RELATIONS
        if viewer.schools.get(relation)
    }
    asked = rows.filter(key=key).annotate(**{f"is_{relation}": reached for relation, reached in by_role.items()})
    person = asked.first()
    if person is None:
        raise Http404
    said = vars(person)
    held = (r for r in Relation if (said[f"is_{r}"] if r in by_role else stands(viewer, r, person.pk)))
    found = Near(viewer, person.pk, tuple(held))
    if not found.opens(kind_of(Person)):
        raise Http404
    return person, found


def visible_near(found: Near, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Keep the rows about this starter that the viewer may read: what `visible_to` keeps of them.

    Where a relation opens the whole kind there is nothing left to filter; confidential items always pass the filter.
    """
    model = rows.model
    about = rows.filter(**{str(getattr(model, "about", "starter")): found.starter})
    if not issubclass(model, Confidential) and found.opens(kind_of(model)):
        return about
    return visible_to(found.viewer, about)
