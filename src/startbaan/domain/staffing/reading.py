"""From bytes to sheets: decides by content what a file is, and refuses what is no list."""

from startbaan.domain.sentences import say
from startbaan.domain.staffing.delimited import read_delimited
from startbaan.domain.staffing.sheets import NotASpreadsheet, Sheet
from startbaan.domain.staffing.workbooks import FileWithMacros, check_archive, read_workbook, unpacked_size

LIMIT = 20 * 1024 * 1024
SMALL_WORKBOOK = 500_000
SMALL_TEXT = 60_000

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!")

SAVE_AS = say("Open het in Excel, kies “Opslaan als” en dan “Excel-werkmap (.xlsx)”, en upload dat bestand.")


class EmptyFile(NotASpreadsheet):
    """A file with nothing in it."""


class FileTooLarge(NotASpreadsheet):
    """More bytes than a list of staff needs."""


class ProtectedFile(NotASpreadsheet):
    """A workbook behind a password."""


class OldWorkbook(NotASpreadsheet):
    """A workbook in the binary format of before 2007."""


class OtherFormat(NotASpreadsheet):
    """A file of another kind, whatever its name says."""


def check_size(size: int, *, limit: int = LIMIT) -> None:
    """Refuse a number of bytes above the limit; asked before the first byte is read."""
    if size > limit:
        raise FileTooLarge(
            say(
                "Dit bestand is %(size)s MB. Een bestand mag hoogstens %(limit)s MB zijn. "
                "Bewaar alleen de lijst met medewerkers, zonder plaatjes en andere bladen, en probeer het opnieuw.",
                size=_megabytes(size),
                limit=_megabytes(limit),
            )
        )


def check_kind(content: bytes, *, name: str, limit: int = LIMIT) -> None:
    """Refuse at a glance what is no list: by its size, its first bytes, and what a packed file says of itself.

    Raises a `NotASpreadsheet`; what passes may still turn out to be none when it is read.
    """
    check_size(len(content), limit=limit)
    if not content.strip():
        raise EmptyFile(say("“%(name)s” is leeg. Controleer of je het goede bestand hebt gekozen.", name=name))
    if content.startswith(ZIP):
        check_archive(content)
    else:
        _refuse_other_formats(content)


def is_small(content: bytes) -> bool:
    """Tell whether a list, of some hundreds of rows at most, is read before anybody would notice."""
    return unpacked_size(content) <= SMALL_WORKBOOK if content.startswith(ZIP) else len(content) <= SMALL_TEXT


def read_sheets(content: bytes, *, name: str, limit: int = LIMIT) -> tuple[Sheet, ...]:
    """Read an XLSX or CSV file; the sheets that Excel shows come first. Runs nothing that is inside the file.

    Raises a `NotASpreadsheet` with a sentence for the person who uploaded it.
    """
    check_kind(content, name=name, limit=limit)
    sheets = read_workbook(content) if content.startswith(ZIP) else (read_delimited(content, name=name),)
    if not any(sheet.rows for sheet in sheets):
        raise EmptyFile(
            say("In “%(name)s” staat niets ingevuld. Controleer of je het goede bestand hebt gekozen.", name=name)
        )
    return tuple(sorted(sheets, key=lambda sheet: not sheet.visible))


def _refuse_other_formats(content: bytes) -> None:
    if content.startswith(COMPOUND):
        _refuse_compound(content)
    if content.startswith(b"%PDF"):
        raise OtherFormat(say("Dit is een PDF. Vraag om de lijst als Excel-bestand (.xlsx) of als CSV."))
    if content.startswith(PACKED):
        raise OtherFormat(
            say("Dit is een ingepakt bestand. Pak het eerst uit en upload het Excel- of CSV-bestand dat erin zit.")
        )


def _refuse_compound(content: bytes) -> None:
    if _has_stream(content, "EncryptedPackage"):
        raise ProtectedFile(
            say("Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord eraf. %(then)s", then=SAVE_AS)
        )
    if _has_stream(content, "_VBA_PROJECT"):
        raise FileWithMacros(say("In dit bestand zitten macro’s. Die laten we niet toe. %(then)s", then=SAVE_AS))
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        raise OldWorkbook(say("Dit is een oud Excel-bestand (.xls). %(then)s", then=SAVE_AS))
    raise OtherFormat(say("Dit is geen Excel-bestand of CSV. Upload de lijst als .xlsx of .csv."))


def _has_stream(content: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in content


def _megabytes(size: int) -> str:
    return f"{size / (1024 * 1024):.1f}".removesuffix(".0").replace(".", ",")
