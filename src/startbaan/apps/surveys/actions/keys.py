"""The key of a survey: a file of its own, never in the database and in no backup; destroyed when all is counted."""

import os
import secrets
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from django.conf import settings

BYTES = 32
SUFFIX = ".key"


class NoKey(Exception):
    """The key of a survey is not there, so that nothing can be sealed or opened."""


def make_key(survey: UUID) -> None:
    """Draw a key by chance and keep it as a file that only this program reads."""
    place = _place(survey)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as opened:
        opened.write(secrets.token_bytes(BYTES))
        opened.flush()
        os.fsync(opened.fileno())


def key_of(survey: UUID) -> bytes:
    """Read the key of a survey; raises `NoKey`."""
    try:
        return _place(survey).read_bytes()
    except FileNotFoundError as error:
        raise NoKey(str(survey)) from error


def destroy_key(survey: UUID) -> None:
    """Write over the key and remove it: from then on nobody opens what was sealed with it."""
    place = _place(survey)
    if not place.exists():
        return
    with place.open("r+b") as opened:
        opened.write(bytes(BYTES))
        opened.flush()
        os.fsync(opened.fileno())
    place.unlink(missing_ok=True)


def kept_keys() -> Collection[UUID]:
    """The surveys that have a key."""
    directory: Path = settings.SURVEY_KEYS
    return [UUID(place.stem) for place in directory.glob(f"*{SUFFIX}")]


def _place(survey: UUID) -> Path:
    directory: Path = settings.SURVEY_KEYS
    return directory / f"{survey}{SUFFIX}"
