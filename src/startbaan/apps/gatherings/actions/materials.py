"""Handing out files at a gathering or in a session, and taking them away."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from startbaan.apps.files.actions import discard, store
from startbaan.apps.gatherings.models import Gathering, Material, Session, SessionTrainer
from startbaan.apps.gatherings.queries.materials import handed_out_by
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals

MOST = 40


def add_material(
    *, by: Viewer, at: datetime, gathering: UUID, name: str, content: bytes, for_whom: str, opens: str
) -> Material:
    """Put a file with a gathering that the viewer arranges, and journal it.

    Raises `NotYours`, `Unfit` for a file that is not taken in, and `Refusal` where there are too many.
    """
    row = Gathering.objects.filter(Gathering.arranged_by(by), key=gathering).first()
    if row is None:
        raise NotYours(_("Je regelt deze bijeenkomst niet."))
    made = Material(gathering=row, name=name, for_whom=for_whom, opens=opens)
    return _keep(made, by=by, at=at, content=content)


def add_session_material(
    *, by: Viewer, at: datetime, session: UUID, name: str, content: bytes, for_whom: str, opens: str
) -> Material:
    """Put a file with a session that the viewer gives or arranges, and journal it; raises the same."""
    row = Session.objects.filter(key=session).select_related("gathering").first()
    if row is None or not _hands_out(by, row):
        raise NotYours(_("Je geeft deze sessie niet."))
    made = Material(gathering=row.gathering, session=row, name=name, for_whom=for_whom, opens=opens)
    return _keep(made, by=by, at=at, content=content)


def remove_material(*, by: Viewer, at: datetime, material: UUID) -> Material:
    """Take a file away and throw its bytes away; journal it. Raises `NotYours`."""
    row = handed_out_by(by, Material.objects.filter(key=material)).select_related("gathering", "session").first()
    if row is None:
        raise NotYours(_("Je haalt dit bestand niet weg."))
    with refusals():
        log(by=by, at=at, verb="remove_material", thing=row)
        row.delete()
        discard(file=row.file_id)
    return row


def _hands_out(by: Viewer, row: Session) -> bool:
    gives = SessionTrainer.objects.filter(session=row, person__in=by.persons).exists()
    return gives or Gathering.objects.filter(Gathering.arranged_by(by), pk=row.gathering_id).exists()


def _keep(made: Material, *, by: Viewer, at: datetime, content: bytes) -> Material:
    if Material.objects.filter(gathering=made.gathering).count() >= MOST:
        raise Refusal(_("Er staan al 40 bestanden bij deze bijeenkomst. Haal er eerst een weg."))
    with refusals():
        made.file = store(by=by, name=made.name, content=content, at=at)
        made.added_by_id, made.added_at = by.person, at
        made.save(force_insert=True)
        log(by=by, at=at, verb="add_material", thing=made)
    return made
