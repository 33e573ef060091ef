"""From an XLSX file to sheets: unpacked within limits, looked through, and only then read by calamine."""

import io
import zipfile
from collections.abc import Iterator, Sequence

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from startbaan.domain.archives import UNZIPPING, swells
from startbaan.domain.sentences import say
from startbaan.domain.staffing.markup import BrokenXml, attributes_of
from startbaan.domain.staffing.shared import text_fits
from startbaan.domain.staffing.sheets import (
    DAY_ZERO,
    DAY_ZERO_MAC,
    Cell,
    NotASpreadsheet,
    Row,
    Sheet,
    check_extent,
    fits,
)
from startbaan.domain.staffing.survey import Survey, survey

MOST_ENTRIES = 2_000
MOST_UNPACKED = 64 * 1024 * 1024
MOST_TAGS = 8_000_000
MOST_SHEETS = 30

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
NEEDED = {
    "[content_types].xml": "[Content_Types].xml",
    "_rels/.rels": "_rels/.rels",
    WORKBOOK: WORKBOOK,
    RELATIONS: RELATIONS,
    "xl/sharedstrings.xml": "xl/sharedStrings.xml",
    "xl/styles.xml": "xl/styles.xml",
}
SHEETS = "xl/worksheets/"


class BrokenFile(NotASpreadsheet):
    """A workbook that is damaged or cut off."""


class ZipBomb(NotASpreadsheet):
    """A small file that unpacks to a huge one."""


class FileWithMacros(NotASpreadsheet):
    """A workbook with a program inside."""


class NoWorkbook(NotASpreadsheet):
    """A packed file that is not an Excel workbook."""


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Read every worksheet: values as calculated when the file was saved, never the formulas."""
    parts = _unpack(content)
    if sum(part.count(b"<") for part in parts.values()) > MOST_TAGS:
        raise _bomb()
    try:
        surveys = {name: survey(part, fits=fits) for name, part in parts.items()}
        for found in surveys.values():
            check_extent(found.last_row, found.last_column, where=say("Een blad in dit bestand"))
        if not text_fits(parts):
            raise _bomb()
        book = CalamineWorkbook.from_filelike(io.BytesIO(_pack(parts)))
        return tuple(_sheets(book, parts=parts, surveys=surveys))
    except (BrokenXml, CalamineError) as problem:
        raise _broken() from problem


def check_archive(content: bytes) -> None:
    """Refuse by its list of contents what is no workbook, holds macros, or would unpack to something huge."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_at_a_glance(archive.infolist(), packed=len(content))
    except UNZIPPING as problem:
        raise _broken() from problem


def unpacked_size(content: bytes) -> int:
    """How many bytes an archive says it unpacks to; call `check_archive` first."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _refuse_at_a_glance(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    _refuse_other_archives([entry.filename.replace("\\", "/").lower() for entry in entries])
    _refuse_bombs(entries, packed=packed)


def _sheets(book: CalamineWorkbook, *, parts: dict[str, bytes], surveys: dict[str, Survey]) -> Iterator[Sheet]:
    paths = _paths_by_sheet(parts)
    properties = attributes_of(parts[WORKBOOK], "workbookPr")
    mac = any(found.get("date1904") in {"1", "true"} for found in properties)
    height = 0
    for index, about in list(enumerate(book.sheets_metadata))[:MOST_SHEETS]:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        found = surveys.get(paths.get(about.name, ""), Survey())
        cells = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
        height += len(cells)
        check_extent(height, len(cells[0]) if cells else 0, where=say("Dit bestand"))
        rows = tuple(Row(number, tuple(row)) for number, row in enumerate(cells, start=1) if _filled(row))
        yield Sheet(
            name=about.name,
            rows=rows,
            hidden=frozenset(found.hidden & {row.number for row in rows}),
            visible=about.visible is SheetVisibleEnum.Visible,
            day_zero=DAY_ZERO_MAC if mac else DAY_ZERO,
            notes=tuple(found.notes()),
        )


def _filled(cells: Sequence[Cell]) -> bool:
    return any(cell != "" and not (isinstance(cell, str) and cell.isspace()) for cell in cells)


def _paths_by_sheet(parts: dict[str, bytes]) -> dict[str, str]:
    relations = attributes_of(parts[RELATIONS], "Relationship")
    targets = {found.get("Id", ""): found.get("Target", "") for found in relations}
    return {
        sheet.get("name", ""): "xl/" + targets.get(sheet.get("id", ""), "").removeprefix("/xl/").removeprefix("xl/")
        for sheet in attributes_of(parts[WORKBOOK], "sheet")
    }


def _unpack(content: bytes) -> dict[str, bytes]:
    """Give the parts of the workbook that are needed, by name; never more than the limit in all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_at_a_glance(entries, packed=len(content))
            parts = _inflate(archive, entries)
    except UNZIPPING as problem:
        raise _broken() from problem
    if WORKBOOK not in parts or RELATIONS not in parts:
        raise _broken()
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise _macros()
    return parts


def _refuse_other_archives(names: list[str]) -> None:
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise _macros()
    if "xl/workbook.bin" in names:
        message = say(
            "Dit is een binaire Excel-werkmap (.xlsb). Open het bestand in Excel, kies “Opslaan als” en dan "
            "“Excel-werkmap (.xlsx)”, en upload dat bestand."
        )
        raise NoWorkbook(message)
    if "content.xml" in names:
        message = say(
            "Dit is een OpenDocument-bestand. Bewaar de lijst in LibreOffice als “Excel 2007-365 (.xlsx)” of als CSV, "
            "en upload dat bestand."
        )
        raise NoWorkbook(message)
    if WORKBOOK not in names:
        message = say(
            "Dit is geen Excel-werkmap. Upload de lijst als .xlsx of .csv. Zit de lijst in een zip-bestand of in een "
            "document? Haal haar er dan eerst uit."
        )
        raise NoWorkbook(message)
    if len(names) != len(set(names)):
        raise _broken()


def _refuse_bombs(entries: list[zipfile.ZipInfo], *, packed: int) -> None:
    if swells(entries, packed=packed, most_entries=MOST_ENTRIES, most_unpacked=MOST_UNPACKED):
        raise _bomb()


def _inflate(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        name = _needed(entry.filename)
        if name is None:
            continue
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or entry.flag_bits & 1:
            raise _broken()
        with archive.open(entry) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        if left < 0:
            raise _bomb()
        parts[name] = part
    return parts


def _needed(filename: str) -> str | None:
    name = filename.replace("\\", "/")
    lowered = name.lower()
    if lowered.startswith(SHEETS) and lowered.endswith(".xml"):
        return SHEETS + name[len(SHEETS) :]
    return NEEDED.get(lowered)


def _pack(parts: dict[str, bytes]) -> bytes:
    """Make a fresh archive of the parts that were looked through, so that calamine sees nothing else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


def _broken() -> BrokenFile:
    return BrokenFile(
        say(
            "Dit Excel-bestand is beschadigd of niet compleet. Open het in Excel, bewaar het opnieuw en upload het nog "
            "eens."
        )
    )


def _macros() -> FileWithMacros:
    return FileWithMacros(
        say(
            "In dit bestand zitten macro’s. Die laten we niet toe. Open het in Excel, kies “Opslaan als” en dan "
            "“Excel-werkmap (.xlsx)” zonder macro’s, en upload dat bestand."
        )
    )


def _bomb() -> ZipBomb:
    return ZipBomb(
        say(
            "Dit bestand wordt bij het uitpakken veel te groot en is daarom niet gelezen. Kopieer alleen de lijst naar "
            "een nieuw bestand en probeer het opnieuw."
        )
    )
