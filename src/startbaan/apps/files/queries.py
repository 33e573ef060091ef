"""The bytes of a stored file, for the subject that holds it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from startbaan.apps.files.models import StoredFile


class Gone(Exception):
    """The bytes of a file are not where they should be."""


@dataclass(frozen=True)
class OpenedFile:
    """The bytes of a file, with the name and kind a browser is told."""

    name: str
    media_type: str
    content: bytes


def opened_file(file: UUID, *, name: str) -> OpenedFile:
    """Open a file under the name its holder gave it; who may see it was asked by its holder. Raises `Gone`."""
    return OpenedFile(name, stored_file(file).media_type, content_of(file))


def stored_file(file: UUID) -> StoredFile:
    """What is known of a file; who may see it was asked by its holder."""
    return StoredFile.objects.get(pk=file)


def content_of(file: UUID) -> bytes:
    """The bytes under this key; who may see them was asked by its holder. Raises `Gone`."""
    try:
        return place_of(file).read_bytes()
    except FileNotFoundError as error:
        raise Gone(f"bestand {file} ontbreekt") from error


def place_of(file: UUID) -> Path:
    """Where the bytes under this key lie: in the data directory, outside what the web server gives away."""
    name = str(file)
    directory: Path = settings.FILES
    return directory / name[:2] / name
