"""Files that are lists, in all the ways programs write them."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.staffing.sheets import DAY_ZERO, DAY_ZERO_MAC, Row

PEOPLE = [["nummer", "naam", "wtf"], ["001", "Zoë; Müller", "0,8"], ["002", 'Jo "Joop"', "1"]]


def saved(book):
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def rewritten(content, *, part, change):
    """Make the same workbook with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            body = old.read(entry)
            new.writestr(entry.filename, change(body) if entry.filename == part else body)
    return made.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_csv_is_read_in_every_usual_form(separator, encoding, line_end):
    quoted = [separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in PEOPLE]
    (sheet,) = read_sheets(line_end.join(quoted).encode(encoding), name="lijst.csv")
    assert sheet.rows == tuple(Row(number, tuple(row)) for number, row in enumerate(PEOPLE, start=1))
    assert sheet.name == "lijst.csv"


def test_csv_with_decimal_commas_is_cut_at_semicolons():
    (sheet,) = read_sheets(b"a;b;c\n0,8;1,0;Dijk, van\n0,5;0,6;Wit, de\n", name="x")
    assert [row.cells for row in sheet.rows] == [
        ("a", "b", "c"),
        ("0,8", "1,0", "Dijk, van"),
        ("0,5", "0,6", "Wit, de"),
    ]


def test_csv_that_names_its_separator_is_believed():
    (sheet,) = read_sheets(b"sep=,\r\na,b\r\n1;2;3,4\r\n", name="x")
    assert sheet.rows == (Row(1, ("a", "b")), Row(2, ("1;2;3", "4")))


def test_csv_row_numbers_are_those_of_excel():
    (sheet,) = read_sheets(b'a;b\n"een\ntwee";c\n\n;\nd;e\n', name="x")
    assert [row.number for row in sheet.rows] == [1, 2, 5]
    assert sheet.rows[1].cells == ("een\ntwee", "c")


def test_csv_literal_and_escaped_text_is_read_as_meant():
    (sheet,) = read_sheets(b"a;b;c\n=\"00123\";'=1+1;'t Hart\n=1+1;'-;'\n", name="x")
    assert [row.cells for row in sheet.rows[1:]] == [("00123", "=1+1", "'t Hart"), ("=1+1", "-", "'")]


def test_csv_under_the_name_of_a_workbook_is_read_by_content():
    (sheet,) = read_sheets(b"a;b\n1;2\n", name="lijst.xlsx")
    assert sheet.rows == (Row(1, ("a", "b")), Row(2, ("1", "2")))


def test_workbook_cells_keep_their_type_and_row():
    book = Workbook()
    page = book.active
    page["B3"] = "tekst"
    page["A5"], page["B5"], page["C5"], page["D5"] = 12345, 0.8, date(2026, 8, 1), True
    page["A6"] = datetime.combine(date(2026, 8, 1), time(12))
    page["B6"] = "=1+1"
    page["B6"].data_type = "s"
    (sheet,) = read_sheets(saved(book), name="x.csv")
    assert sheet.rows == (
        Row(3, ("", "tekst", "", "")),
        Row(5, (12345.0, 0.8, date(2026, 8, 1), True)),
        Row(6, (datetime.combine(date(2026, 8, 1), time(12)), "=1+1", "", "")),
    )
    assert sheet.day_zero == DAY_ZERO


def test_workbook_formula_gives_what_was_calculated():
    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append(["=1+1", "=CONCAT(1,2)"])

    def calculated(part):
        return re.sub(rb"<f>1\+1</f><v ?(?:/>|></v>)", b"<f>1+1</f><v>2</v>", part)

    content = rewritten(saved(book), part="xl/worksheets/sheet1.xml", change=calculated)
    (sheet,) = read_sheets(content, name="x")
    assert sheet.rows[1].cells == (2.0, "")
    (note,) = sheet.notes
    assert note == (
        "Cellen met een formule zonder uitkomst: 1. Ze zijn als leeg gelezen. "
        "Open het bestand in Excel en bewaar het, dan staan de uitkomsten erin."
    )


def test_workbook_errors_are_empty_and_said():
    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append(["#N/A", 1])
    (sheet,) = read_sheets(saved(book), name="x")
    assert sheet.rows[1].cells == ("", 1.0)
    assert sheet.notes == ("Cellen met een foutwaarde van Excel, zoals #N/B: 1. Ze zijn als leeg gelezen.",)


def test_workbook_hidden_rows_are_read_and_known():
    book = Workbook()
    for number in range(1, 6):
        book.active.append([number])
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[4].hidden = True
    book.active.row_dimensions[9].hidden = True
    (sheet,) = read_sheets(saved(book), name="x")
    assert [row.number for row in sheet.rows] == [1, 2, 3, 4, 5]
    assert sheet.hidden == {2, 4}


def test_workbook_hidden_sheets_come_last():
    book = Workbook()
    book.active.append(["verborgen"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Zichtbaar").append(["zichtbaar"])
    sheets = read_sheets(saved(book), name="x")
    assert [(sheet.name, sheet.visible) for sheet in sheets] == [("Zichtbaar", True), ("Sheet", False)]


def test_workbook_that_counts_from_1904_says_so():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2026, 8, 1), 44773])
    (sheet,) = read_sheets(saved(book), name="x")
    assert sheet.rows[0].cells == (date(2026, 8, 1), 44773.0)
    assert sheet.day_zero == DAY_ZERO_MAC


def test_workbook_written_in_another_style_is_read_the_same():
    def other_style(part):
        head, _, rest = part.partition(b">")
        return head + b">" + rest.replace(b'<row r="', b"<row\n spans='1:2' r=\"").replace(b'<c r="', b'<c  r="')

    book = Workbook()
    book.active.append(["a", "b"])
    book.active.append([1, 2])
    book.active.row_dimensions[2].hidden = True
    plain = saved(book)
    styled = rewritten(plain, part="xl/worksheets/sheet1.xml", change=other_style)
    assert styled != plain
    assert read_sheets(styled, name="x") == read_sheets(plain, name="x")
    assert read_sheets(styled, name="x")[0].hidden == {2}


def test_workbook_whose_empty_cells_reach_far_is_read():
    book = Workbook()
    book.active.append(["a", "b"])
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    content = rewritten(
        saved(book), part="xl/worksheets/sheet1.xml", change=lambda part: part.replace(b"</sheetData>", far)
    )
    (sheet,) = read_sheets(content, name="x")
    assert sheet.rows == (Row(1, ("a", "b")),)


CELLS = st.text(alphabet=st.characters(codec="cp1252", exclude_categories=["Cc"], exclude_characters="'="))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3)))
def test_csv_cells_come_back(rows):
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows([["x", "y", "z"], *rows])
    (sheet,) = read_sheets(written.getvalue().encode(), name="x")
    assert [row.cells for row in sheet.rows[1:]] == [tuple(row) for row in rows if any(cell.strip() for cell in row)]


@given(st.text("ab1 ;\t,|=-'\r\n\x0b\x85\u2028", max_size=60))
def test_text_without_quotation_marks_is_cut_as_csv_is_read(text):
    content = f"kop;naam;wtf\nx;y;z\nx;y;z\nx;y;z\n{text}".encode()
    expected = csv.reader(io.StringIO(content.decode().rstrip("\x1a"), newline=""), delimiter=";")

    (sheet,) = read_sheets(content, name="lijst.csv")

    cells = {number: tuple(row) for number, row in enumerate(expected, start=1) if any(map(str.strip, row))}
    plain = re.compile(r"'(?=[=+\-@\t\r])")
    assert {row.number: row.cells for row in sheet.rows} == {
        number: tuple(plain.sub("", cell, count=1) if plain.match(cell) else cell for cell in row)
        for number, row in cells.items()
    }
