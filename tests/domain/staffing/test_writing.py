"""Tables out: nothing becomes a formula, and what was refused can come back corrected."""

import csv
import io
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.lines import csv_column, csv_line, safe_cell, write_csv
from startbaan.domain.staffing.people import RefusedRow
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.staffing.rows import read_rows
from startbaan.domain.staffing.sheets import Row, Sheet
from startbaan.domain.staffing.writing import refused_table, write_xlsx

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1+1"]
HARMLESS = ["", "Jan", "'t Hart", "a=b", "12AB03", "é", "1-8-2026"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_begins_as_a_formula_is_escaped(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_left_alone(text):
    assert safe_cell(text) == text


def test_text_that_cannot_be_shown_is_left_out():
    assert safe_cell("a\x00b\x1f\ud800c") == "abc"
    assert safe_cell("\x00=1+1") == "'=1+1"


@given(st.lists(st.one_of(st.text(max_size=5), st.sampled_from([*HOSTILE, *HARMLESS, 'a"b', "a;b", "a\nb"]))))
def test_a_column_is_written_as_each_of_its_cells(texts):
    assert [*csv_column(texts), "x"] == [csv_line((text, "x")).removesuffix(";x") for text in texts] + ["x"]


def test_csv_is_written_as_dutch_excel_reads_it():
    written = write_csv(
        ["Naam", "WTF", "Datum", "Gezien", "Actief", "Aantal", "Leeg"],
        [
            [
                "=Jan; Piet",
                Decimal("0.80"),
                date(2026, 8, 1),
                datetime.combine(date(2026, 8, 1), time(9, 5)),
                True,
                -3,
                None,
            ]
        ],
    )
    assert (
        written
        == (
            "\ufeffNaam;WTF;Datum;Gezien;Actief;Aantal;Leeg\r\n"
            '"\'=Jan; Piet";0,80;01-08-2026;01-08-2026 09:05;ja;-3;\r\n'
        ).encode()
    )


def test_workbook_types_every_text_as_text():
    written = write_xlsx(["=Kop", "Dag"], [[text, date(2026, 8, 1)] for text in HOSTILE], title="Rijen: [1/2]")
    page = load_workbook(io.BytesIO(written)).active
    cells = [page.cell(row, 1) for row in range(1, len(HOSTILE) + 2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(cells)
    assert [cell.quotePrefix for cell in cells[1:5]] == [True] * 4
    assert [cell.value for cell in cells[:3]] == ["=Kop", "=1+1", "+1"]
    assert page.cell(2, 2).number_format == "dd-mm-yyyy"
    assert page.title == "Rijen   1 2 "
    assert page.freeze_panes == "A2"


def test_workbook_without_rows_has_its_headers():
    (sheet,) = read_sheets(write_xlsx(["a", "b"], []), name="x")
    assert sheet.rows == (Row(1, ("a", "b")),)


TEXT = st.text(max_size=40)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5))
def test_no_csv_cell_begins_as_a_formula(rows):
    written = write_csv(["a", "b"], rows).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(written, newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


@settings(max_examples=30)
@given(st.lists(st.lists(st.one_of(TEXT, st.booleans(), st.integers(-9, 9)), min_size=2, max_size=2), max_size=5))
def test_workbook_holds_no_formula(rows):
    page = load_workbook(io.BytesIO(write_xlsx(["a", "b"], rows))).active
    assert [cell.value for row in page.iter_rows() for cell in row if cell.data_type == "f"] == []


def refused_example():
    headers = ("Personeelsnummer", "Roepnaam", "Achternaam", "BSN", "BRIN", "Datum in dienst", "Opmerking")
    rows = (
        Row(1, headers),
        Row(2, ("2001", "Meike", "Veen", "000000012", "98AA", date(2026, 8, 1), "=1+1")),
        Row(3, ("2002", "Jan", "Wit", "000000024", "98AA00", date(2026, 8, 1))),
    )
    table = find_table([Sheet("Blad1", rows)])
    return table, read_rows(table, match(table.columns))


def test_refused_rows_are_given_back_with_their_reason_and_without_private_columns():
    table, reading = refused_example()
    assert refused_table(table, reading.refused) == (
        ["Personeelsnummer", "Roepnaam", "Achternaam", "BRIN", "Datum in dienst", "Opmerking", "Reden"],
        [
            [
                "2001",
                "Meike",
                "Veen",
                "98AA",
                date(2026, 8, 1),
                "=1+1",
                "BRIN: bij 98AA ontbreekt de vestiging. Schrijf bijvoorbeeld 98AA00.",
            ]
        ],
    )


def test_row_shorter_than_the_headers_is_given_back_filled_up():
    table, _ = refused_example()
    _, rows = refused_table(table, [RefusedRow(3, "Jan Wit", ("Onbekende BRIN.", "Nog iets."))])
    assert rows == [["2002", "Jan", "Wit", "98AA00", date(2026, 8, 1), "", "Onbekende BRIN. Nog iets."]]


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_refused_rows_can_be_uploaded_again(write):
    table, reading = refused_example()
    again = find_table(read_sheets(write(*refused_table(table, reading.refused)), name="geweigerd"))
    found = read_rows(again, match(again.columns))
    assert [(row.name, row.reasons) for row in found.refused] == [(row.name, row.reasons) for row in reading.refused]
    headers, rows = refused_table(again, found.refused)
    assert headers == refused_table(table, reading.refused)[0]
    assert rows[0][5] == "=1+1"
