"""Finding one person for whom somebody is being entered: here now, here before, or not known to this board."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation, PersonnelNumber, Post
from startbaan.domain.staffing.names import Name, folded

MOST = 5


class Standing(StrEnum):
    """How someone stands with a board."""

    ACTIVE = "active"
    FINISHED = "finished"


@dataclass(frozen=True)
class Found:
    """Someone the board knows, and whether they work there now."""

    key: UUID
    number: str
    name: Name
    standing: Standing
    school: str
    until: date | None


def find_person(viewer: Viewer, board: Organisation, *, number: str, family_name: str) -> list[Found]:
    """Find people of this board by personnel number, else by a family name that sounds the same."""
    rows = PersonnelNumber.objects.filter(board=board).select_related("person").order_by("person__sort_name", "pk")
    by_number = [row for row in rows.filter(number__endswith=number.lstrip("0")) if _same(row.number, number)]
    wanted = folded(family_name).strip()
    found = by_number
    if not found and wanted:
        found = list(rows.filter(Q(person__sort_name__startswith=wanted)))[:MOST]
    return [_found(row, on=viewer.on) for row in found]


def _same(one: str, other: str) -> bool:
    return bool(other) and one.lstrip("0") == other.lstrip("0")


def _found(row: PersonnelNumber, *, on: date) -> Found:
    posts = Post.objects.filter(person=row.person).select_related("school").order_by("-period")
    latest = next((post for post in posts if post.period.end is None or post.period.end > on), None) or posts.first()
    running = latest is not None and (latest.period.end is None or latest.period.end > on)
    person = row.person
    return Found(
        person.key,
        row.number,
        Name(person.given_name, person.infix, person.family_name),
        Standing.ACTIVE if running else Standing.FINISHED,
        latest.school.name if latest else "",
        latest.period.last if latest else None,
    )
