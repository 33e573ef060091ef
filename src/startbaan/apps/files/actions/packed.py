"""Looks through a packed office file within limits: the parts it must have, no macros, nothing that swells."""

import io
import zipfile
from dataclasses import dataclass

from django.utils.translation import gettext as _

from startbaan.apps.files.actions.problems import Unfit
from startbaan.domain.archives import UNZIPPING, swells

MOST_ENTRIES = 3_000
MOST_UNPACKED = 150 * 1024 * 1024
CHUNK = 1024 * 1024
READ_WHOLE = 4 * 1024 * 1024
ENCRYPTED = 0x1
PROGRAMS = ("vbaproject.bin", "vbadata.xml")
PROGRAM_FOLDERS = ("basic/", "scripts/", "xl/macrosheets/", "customui/")


@dataclass(frozen=True)
class Packed:
    """A kind of packed file: the parts it must have, and how it names itself."""

    needs: frozenset[str]
    mimetype: bytes = b""


DOCX = Packed(frozenset({"[Content_Types].xml", "word/document.xml"}))
XLSX = Packed(frozenset({"[Content_Types].xml", "xl/workbook.xml"}))
PPTX = Packed(frozenset({"[Content_Types].xml", "ppt/presentation.xml"}))
ODT = Packed(frozenset({"mimetype", "content.xml"}), b"application/vnd.oasis.opendocument.text")


def packed_problem(content: bytes, *, kind: Packed) -> Unfit | None:
    """Say what is wrong with a packed file of this kind; nothing when it is whole, small enough and runs nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            problem = _by_names(entries, kind=kind) or _swells(entries, packed=len(content))
            return problem or _by_content(archive, entries, kind=kind)
    except UNZIPPING:
        return _broken()


def _by_names(entries: list[zipfile.ZipInfo], *, kind: Packed) -> Unfit | None:
    names = [entry.filename for entry in entries]
    low = [name.lower() for name in names]
    outside = any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names)
    locked = any(entry.flag_bits & ENCRYPTED for entry in entries)
    if outside or locked or len(set(low)) != len(low) or not kind.needs <= set(names):
        return _broken()
    if any(name.endswith(PROGRAMS) or name.startswith(PROGRAM_FOLDERS) for name in low):
        return _program()
    if any("activex" in name or "oleobject" in name for name in low):
        return _program()
    return None


def _swells(entries: list[zipfile.ZipInfo], *, packed: int) -> Unfit | None:
    if swells(entries, packed=packed, most_entries=MOST_ENTRIES, most_unpacked=MOST_UNPACKED):
        return Unfit(_("Dit bestand pakt veel te groot uit. Bewaar het opnieuw, met minder of kleinere plaatjes."))
    return None


def _by_content(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], *, kind: Packed) -> Unfit | None:
    """Unpack every part once, a piece at a time, so that a part that lies about its size is found out."""
    for entry in entries:
        begin = b""
        with archive.open(entry) as part:
            while piece := part.read(CHUNK):
                begin = begin + piece if len(begin) < READ_WHOLE else begin
        if entry.filename == "mimetype" and begin.strip() != kind.mimetype:
            return _broken()
        if entry.filename == "[Content_Types].xml" and b"macroenabled" in begin.lower():
            return _program()
        if entry.filename.endswith(".rels") and b"attachedTemplate" in begin and b"External" in begin:
            return _program()
    return None


def _program() -> Unfit:
    return Unfit(_("In dit bestand zit een macro of een ander programma. Bewaar het zonder, en kies het opnieuw."))


def _broken() -> Unfit:
    return Unfit(
        _("Dit bestand is stuk, beveiligd met een wachtwoord, of iets anders dan de naam zegt. Bewaar het opnieuw.")
    )
