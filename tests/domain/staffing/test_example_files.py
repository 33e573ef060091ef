"""The example HR files, read from the first byte to the last row."""

import importlib.util
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from startbaan.domain.periods import Period
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.reading import read_sheets
from startbaan.domain.staffing.rows import read_rows
from startbaan.domain.staffing.vocabulary import Contract, Route

FILES = Path(__file__).parents[2] / "files"
AUGUST = Period(date(2026, 8, 1))


def table_of(name, *, folder=FILES / "hr"):
    return find_table(read_sheets((folder / name).read_bytes(), name=name))


def reading_of(name):
    table = table_of(name)
    return read_rows(table, match(table.columns))


def short(rows):
    return [(row.personnel_number, str(row.name), row.brin, row.fte) for row in rows]


def test_list_of_august_is_read_whole():
    reading = reading_of("starters-augustus.xlsx")
    assert short(reading.rows) == [
        ("2001", "Meike van der Veen", "98AA00", Decimal("0.8")),
        ("2002", "Çağla Yıldız", "98AA00", Decimal(1)),
        ("2003", "Jan-Peter in ’t Veld", "98AB00", Decimal("0.6")),
        ("2004", "Renée D’Ancona", "98AB00", Decimal("0.5")),
        ("2005", "Fenna Dĳkstra", "98AC00", Decimal("0.4")),
        ("2005", "Fenna Dĳkstra", "98AA00", Decimal("0.4")),
        ("2006", "Sjoerd ten Bosch-de Vries", "98AC00", Decimal(1)),
    ]
    assert (reading.refused, reading.notes) == ((), ())
    assert [row.email for row in reading.rows[3:6]] == [
        None,
        "fenna.dijkstra@devlinder.example",
        "f.dijkstra@desluis.example",
    ]


def test_list_of_september_differs_where_it_was_corrected():
    before, after = (reading_of(f"starters-{month}.xlsx").rows for month in ("augustus", "september"))

    def facts(rows):
        return {(row.personnel_number, row.brin, row.period, row.fte, row.email) for row in rows}

    assert facts(before) - facts(after) == {
        ("2001", "98AA00", AUGUST, Decimal("0.8"), "meike.vanderveen@desluis.example"),
        ("2003", "98AB00", Period(date(2026, 8, 1), date(2027, 8, 1)), Decimal("0.6"), "jp.intveld@hetkompas.example"),
        ("2004", "98AB00", Period(date(2026, 10, 15)), Decimal("0.5"), None),
    }
    assert facts(after) - facts(before) == {
        ("2001", "98AA00", AUGUST, Decimal("0.9"), "meike.vanderveen@desluis.example"),
        ("2003", "98AB00", Period(date(2026, 8, 1), date(2026, 10, 1)), Decimal("0.6"), "jp.intveld@hetkompas.example"),
        ("2003", "98AC00", Period(date(2026, 10, 1), date(2027, 8, 1)), Decimal("0.6"), "jp.intveld@devlinder.example"),
        ("2004", "98AB00", Period(date(2026, 10, 15)), Decimal("0.5"), "renee.dancona@hetkompas.example"),
        ("2007", "98AB00", Period(date(2026, 9, 1)), Decimal(1), "olivier.degraaf@hetkompas.example"),
    }


def test_report_with_title_hidden_rows_and_total_is_read():
    table = table_of("rapport-met-titel.xlsx")
    mapping = match(table.columns)
    reading = read_rows(table, mapping)
    assert (table.sheet, table.header_row) == ("Medewerkers", 4)
    assert [column.text for column in mapping.unknown] == ["Kostenplaats"]
    assert [(row.row_number, row.period, row.scale, row.step) for row in reading.rows] == [
        (5, AUGUST, "LB", 1),
        (6, AUGUST, "LB", 1),
        (8, AUGUST, "LC", 2),
    ]
    assert short(reading.rows) == [
        ("00301", "Emma de Vries", "98AA00", Decimal("0.75")),
        ("00302", "Deniz Öztürk", "98AB00", Decimal(1)),
        ("00303", "Bas 's-Gravenmade", "98AC00", Decimal("0.5")),
    ]
    assert reading.notes == (
        "Verborgen rijen zijn ook gelezen: 6.",
        "Gelezen is het blad “Medewerkers”. Niet gelezen: “Toelichting”.",
        "Niet nodig en niet gelezen: “BSN”. Laat zulke gegevens voortaan uit het bestand.",
        "Rij 9 is overgeslagen: die gaat niet over een persoon (“Totaal: 3 medewerkers”).",
    )


def test_everything_typed_as_text_is_read():
    reading = reading_of("als-tekst.xlsx")
    year = Period(date(2026, 8, 1), date(2027, 8, 1))
    assert short(reading.rows) == [
        ("00401", "Iris van den Berg", "98AA00", Decimal("0.8")),
        ("402", "Joël van 't Hof", "98AB00", Decimal("0.8")),
        ("403", "Ngozi Okafor", "98AC00", Decimal("0.4")),
    ]
    assert [
        (row.period, row.scale, row.step, row.profession_started_on, row.contract, row.route) for row in reading.rows
    ] == [
        (year, "LB", 3, date(2024, 8, 1), Contract.TEMPORARY, Route.LATERAL),
        (year, "LB", 2, date(2025, 8, 1), Contract.PERMANENT, Route.PABO),
        (AUGUST, "L10", None, date(2026, 8, 1), Contract.OTHER, Route.SECOND_DEGREE),
    ]
    assert reading.refused == ()


def test_every_mistake_is_refused_with_its_reason():
    reading = reading_of("fouten.xlsx")
    assert [(row.row_number, str(row.name)) for row in reading.rows] == [
        (2, "Anna Goed"),
        (15, "Anna Dubbel"),
        (20, "Anna Adresloos"),
    ]
    impossible = "kan niet: een werktijdfactor ligt boven 0 en is hoogstens 1,2."
    contradiction = "voor dezelfde school in dezelfde tijd: Werktijdfactor hier"
    assert [(row.row_number, row.name, row.reasons) for row in reading.refused] == [
        (3, "Anna Zonderbrin", ("BRIN ontbreekt.",)),
        (4, "Anna Halfbrin", ("BRIN: bij 98AA ontbreekt de vestiging. Schrijf bijvoorbeeld 98AA00.",)),
        (
            5,
            "Anna Foutbrin",
            ("BRIN: “De Sluis” is geen BRIN met vestiging. Een BRIN ziet er zo uit: 12AB03.",),
        ),
        (6, "Anna Teveel", (f"Werktijdfactor: “1,5” {impossible}",)),
        (7, "Anna Procent", (f"Werktijdfactor: “80” {impossible}",)),
        (8, "Anna Nietbestaand", ("Datum in dienst: “31-2-2026” bestaat niet.",)),
        (9, "Anna Omgekeerd", ("Datum uit dienst: 1-7-2026 ligt vóór de datum in dienst, 1-8-2026.",)),
        (10, "Anna Eeuwig", ("Datum in dienst: “1-8-2199” kan niet: het jaar 2199 ligt te ver weg.",)),
        (11, "Anna Eerste", ("Personeelsnummer 3010 is in rij 12 van Anna Tweede.",)),
        (12, "Anna Tweede", ("Personeelsnummer 3010 is in rij 11 van Anna Eerste.",)),
        (13, "Anna Tegenspraak", (f"Spreekt rij 14 tegen, {contradiction} 0,6, daar 0,8.",)),
        (14, "Anna Tegenspraak", (f"Spreekt rij 13 tegen, {contradiction} 0,8, daar 0,6.",)),
        (17, "Anna Overwerkt", ("Werktijdfactor: op 1-8-2026 samen 1,5. Hoogstens 1,2 kan.",)),
        (18, "Anna Overwerkt", ("Werktijdfactor: op 1-8-2026 samen 1,5. Hoogstens 1,2 kan.",)),
        (
            19,
            "Anna",
            ('Achternaam: “=HYPERLINK("https://kwaad.example")” begint met “=” en lijkt op een formule.',),
        ),
        (21, "Anna Nummerloos", ("Personeelsnummer ontbreekt.",)),
    ]
    assert reading.notes[1:] == (
        "Rij 20: E-mailadres is niet overgenomen: “adresloos@” is geen e-mailadres.",
        "Rij 16 is precies hetzelfde als rij 15 en telt één keer.",
    )


def test_csv_of_a_payroll_program_is_read():
    reading = reading_of("puntkomma-cp1252.csv")
    assert short(reading.rows) == [
        ("00501", "Zoë van de Ven", "98AA00", Decimal("0.8")),
        ("00502", 'Jo "Joop" Müller', "98AB00", Decimal(1)),
        ("503", "Ayse Demir", "98AC00", Decimal("0.5")),
    ]
    assert [(row.row_number, row.function, row.line_manager) for row in reading.rows] == [
        (2, "leerkracht", "Post, Karin"),
        (3, "leerkracht; IB", "1017"),
        (5, "onderwijsassistent", None),
    ]


def test_csv_with_commas_is_read():
    assert short(reading_of("komma-utf8.csv").rows) == [
        ("A-17", "Noor van der Linden", "98AA00", Decimal("0.8")),
        ("A-18", "Oğuz Şahin", "98AB00", Decimal("0.6")),
    ]


@pytest.mark.parametrize("name", ["tab-utf8-bom.csv", "tab-utf16.csv"])
def test_csv_with_tabs_is_read(name):
    reading = reading_of(name)
    assert short(reading.rows) == [
        ("601", "Lĳsbeth Jansen", "98AA00", Decimal("0.8")),
        ("602", "Samira El Amrani", "98AB00", Decimal(1)),
    ]
    assert [row.period for row in reading.rows] == [AUGUST, AUGUST]


def test_doubled_headers_are_asked_about_and_answered():
    table = table_of("dubbele-koppen.csv")
    assert match(table.columns).problem == (
        "Welke kolom is E-mailadres? Je bestand heeft “E-mail” (kolom D) en “E-mailadres” (kolom E)."
    )
    answered = match(table.columns, chosen={"email": Field.PRIVATE_EMAIL})
    (row,) = read_rows(table, answered).rows
    assert (row.email, row.private_email) == ("t.kok@desluis.example", "tim@thuis.example")


def test_headers_of_ones_own_are_matched_by_hand():
    table = table_of("eigen-koppen.xlsx")
    assert match(table.columns).missing == (
        Field.PERSONNEL_NUMBER,
        Field.FAMILY_NAME,
        Field.BRIN,
        Field.STARTED_ON,
    )
    chosen = {"code": "personnel_number", "wie": "family_name", "waar": "brin", "begonnen": "started_on"}
    assert short(read_rows(table, match(table.columns, chosen=chosen)).rows) == [
        ("801", "Lieke Vos", "98AA00", Decimal("0.7"))
    ]


def test_example_files_are_those_of_their_maker(tmp_path):
    source = importlib.util.spec_from_file_location("make_hr_files", FILES / "make_hr_files.py")
    maker = importlib.util.module_from_spec(source)
    source.loader.exec_module(maker)
    maker.make_all(tmp_path)
    committed = sorted(path.name for path in (FILES / "hr").iterdir())
    assert committed == sorted(path.name for path in tmp_path.iterdir())
    for name in committed:
        assert table_of(name).rows == table_of(name, folder=tmp_path).rows


def test_ten_thousand_rows_are_read():
    headers = "Personeelsnummer;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;BRIN;WTF;Datum in dienst"
    lines = [
        f"{number:05};Ayşe;van der;Naam{number};n{number}@x.example;98AA00;0,8;1-8-2026" for number in range(10_000)
    ]
    table = find_table(read_sheets("\n".join([headers, *lines]).encode(), name="x"))
    reading = read_rows(table, match(table.columns))
    assert len(reading.rows) == 10_000
    assert (reading.refused, reading.notes) == ((), ())
    assert short(reading.rows[-1:]) == [("09999", "Ayşe van der Naam9999", "98AA00", Decimal("0.8"))]
