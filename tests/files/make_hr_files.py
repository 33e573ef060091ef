"""Makes the example HR files beside it: `python tests/files/make_hr_files.py`. All people are invented."""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import to_excel

HERE = Path(__file__).parent / "hr"

HEADERS = [
    "Personeelsnummer",
    "Roepnaam",
    "Voorvoegsel",
    "Achternaam",
    "E-mailadres",
    "BRIN",
    "Functie",
    "Schaal",
    "Trede",
    "WTF",
    "Datum in dienst",
    "Datum uit dienst",
    "Start loopbaan onderwijs",
    "Leidinggevende",
]

AUGUST = date(2026, 8, 1)

INTAKE = [
    [2001, "Meike", "van der", "Veen", "meike.vanderveen@desluis.example", "98AA00", "leerkracht", "LB", 1, 0.8,
     AUGUST, None, AUGUST, "Karin Post"],
    [2002, "Çağla", None, "Yıldız", "cagla.yildiz@desluis.example", "98AA00", "leerkracht", "LB", 1, 1,
     AUGUST, None, AUGUST, "Karin Post"],
    [2003, "Jan-Peter", "in ’t", "Veld", "jp.intveld@hetkompas.example", "98AB00", "leerkracht", "LB", 2, 0.6,
     AUGUST, date(2027, 7, 31), date(2025, 8, 1), "Bert Smit"],
    [2004, "Renée", None, "D’Ancona", None, "98AB00", "leerkracht", "LB", 1, 0.5, date(2026, 10, 15), None,
     date(2026, 10, 15), "Bert Smit"],
    [2005, "Fenna", None, "Dĳkstra", "fenna.dijkstra@devlinder.example", "98AC00", "leerkracht", "LB", 3, 0.4,
     AUGUST, None, date(2024, 8, 1), None],
    [2005, "Fenna", None, "Dĳkstra", "f.dijkstra@desluis.example", "98AA00", "leerkracht", "LB", 3, 0.4,
     AUGUST, None, date(2024, 8, 1), "Karin Post"],
    [2006, "Sjoerd", "ten", "Bosch-de Vries", "sjoerd.tenbosch@devlinder.example", "98AC00", "vakleerkracht gym", "LC",
     1, 1, date(2027, 1, 1), None, date(2023, 8, 1), None],
]  # fmt: skip

# The same list a month later: 2001 works more, 2003 moved to another school, 2004 has an address, 2007 is new.
CORRECTED = [
    [*INTAKE[0][:9], 0.9, *INTAKE[0][10:]],
    INTAKE[1],
    [*INTAKE[2][:11], date(2026, 9, 30), *INTAKE[2][12:]],
    [2003, "Jan-Peter", "in ’t", "Veld", "jp.intveld@devlinder.example", "98AC00", "leerkracht", "LB", 2, 0.6,
     date(2026, 10, 1), date(2027, 7, 31), date(2025, 8, 1), None],
    [*INTAKE[3][:4], "renee.dancona@hetkompas.example", *INTAKE[3][5:]],
    *INTAKE[4:],
    [2007, "Olivier", "de", "Graaf", "olivier.degraaf@hetkompas.example", "98AB00", "leerkracht", "LB", 1, 1,
     date(2026, 9, 1), None, date(2026, 9, 1), "Bert Smit"],
]  # fmt: skip


def make_all(folder: Path) -> None:
    """Write every example file."""
    folder.mkdir(exist_ok=True)
    (folder / "starters-augustus.xlsx").write_bytes(_workbook(INTAKE, sheet="Export"))
    (folder / "starters-september.xlsx").write_bytes(_workbook(CORRECTED, sheet="Export"))
    (folder / "rapport-met-titel.xlsx").write_bytes(_report())
    (folder / "als-tekst.xlsx").write_bytes(_as_text())
    (folder / "fouten.xlsx").write_bytes(_mistakes())
    (folder / "puntkomma-cp1252.csv").write_bytes(_semicolons())
    (folder / "komma-utf8.csv").write_bytes(_commas())
    (folder / "tab-utf8-bom.csv").write_bytes(_tabs("utf-8-sig"))
    (folder / "tab-utf16.csv").write_bytes(_tabs("utf-16"))
    (folder / "dubbele-koppen.csv").write_bytes(_doubled_headers())
    (folder / "eigen-koppen.xlsx").write_bytes(_own_headers())


def _workbook(rows: list[list[object]], *, sheet: str) -> bytes:
    book = Workbook()
    page = book.active
    page.title = sheet
    page.append(HEADERS)
    for row in rows:
        page.append(row)
    for column in "KLM":
        for cell in page[column][1:]:
            cell.number_format = "dd-mm-yyyy"
    return _saved(book)


def _report() -> bytes:
    """A report: a sheet of explanation first, a title above the list, groups hidden, empty rows, a total below."""
    book = Workbook()
    book.active.title = "Toelichting"
    book.active.append(["Dit rapport is gemaakt op 3 augustus 2026."])
    page = book.create_sheet("Medewerkers")
    page["A1"] = "Overzicht medewerkers in dienst"
    page["A1"].font = Font(bold=True, size=14)
    page["A2"] = "Peildatum: 1 augustus 2026"
    page.append([])
    headers = ["Medewerker", "Achternaam", "Voorvoegsel", "Roepnaam", "BSN", "Brin\ncode", "Vestigings-\nnummer",
               "Salarisschaal", "Trede", "Werktijdfactor", "In dienst", "Uit dienst", "E-mail werk",
               "Kostenplaats"]  # fmt: skip
    page.append(headers)
    for row in (
        ["00301", "Vries", "de", "Emma", "000000012", "98AA", "00", "LB", 1, 0.75, date(2026, 8, 1), None,
         "Emma.deVries@DeSluis.example", 4100],
        ["00302", "Öztürk", None, "Deniz", "000000024", "98AB", "00", "LB", 1, 1, datetime.combine(AUGUST, time()),
         date(9999, 12, 31), "deniz@hetkompas.example", 4200],
        [],
        ["00303", "'s-Gravenmade", None, "Bas", "000000036", "98AC", "00", "LC", 2, 0.5, date(2026, 8, 1), None,
         "bas@devlinder.example", 4300],
        [None, "Totaal: 3 medewerkers"],
    ):  # fmt: skip
        page.append(row)
    page.row_dimensions[6].hidden = True
    page.column_dimensions["F"].hidden = True
    return _saved(book)


def _as_text() -> bytes:
    """Everything typed in another way than it is meant: numbers and dates as text, dates as bare numbers."""
    book = Workbook()
    page = book.active
    page.append(["Personeelsnr.", "Achternaam", "Voornaam", "BRIN/Vestiging", "Schaal/Trede", "WTF (%)",
                 "Datum in dienst", "Datum uit dienst", "Start loopbaan onderwijs", "Soort contract",
                 "Route"])  # fmt: skip
    page.append(["00401", "van den Berg", "Iris", "98aa-00", "LB/3", "80", "1-8-2026", "31-07-27", "2024-08-01",
                 "Bepaalde tijd", "Zij-instroom"])  # fmt: skip
    page.append([402, "Hof, van 't", "Joël", "98AB 00", "LB-2", "80%", "46235", to_excel(date(2027, 7, 31)),
                 "1 aug 2025", "Vast", "Pabo (voltijd)"])  # fmt: skip
    page.append([403.0, "Okafor", "Ngozi", "98AC00", "L10", 0.4, to_excel(AUGUST), "", "za 1 augustus 2026", "Min-max",
                 "Lerarenopleiding 2e graads"])  # fmt: skip
    page["F4"].number_format = "0%"
    page["A5"], page["A6"] = " ", "="
    page["A6"].data_type = "s"
    return _saved(book)


def _mistakes() -> bytes:
    """One row for each reason to refuse."""
    good = [3001, "Anna", None, "Goed", "anna@desluis.example", "98AA00", "leerkracht", "LB", 1, 0.8, AUGUST, None,
            AUGUST, "Karin Post"]  # fmt: skip

    def but(**changes: object) -> list[object]:
        columns = {header: index for index, header in enumerate(HEADERS)}
        row = list(good)
        for header, value in changes.items():
            row[columns[header.replace("_", " ")]] = value
        return row

    def someone(number: int, name: str, **changes: object) -> list[object]:
        return but(Personeelsnummer=number, Achternaam=name, **{"E-mailadres": f"p{number}@desluis.example"} | changes)

    rows = [
        good,
        someone(3002, "Zonderbrin", BRIN=None),
        someone(3003, "Halfbrin", BRIN="98AA"),
        someone(3004, "Foutbrin", BRIN="De Sluis"),
        someone(3005, "Teveel", WTF=1.5),
        someone(3006, "Procent", WTF=80),
        someone(3007, "Nietbestaand", **{"Datum in dienst": "31-2-2026"}),
        someone(3008, "Omgekeerd", **{"Datum uit dienst": date(2026, 7, 1)}),
        someone(3009, "Eeuwig", **{"Datum in dienst": date(2199, 8, 1)}),
        someone(3010, "Eerste"),
        someone(3010, "Tweede"),
        someone(3011, "Tegenspraak", WTF=0.6),
        someone(3011, "Tegenspraak", WTF=0.8),
        someone(3012, "Dubbel"),
        someone(3012, "Dubbel"),
        someone(3013, "Overwerkt", WTF=1),
        someone(3013, "Overwerkt", WTF=0.5, BRIN="98AB00"),
        someone(3014, "=HYPERLINK(\"https://kwaad.example\")"),
        someone(3015, "Adresloos", **{"E-mailadres": "adresloos@"}),
        but(Personeelsnummer=None, Achternaam="Nummerloos"),
    ]  # fmt: skip
    book = Workbook()
    page = book.active
    page.append([*HEADERS, "Opmerking"])
    for row in rows:
        page.append([*row, "=1+1"])
    for cells in page.iter_rows(min_row=2):
        if str(cells[3].value).startswith("="):
            cells[3].data_type = "s"
    return _saved(book)


def _semicolons() -> bytes:
    """As a Dutch payroll program writes CSV: semicolons, decimal commas, Windows letters, quotes where needed."""
    return (
        (
            "Personeelsnummer;Roepnaam;Tussenvoegsel;Achternaam;E-mailadres;Vestiging;Functie;Schaal;Trede;WTF;"
            "Datum in dienst;Datum uit dienst;Leidinggevende;Opmerking\r\n"
            '="00501";Zoë;van de;Ven;zoe@desluis.example;98AA00;leerkracht;LB;01;0,8000;01-08-2026;;Post, Karin;'
            '"Werkt maandag;\r\nen dinsdag"\r\n'
            '="00502";"Jo ""Joop""";;Müller;;98AB00;"leerkracht; IB";LB;02;1,0000;01-08-26;31-07-2027;1017;\r\n'
            ";;;;;;;;;;;;;\r\n"
            "503;Ayşe;;Demir;ayse@devlinder.example;98AC00;onderwijsassistent;4;;0,5;1-9-2026;;;\r\n"
        )
        .replace("ş", "s")
        .encode("cp1252")
    )


def _commas() -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["employee id", "First name", "Last name", "BRIN", "FTE", "Startdatum", "Schaal", "Trede"])
    writer.writerow(["A-17", "Noor", "van der Linden", "98AA00", "0.8", "2026-08-01", "LB", "1"])
    writer.writerow(["A-18", "Oğuz", "Şahin", "98AB00", "0,6", "2026-08-01T00:00:00", "LB", "1"])
    return written.getvalue().encode()


def _tabs(encoding: str) -> bytes:
    return (
        "Pers.nr.\tNaam\tRoepnaam\tAchternaam\tBRIN\tWTF\tDatum indiensttreding\r\n"
        "601\tJansen, L.\tLĳsbeth\tJansen\t98AA00\t80%\t1/8/2026\r\n"
        "602\tEl Amrani, S.\tSamira\tEl Amrani\t98AB00\t100 %\t1.8.2026\r\n"
    ).encode(encoding)


def _doubled_headers() -> bytes:
    return (
        b"Personeelsnummer;Roepnaam;Achternaam;E-mail;E-mailadres;BRIN;Datum in dienst\r\n"
        b"701;Tim;Kok;tim@thuis.example;t.kok@desluis.example;98AA00;1-8-2026\r\n"
    )


def _own_headers() -> bytes:
    book = Workbook()
    page = book.active
    page.append(["Code", "Wie", "Roepnaam", "Waar", "Begonnen", "Omvang"])
    page.append(["801", "Vos", "Lieke", "98AA00", AUGUST, 0.7])
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.properties.creator = "voorbeeld"
    book.save(made)
    return made.getvalue()


if __name__ == "__main__":
    make_all(HERE)
