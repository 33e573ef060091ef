"""Files that are no list, or mean harm: each ends in one clear sentence, and nothing runs."""

import io
import random
import re
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from startbaan.domain.staffing import delimited, reading, workbooks
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.reading import check_size, read_sheets
from startbaan.domain.staffing.rows import read_rows
from startbaan.domain.staffing.sheets import NotASpreadsheet, SheetTooLarge

SHEET = "xl/worksheets/sheet1.xml"


def workbook():
    book = Workbook()
    book.active.append(["Personeelsnummer", "Roepnaam", "Achternaam", "BRIN", "Datum in dienst", "WTF"])
    book.active.append([2001, "Meike", "Veen", "98AA00", "1-8-2026", 0.8])
    book.active.row_dimensions[2].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def packed(parts, *, compression=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return made.getvalue()


WORKBOOK = workbook()
PARTS = parts_of(WORKBOOK)


def with_part(name, body):
    return packed(PARTS | {name: body})


def with_rows(rows):
    return with_part(SHEET, PARTS[SHEET].replace(b"</sheetData>", rows + b"</sheetData>"))


def compound(*streams):
    return reading.COMPOUND + b"\0" * 504 + b"".join(name.encode("utf-16-le") + b"\0\0" for name in streams)


def refusal(content, *, name="lijst.xlsx", limit=reading.LIMIT):
    with pytest.raises(NotASpreadsheet) as refused:
        read_sheets(content, name=name, limit=limit)
    return type(refused.value)


@pytest.mark.parametrize("content", [b"", b" \r\n\r\n ", b";;;\n;;;\n", b",,\n,,\n", b'""\n'])
def test_empty_file_is_refused(content):
    assert refusal(content) is reading.EmptyFile


def test_empty_workbook_is_refused():
    made = io.BytesIO()
    Workbook().save(made)
    assert refusal(made.getvalue()) is reading.EmptyFile


def test_size_is_refused_before_reading():
    with pytest.raises(reading.FileTooLarge) as refused:
        check_size(200 * 1024 * 1024)
    assert str(refused.value) == (
        "Dit bestand is 200 MB. Een bestand mag hoogstens 20 MB zijn. "
        "Bewaar alleen de lijst met medewerkers, zonder plaatjes en andere bladen, en probeer het opnieuw."
    )


def test_file_above_the_limit_is_refused():
    with pytest.raises(reading.FileTooLarge):
        read_sheets(WORKBOOK, name="x", limit=1000)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (compound("EncryptionInfo", "EncryptedPackage"), reading.ProtectedFile),
        (compound("Workbook"), reading.OldWorkbook),
        (compound("Workbook", "_VBA_PROJECT_CUR"), workbooks.FileWithMacros),
        (compound("WordDocument"), reading.OtherFormat),
        (b"%PDF-1.7\n%\xe2\xe3", reading.OtherFormat),
        (b"\x1f\x8b\x08\0\0\0\0", reading.OtherFormat),
        (b"<html><table><tr><td>Personeelsnummer</td></tr></table></html>", delimited.WebPage),
        (b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>', delimited.WebPage),
        ("<html>".encode("utf-16"), delimited.WebPage),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", delimited.NotText),
        (b"naam;wtf\nJan\0;0,8\n", delimited.NotText),
        ("naam;wtf\n".encode("utf-16-le"), delimited.NotText),
        (b"\xff\xfe\x00", delimited.NotText),
        (b'naam;wtf\n"Jan;0,8\nPiet;0,6\n', delimited.BrokenQuotes),
        (b'naam;wtf\n"Jan"s;0,8\n', delimited.BrokenQuotes),
        (b'naam;wtf\n"' + b"x" * 200_000 + b'";1\n', delimited.BrokenQuotes),
        (packed({"word/document.xml": b"<w/>"}), workbooks.NoWorkbook),
        (packed({"mimetype": b"", "content.xml": b"<o/>"}), workbooks.NoWorkbook),
        (packed({"xl/workbook.bin": b"\0"}), workbooks.NoWorkbook),
        (packed({}), workbooks.NoWorkbook),
        (with_part("xl/vbaProject.bin", b"\0"), workbooks.FileWithMacros),
        (with_part("xl/macrosheets/sheet1.xml", b"<x/>"), workbooks.FileWithMacros),
        (WORKBOOK[:-400], workbooks.BrokenFile),
        (WORKBOOK[:100], workbooks.BrokenFile),
        (with_part(SHEET, PARTS[SHEET][:-200]), workbooks.BrokenFile),
        (
            packed({name: body for name, body in PARTS.items() if name != "xl/_rels/workbook.xml.rels"}),
            workbooks.BrokenFile,
        ),
        (packed(PARTS, compression=zipfile.ZIP_LZMA), workbooks.BrokenFile),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_other_file_is_refused(content, kind):
    assert refusal(content) is kind


def test_macro_file_is_refused_whatever_its_name():
    types = PARTS["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert refusal(with_part("[Content_Types].xml", types), name="lijst.xlsx") is workbooks.FileWithMacros


def test_broken_quote_is_refused_with_its_row():
    with pytest.raises(delimited.BrokenQuotes) as refused:
        read_sheets(b'a;b\n"een\ntwee";c\n"Jan;0,8\n', name="x")
    assert str(refused.value) == (
        "In rij 3 (regel 4 van het bestand) klopt een aanhalingsteken niet. "
        'Haal het teken " daar weg of bewaar de lijst als Excel-werkmap (.xlsx), en probeer het opnieuw.'
    )


def test_bomb_that_tells_its_size_is_refused():
    content = with_part(SHEET, b" " * (30 * 1024 * 1024))
    assert len(content) < 100_000
    assert refusal(content) is workbooks.ZipBomb


def test_bomb_that_lies_about_its_size_is_refused():
    content = bytearray(with_part(SHEET, b" " * (30 * 1024 * 1024)))
    real, told = struct.pack("<L", 30 * 1024 * 1024), struct.pack("<L", 1000)
    assert content.count(real) == 2
    assert refusal(bytes(content.replace(real, told))) is workbooks.BrokenFile


def test_bomb_of_many_entries_is_refused():
    assert refusal(packed(PARTS | {f"xl/media/{number}.png": b"" for number in range(2001)})) is workbooks.ZipBomb


def test_bomb_spread_over_parts_is_refused():
    parts = {f"xl/worksheets/sheet{number}.xml": b"<c/>" * 3_000_000 for number in range(6)}
    assert refusal(packed(PARTS | parts, compression=zipfile.ZIP_STORED), limit=2**30) is workbooks.ZipBomb


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_workbook_with_a_part_twice_is_refused():
    made = io.BytesIO(WORKBOOK)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert refusal(made.getvalue()) is workbooks.BrokenFile


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        b'<row r="1048576"><c s="0" r="XFD1048576"><v>1</v></c></row>',
        b'<row s=">" r="1048576"><c s=">" r="&#88;FD1048576"><v>1</v></c></row>',
        b'<x:row xmlns:x="u" r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
        b'<row r="3"><c r="A3" t="inlineStr"><is><t> r="A1" </t></is></c><c\nr="XFD1048576"><v>1</v></c></row>',
        b'<row r="120001"><c r="A120001"><v>1</v></c></row>',
        b'<row r="3"><c r="KO3"><v>1</v></c></row>',
        b'<row r="3">' + b"<c><v>1</v></c>" * 301 + b"</row>",
        b'<row r="40000"><c r="CV40000"><v>1</v></c></row>',
    ],
)
def test_sheet_that_reaches_too_far_is_refused_before_room_is_made(rows):
    assert refusal(with_rows(rows)) is SheetTooLarge


@pytest.mark.parametrize("rows", [b"<row r='x'/>", b"<row><c r='1A'/></row>", b"<row><c r='XFDA1'/></row>"])
def test_cell_that_has_no_place_is_refused(rows):
    assert refusal(with_rows(rows)) is workbooks.BrokenFile


def test_far_cell_in_a_part_that_is_no_sheet_is_refused():
    strings = b'<sst><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></sst>'
    relations = PARTS["xl/_rels/workbook.xml.rels"].replace(b"/xl/worksheets/sheet1.xml", b"/xl/sharedStrings.xml")
    assert relations != PARTS["xl/_rels/workbook.xml.rels"]
    content = packed(PARTS | {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": relations})
    assert refusal(content) is SheetTooLarge


def with_strings(texts, *, cells):
    strings = b"<sst>" + b"".join(b"<si><t>" + text + b"</t></si>" for text in texts) + b"</sst>"
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>%d</v></c></row>' % (row, row, cell) for row, cell in cells)
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return packed(PARTS | {"xl/sharedStrings.xml": strings, SHEET: sheet})


def test_long_text_that_every_cell_points_at_is_refused():
    content = with_strings([b"x" * 100_000], cells=[(row, 0) for row in range(1, 1001)])
    assert refusal(content) is workbooks.ZipBomb


def test_long_text_that_one_cell_points_at_is_read():
    content = with_strings([b"kort", b"x" * 100_000], cells=[(row, row == 5) for row in range(1, 1001)])
    (sheet,) = read_sheets(content, name="x")
    assert [len(row.cells[0]) for row in sheet.rows[3:6]] == [4, 100_000, 4]


def test_workbook_of_very_many_tags_is_refused():
    assert refusal(with_rows(b"<c/>" * 8_000_000)) is workbooks.ZipBomb


def test_sheet_that_claims_to_be_endless_is_read_as_it_is():
    claimed = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', PARTS[SHEET])
    assert claimed != PARTS[SHEET]
    (sheet,) = read_sheets(with_part(SHEET, claimed), name="x")
    assert len(sheet.rows) == 2


def test_same_part_as_many_sheets_is_refused():
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(10, 30_000))
    sheets = b"".join(b'<sheet name="S%d" sheetId="%d" r:id="rId1"/>' % (number, number) for number in range(1, 40))
    book = re.sub(rb"<sheets>.*</sheets>", b"<sheets>" + sheets + b"</sheets>", PARTS["xl/workbook.xml"])
    sheet = PARTS[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    assert refusal(packed(PARTS | {"xl/workbook.xml": book, SHEET: sheet})) is SheetTooLarge


@pytest.mark.parametrize("filler", ["T", "(", "0.", " ", "=", "x ", "a@", "<"])
def test_very_long_cells_are_judged_at_once(filler):
    headers = (
        "Personeelsnummer;Roepnaam;Achternaam;E-mailadres;BRIN;Schaal;Trede;WTF;Datum in dienst;" + filler * 40_000
    )
    reading = attempt((headers + "\n" + ";".join([filler * 40_000] * 9)).encode())
    assert reading.rows == ()


def test_document_type_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert refusal(with_part("xl/workbook.xml", laughs)) is workbooks.BrokenFile


def test_csv_that_is_too_long_is_refused():
    assert refusal(b"a\n" * 120_001) is SheetTooLarge


def test_csv_that_is_too_wide_is_refused():
    assert refusal(b";" * 300 + b"a\n") is SheetTooLarge


def attempt(content):
    """Read as far as the file goes; only the expected refusals may come out."""
    try:
        table = find_table(read_sheets(content, name="x"))
    except NotASpreadsheet as problem:
        return str(problem)
    mapping = match(table.columns)
    return read_rows(table, mapping) if mapping.complete else mapping.problem


@given(st.binary(max_size=2000))
def test_random_bytes_surprise_nobody(content):
    assert attempt(content)


@given(
    st.text(alphabet=st.sampled_from("ab\"';,\t=\r\n0é\ufeff"), max_size=300),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_random_text_surprises_nobody(text, encoding):
    assert attempt(text.encode(encoding, "replace"))


@given(st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", reading.COMPOUND]), st.binary(max_size=500))
def test_random_bytes_behind_a_known_beginning_surprise_nobody(magic, rest):
    assert attempt(magic + rest)


@settings(max_examples=150)
@given(st.integers(min_value=0), st.integers(min_value=1, max_value=30))
def test_damaged_workbook_surprises_nobody(seed, times):
    chance = random.Random(seed)
    content = bytearray(WORKBOOK)
    for _ in range(times):
        content[chance.randrange(len(content))] = chance.randrange(256)
    assert attempt(bytes(content))


SNIPPETS = [
    b'r="ZZZ1"',
    b'r="A0"',
    b'<c r="B9">',
    b"</row>",
    b't="s"',
    b't="e"',
    b"<v>1e999</v>",
    b"<v>-5</v>",
    b"&#0;",
]


@settings(max_examples=200)
@given(st.sampled_from(sorted(PARTS)), st.integers(min_value=0), st.sampled_from(SNIPPETS), st.integers(0, 40))
def test_workbook_with_a_damaged_part_surprises_nobody(name, place, snippet, length):
    body = PARTS[name]
    at = place % len(body)
    assert attempt(with_part(name, body[:at] + snippet + body[at + length :]))
