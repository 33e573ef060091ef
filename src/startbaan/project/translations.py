"""Translations: compiled from .po to .mo without the gettext programs."""

from pathlib import Path

import polib
from django.conf import settings


def compile_all() -> None:
    """Compile every .po that is newer than its .mo."""
    for source in (found for place in settings.LOCALE_PATHS for found in Path(place).rglob("*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))
