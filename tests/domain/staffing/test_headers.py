"""Headers in any order, case and spelling, and what is asked when they are not clear."""

import pytest

from startbaan.domain.staffing.fields import USUAL_HEADERS, Field
from startbaan.domain.staffing.headers import NoHeaders, find_table, match, normal
from startbaan.domain.staffing.sheets import Row, Sheet


def sheet(*rows, name="Blad1", **about):
    return Sheet(name, tuple(Row(number, tuple(row)) for number, row in enumerate(rows, start=1) if row), **about)


def matched(*headers, chosen=None):
    return match(find_table([sheet(headers)], chosen=chosen).columns, chosen=chosen)


def texts(mapping):
    return {field: column.text for field, column in mapping.columns.items()}


REQUIRED = ("Personeelsnummer", "Achternaam", "BRIN", "Datum in dienst")
FOUR = {
    Field.PERSONNEL_NUMBER: "Personeelsnummer",
    Field.FAMILY_NAME: "Achternaam",
    Field.BRIN: "BRIN",
    Field.STARTED_ON: "Datum in dienst",
}


@pytest.mark.parametrize("field", list(Field))
def test_label_of_a_field_is_one_of_its_usual_headers(field):
    headers = {normal(header) for tier in USUAL_HEADERS[field] for header in tier}
    assert headers & {normal(field.label)} == {normal(field.label)}


def test_usual_header_is_listed_once():
    headers = [normal(header) for tiers in USUAL_HEADERS.values() for tier in tiers for header in tier]
    assert sorted(set(headers)) == sorted(headers)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("PERSONEELSNUMMER", Field.PERSONNEL_NUMBER),
        ("Personeels-nr.", Field.PERSONNEL_NUMBER),
        ("Tussen voegsel", Field.INFIX),
        ("E-Mail Adres", Field.EMAIL),
        ("prive emailadres", Field.PRIVATE_EMAIL),
        ("Privé-e-mailadres", Field.PRIVATE_EMAIL),
        ("Datum in\ndienst", Field.STARTED_ON),
        ("datum_uit_dienst", Field.ENDED_ON),
        ("WTF (%)", Field.FTE),
        ("FTE %", Field.FTE),
        ("Percentage werktijdfactor", Field.FTE),
        ("Schaal (cao po)", Field.SCALE),
        ("start loopbaan  onderwijs", Field.PROFESSION_STARTED_ON),
    ],
)
def test_header_is_known_in_any_spelling(header, field):
    others = [text for known, text in FOUR.items() if known is not field]
    assert texts(matched(*others, "Zomaar", header))[field] == " ".join(header.split())


def test_headers_in_any_order_are_matched():
    mapping = matched("Kostenplaats", *reversed(REQUIRED))
    assert texts(mapping) == FOUR
    assert [column.text for column in mapping.unknown] == ["Kostenplaats"]
    assert mapping.complete


def test_missing_columns_are_named():
    mapping = matched("Personeelsnummer", "Roepnaam", "Functie")
    assert mapping.missing == (Field.FAMILY_NAME, Field.BRIN, Field.STARTED_ON)
    assert mapping.problem == (
        "Deze kolommen vinden we niet in je bestand: Achternaam, BRIN, Datum in dienst. Wijs aan welke kolom het is."
    )


def test_location_alone_is_the_brin():
    assert texts(matched("Personeelsnummer", "Achternaam", "Vestiging", "In dienst")) == {
        Field.PERSONNEL_NUMBER: "Personeelsnummer",
        Field.FAMILY_NAME: "Achternaam",
        Field.BRIN: "Vestiging",
        Field.STARTED_ON: "In dienst",
    }


def test_better_header_goes_before_another():
    mapping = matched(*REQUIRED, "Voornamen", "Roepnaam", "Begindatum", "Geboortenaam")
    assert texts(mapping) == FOUR | {Field.GIVEN_NAME: "Roepnaam"}
    assert sorted(column.text for column in mapping.set_aside) == ["Begindatum", "Geboortenaam", "Voornamen"]


def test_doubled_headers_are_a_question():
    mapping = matched(*REQUIRED, "E-mail", "E-mailadres")
    assert not mapping.complete
    assert mapping.missing == ()
    assert mapping.problem == (
        "Welke kolom is E-mailadres? Je bestand heeft “E-mail” (kolom E) en “E-mailadres” (kolom F)."
    )


def test_doubled_header_of_a_required_field_is_a_question_and_not_missing():
    mapping = matched(*REQUIRED, "BRIN")
    assert mapping.missing == ()
    assert [[column.key for column in question.columns] for question in mapping.questions] == [["brin", "brin 2"]]


def test_question_is_answered_by_hand():
    mapping = matched(*REQUIRED, "E-mail", "E-mailadres", "BRIN", chosen={"email": "", "brin 2": "brin"})
    assert mapping.complete
    assert texts(mapping) == FOUR | {Field.EMAIL: "E-mailadres"}
    assert mapping.columns[Field.BRIN].letters == "G"


def test_unknown_headers_are_matched_by_hand():
    headers = ("Code", "Wie", "Waar", "Begonnen", "Overig")
    chosen = {"code": "personnel_number", "wie": "family_name", "waar": "brin", "begonnen": "started_on", "overig": ""}
    mapping = matched(*headers, chosen=chosen)
    assert mapping.complete
    assert mapping.unknown == ()
    assert texts(mapping) == {
        Field.PERSONNEL_NUMBER: "Code",
        Field.FAMILY_NAME: "Wie",
        Field.BRIN: "Waar",
        Field.STARTED_ON: "Begonnen",
    }


def test_choice_of_an_unknown_field_is_passed_over():
    assert texts(matched(*REQUIRED, chosen={"brin": "schoenmaat"})) == FOUR


def test_two_columns_chosen_for_one_field_are_a_question():
    mapping = matched(*REQUIRED, "Wie", chosen={"wie": "family_name", "achternaam": "family_name"})
    assert [question.field for question in mapping.questions] == [Field.FAMILY_NAME]


def test_table_begins_below_a_title_and_repeated_headers_are_no_rows():
    table = find_table([sheet(["Lijst", "van", "personeel"], [], [*REQUIRED], ["1"], [*REQUIRED], ["2"])])
    assert table.header_row == 3
    assert [(row.number, row.cells) for row in table.rows] == [(4, ("1",)), (6, ("2",))]


def test_table_is_the_first_sheet_with_known_headers():
    first = sheet(["Een", "Twee", "Drie"], ["a", "b", "c"], name="Uitleg")
    table = find_table([first, sheet([*REQUIRED], ["1"], name="Lijst"), sheet([*REQUIRED], name="Oud")])
    assert table.sheet == "Lijst"
    assert table.notes == ("Gelezen is het blad “Lijst”. Niet gelezen: “Uitleg”, “Oud”.",)


def test_table_with_headers_remembered_is_found():
    first = sheet(["Een", "Twee", "Drie"], name="Uitleg")
    table = find_table(
        [first, sheet(["Code", "Wie", "Waar"], name="Lijst")], chosen=dict.fromkeys(["code", "wie", "waar"], "brin")
    )
    assert table.sheet == "Lijst"


def test_table_says_which_rows_are_hidden():
    rows = [[str(number)] for number in range(2, 16)]
    table = find_table([sheet([*REQUIRED], *rows, hidden=frozenset(range(2, 15)))])
    assert table.notes == ("Verborgen rijen zijn ook gelezen: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 en nog 3.",)


def test_private_columns_are_neither_read_nor_unknown():
    table = find_table([sheet([*REQUIRED, "BSN", "Geboortedatum"])])
    assert match(table.columns).unknown == ()
    assert table.notes == (
        "Niet nodig en niet gelezen: “BSN”, “Geboortedatum”. Laat zulke gegevens voortaan uit het bestand.",
    )


@pytest.mark.parametrize("rows", [[["1", "2", "3"]], [["a", "b"]], [["a", "a", "a"]], [[1.0, 2.0, 3.0]]])
def test_sheet_without_headers_is_refused(rows):
    with pytest.raises(NoHeaders) as refused:
        find_table([sheet(*rows)])
    assert str(refused.value) == (
        "We vinden geen rij met kolomkoppen in dit bestand. Zet boven de lijst een rij met koppen, zoals "
        "Personeelsnummer, Roepnaam, Achternaam, BRIN en Datum in dienst."
    )


def test_column_beyond_z_is_named_as_in_excel():
    columns = find_table([sheet([*REQUIRED, *(f"kop {number}" for number in range(30))])]).columns
    assert [columns[25].letters, columns[26].letters, columns[33].letters] == ["Z", "AA", "AH"]
