"""The faces of the demo: one person for each role, to sign in as with one press."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404

from startbaan.apps.people.access import Request
from startbaan.apps.people.queries import doorway, names_of
from startbaan.project import cast


@dataclass(frozen=True)
class Face:
    """Someone of the cast at the door."""

    handle: str
    name: str
    role: str


def faces(request: Request) -> list[Face]:
    """Who stands at the door of the demo, in the order of the cast; nobody elsewhere."""
    if not settings.DEMO:
        return []
    doors = {handle: doorway(cast.email_of(handle), on=request.today) for handle, _role in cast.SIGN_IN}
    names = names_of(door.person for door in doors.values() if door.person)
    return [
        Face(handle, names[person], role)
        for handle, role in cast.SIGN_IN
        if doors[handle].opens and (person := doors[handle].person) is not None
    ]


def email_of(handle: str) -> str:
    """The address of one of the faces; raises Http404 for anyone else."""
    if not settings.DEMO or handle not in {known for known, _role in cast.SIGN_IN}:
        raise Http404
    return cast.email_of(handle)
