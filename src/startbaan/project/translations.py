"""Translations: compiled from .po to .mo without the gettext programs, into the data directory.

The source may be installed where we cannot write. A compiled file carries the time of its source, so that an older
version put back is compiled again too.
"""

import os

import polib
from django.conf import settings

from startbaan.project import environment

SOURCE = environment.PACKAGE / "ui" / "locale"


def compile_all() -> None:
    """Compile every .po that is not the one its .mo was made from; several processes may do so at once."""
    for source in SOURCE.rglob("*.po"):
        compiled = settings.COMPILED_LOCALE / source.relative_to(SOURCE).with_suffix(".mo")
        written_at = source.stat().st_mtime_ns
        if compiled.exists() and compiled.stat().st_mtime_ns == written_at:
            continue
        compiled.parent.mkdir(parents=True, exist_ok=True)
        being_made = compiled.with_suffix(f".{os.getpid()}")
        polib.pofile(str(source)).save_as_mofile(str(being_made))
        os.utime(being_made, ns=(written_at, written_at))
        being_made.replace(compiled)
