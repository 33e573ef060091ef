"""Keeping bytes under a key, throwing them away, and sweeping up what nobody holds any more."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import ForeignObjectRel, QuerySet
from django.utils.translation import gettext as _

from startbaan.apps.files.actions.checking import checked
from startbaan.apps.files.models import StoredFile
from startbaan.apps.files.queries import place_of
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours

SETTLED = timedelta(days=1)  # what is younger may still be in somebody's transaction


def store(*, by: Viewer, name: str, content: bytes, at: datetime) -> StoredFile:
    """Keep these bytes under a new key, once they are what their name says; the name itself is its holder's to keep.

    Raises `Unfit` by size, name, extension and content, and `NotYours` when nobody is signed in.
    """
    if not by.persons:
        raise NotYours(_("Log eerst in."))
    media_type = checked(name, content, limit=settings.FILE_LIMIT)
    made = StoredFile(
        media_type=media_type, size=len(content), sha256=hashlib.sha256(content).hexdigest(), stored_at=at
    )
    _write(place_of(made.id), content)
    made.save(force_insert=True)
    return made


def discard(*, file: UUID) -> None:
    """Throw a file away once the transaction is done; its holder has asked who may, and let go of it."""
    StoredFile.objects.get(pk=file).delete()
    transaction.on_commit(lambda: place_of(file).unlink(missing_ok=True))


def sweep(*, at: datetime, using: str = "owner") -> int:
    """Throw away rows nobody holds and bytes without a row, a day after they came; give how many files of bytes went.

    Who holds a file is confidential: only the owner of the tables can say that nobody does.
    """
    for row in _unheld(StoredFile.objects.using(using).filter(stored_at__lt=at - SETTLED)):
        row.delete()
    known = {str(key) for key in StoredFile.objects.using(using).values_list("pk", flat=True)}
    swept = 0
    for path in settings.FILES.glob("*/*"):
        if path.name not in known and path.stat().st_mtime < (at - SETTLED).timestamp():
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def _unheld(rows: QuerySet[StoredFile]) -> QuerySet[StoredFile]:
    for field in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(field, ForeignObjectRel):
            key = field.field.name
            holders = field.related_model._default_manager.using(rows.db)
            rows = rows.exclude(pk__in=holders.filter(**{f"{key}__isnull": False}).values(key))
    return rows


def _write(place: Path, content: bytes) -> None:
    """Write the bytes whole or not at all, readable by the program alone."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = place.with_name(f".{place.name}")
    beside.touch(mode=0o600)
    beside.write_bytes(content)
    beside.replace(place)
