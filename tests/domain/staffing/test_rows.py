"""Rows read, refused and compared."""

from datetime import date
from decimal import Decimal

import pytest

from startbaan.domain.periods import Period
from startbaan.domain.staffing.headers import find_table, match
from startbaan.domain.staffing.people import RefusedRow, StaffRow
from startbaan.domain.staffing.rows import MappingIncomplete, read_rows
from startbaan.domain.staffing.sheets import Row, Sheet
from startbaan.domain.staffing.vocabulary import Contract, Route

GOOD = {
    "Personeelsnummer": "2001",
    "Roepnaam": "Meike",
    "Tussenvoegsel": "van der",
    "Achternaam": "Veen",
    "BRIN": "98AA00",
    "WTF": "0,5",
    "Datum in dienst": "1-8-2026",
}
MEIKE = StaffRow(
    row_number=2,
    personnel_number="2001",
    given_name="Meike",
    infix="van der",
    family_name="Veen",
    email=None,
    private_email=None,
    brin="98AA00",
    period=Period(date(2026, 8, 1)),
    fte=Decimal("0.5"),
    scale=None,
    step=None,
    function=None,
    contract=None,
    route=None,
    qualified_on=None,
    profession_started_on=None,
    line_manager=None,
)


def read(*rows):
    """Read rows that differ from the good one as given, from row 2 on."""
    headers = list(dict.fromkeys([*GOOD, *(header for row in rows for header in row)]))
    cells = [tuple(({**GOOD, **row}).get(header, "") for header in headers) for row in rows]
    table = find_table(
        [Sheet("Blad1", tuple(Row(number, row) for number, row in enumerate([tuple(headers), *cells], 1)))]
    )
    return read_rows(table, match(table.columns))


def reasons(*rows):
    return [(refused.row_number, refused.reasons) for refused in read(*rows).refused]


def test_row_with_the_least_is_read():
    reading = read({})
    assert reading.rows == (MEIKE,)
    assert reading.refused == ()
    assert reading.notes == ()


def test_row_with_everything_is_read():
    reading = read(
        {
            "E-mailadres": "Meike@School.example",
            "Privé-e-mailadres": "meike@thuis.example",
            "Functie": "leerkracht",
            "Schaal": "LB/2",
            "Contractsoort": "Tijdelijk met uitzicht op vast",
            "Route": "Zij-instroom in het beroep",
            "Datum uit dienst": "31-7-2027",
            "Datum bevoegdheid": "1-7-2026",
            "Start loopbaan onderwijs": 46235,
            "Leidinggevende": 1017.0,
        }
    )
    assert reading.rows == (
        StaffRow(
            row_number=2,
            personnel_number="2001",
            given_name="Meike",
            infix="van der",
            family_name="Veen",
            email="meike@school.example",
            private_email="meike@thuis.example",
            brin="98AA00",
            period=Period(date(2026, 8, 1), date(2027, 8, 1)),
            fte=Decimal("0.5"),
            scale="LB",
            step=2,
            function="leerkracht",
            contract=Contract.TEMPORARY,
            route=Route.LATERAL,
            qualified_on=date(2026, 7, 1),
            profession_started_on=date(2026, 8, 1),
            line_manager="1017",
        ),
    )


def test_row_gathers_every_reason():
    refused = read(
        {"Personeelsnummer": "", "BRIN": "98AA", "WTF": "8", "Datum in dienst": "31-2-2026", "Trede": "x"}
    ).refused
    assert refused == (
        RefusedRow(
            2,
            "Meike van der Veen",
            (
                "Personeelsnummer ontbreekt.",
                "BRIN: bij 98AA ontbreekt de vestiging. Schrijf bijvoorbeeld 98AA00.",
                "Datum in dienst: “31-2-2026” bestaat niet.",
                "Trede: “x” is geen trede.",
                "Werktijdfactor: “8” kan niet: een werktijdfactor ligt boven 0 en is hoogstens 1,2.",
            ),
        ),
    )


def test_row_that_ends_before_it_begins_is_refused():
    assert reasons({"Datum uit dienst": "31-7-2026"}) == [
        (2, ("Datum uit dienst: 31-7-2026 ligt vóór de datum in dienst, 1-8-2026.",))
    ]


def test_row_of_one_day_is_read():
    assert read({"Datum uit dienst": "1-8-2026"}).rows[0].period == Period(date(2026, 8, 1), date(2026, 8, 2))


def test_row_whose_step_contradicts_its_scale_is_refused():
    assert reasons({"Schaal": "LB/2", "Trede": "3"}) == [(2, ("Trede: achter de schaal staat 2 en in de kolom 3.",))]


def test_row_with_an_unreadable_address_is_read_without():
    reading = read({"E-mailadres": "meike@"})
    assert reading.rows == (MEIKE,)
    assert reading.notes == ("Rij 2: E-mailadres is niet overgenomen: “meike@” is geen e-mailadres.",)


def test_row_about_nobody_is_passed_over_and_said():
    nobody = dict.fromkeys(GOOD, "")
    reading = read({}, nobody | {"Personeelsnummer": "Totaal: 1"}, nobody | {"WTF": "0,5"})
    assert reading.rows == (MEIKE,)
    assert reading.refused == ()
    assert reading.notes == (
        "Rij 3 is overgeslagen: die gaat niet over een persoon (“Totaal: 1”).",
        "Rij 4 is overgeslagen: die gaat niet over een persoon.",
    )


def test_same_row_twice_counts_once():
    reading = read({}, {}, {"Achternaam": "van der Veen"})
    assert reading.rows == (MEIKE,)
    assert reading.notes == (
        "Rij 3 is precies hetzelfde als rij 2 en telt één keer.",
        "Rij 4 is precies hetzelfde als rij 2 en telt één keer.",
    )


def test_number_of_two_people_refuses_both():
    assert reasons({}, {"Roepnaam": "Jan"}, {"BRIN": "98AB00"}) == [
        (2, ("Personeelsnummer 2001 is in rij 3 van Jan van der Veen.",)),
        (3, ("Personeelsnummer 2001 is in rij 2 van Meike van der Veen.",)),
        (4, ("Personeelsnummer 2001 is in rij 3 van Jan van der Veen.",)),
    ]


def test_one_person_at_two_schools_is_two_posts():
    reading = read({"E-mailadres": "m@een.example"}, {"BRIN": "98AB00", "WTF": "0,7", "E-mailadres": "m@twee.example"})
    assert [(row.brin, row.fte, row.email) for row in reading.rows] == [
        ("98AA00", Decimal("0.5"), "m@een.example"),
        ("98AB00", Decimal("0.7"), "m@twee.example"),
    ]
    assert reading.refused == ()


def test_one_person_at_one_school_in_two_periods_is_two_posts():
    reading = read({"Datum uit dienst": "31-7-2027"}, {"Datum in dienst": "1-8-2027", "WTF": "1"})
    assert [row.period for row in reading.rows] == [
        Period(date(2026, 8, 1), date(2027, 8, 1)),
        Period(date(2027, 8, 1)),
    ]


@pytest.mark.parametrize(
    ("header", "here", "there", "said"),
    [
        ("WTF", "0,5", "0,6", "Werktijdfactor hier 0,5, daar 0,6"),
        ("Schaal", "LB", "LC", "Schaal hier LB, daar LC"),
        ("Trede", "1", "", "Trede hier 1, daar leeg"),
        ("E-mailadres", "a@b.example", "c@d.example", "E-mailadres hier a@b.example, daar c@d.example"),
        ("Datum in dienst", "1-8-2026", "1-9-2026", "Datum in dienst hier 1-8-2026, daar 1-9-2026"),
        ("Datum uit dienst", "", "31-7-2027", "Datum uit dienst hier leeg, daar 31-7-2027"),
        ("Contractsoort", "vast", "tijdelijk", "Contractsoort hier vast, daar tijdelijk"),
        ("Roepnaam", "Meike", "MEIKE", "de naam is anders geschreven"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(header, here, there, said):
    first, second = reasons({header: here}, {header: there})
    assert first == (2, (f"Spreekt rij 3 tegen, voor dezelfde school in dezelfde tijd: {said}.",))
    assert second[0] == 3
    assert len(second[1]) == 1


def test_rows_far_apart_in_the_file_contradict_through_a_long_one():
    found = reasons(
        {"Datum in dienst": "1-8-2020"},
        {"Datum in dienst": "1-8-2021", "Datum uit dienst": "31-7-2022"},
        {"Datum in dienst": "1-8-2023", "Datum uit dienst": "31-7-2024"},
    )
    assert [(row, len(said)) for row, said in found] == [(2, 2), (3, 1), (4, 1)]


def test_facts_of_a_person_that_differ_refuse_the_rows_that_say_them():
    found = reasons(
        {"Start loopbaan onderwijs": "1-8-2024"},
        {"Start loopbaan onderwijs": "1-8-2025", "BRIN": "98AB00", "WTF": "0,1"},
        {"BRIN": "98AC00", "WTF": "0,1"},
    )
    assert found == [
        (2, ("Start loopbaan onderwijs: hier 1-8-2024, in rij 3 1-8-2025.",)),
        (3, ("Start loopbaan onderwijs: hier 1-8-2025, in rij 2 1-8-2024.",)),
    ]


def test_posts_that_are_together_too_much_are_refused_on_the_day_they_are():
    found = reasons(
        {"WTF": "0,8", "Datum uit dienst": "30-9-2026"},
        {"WTF": "0,4", "BRIN": "98AB00"},
        {"WTF": "0,9", "BRIN": "98AC00", "Datum in dienst": "1-10-2026"},
    )
    assert found == [
        (3, ("Werktijdfactor: op 1-10-2026 samen 1,3. Hoogstens 1,2 kan.",)),
        (4, ("Werktijdfactor: op 1-10-2026 samen 1,3. Hoogstens 1,2 kan.",)),
    ]


def test_address_of_two_people_is_taken_from_neither():
    shared = {"E-mailadres": "directie@school.example"}
    reading = read(shared, shared | {"Personeelsnummer": "2002", "Roepnaam": "Jan"})
    assert [row.email for row in reading.rows] == [None, None]
    assert reading.notes == (
        "directie@school.example staat bij meer mensen (rij 2 en 3) en is bij geen van hen overgenomen.",
    )


def test_ten_thousand_rows_of_one_number_are_compared_at_once():
    reading = read(*({"WTF": "0,1", "Schaal": f"S{number}"} for number in range(10_000)))
    assert reading.rows == ()
    assert len(reading.refused) == 10_000


def test_rows_are_not_read_before_the_columns_are_known():
    table = find_table([Sheet("Blad1", (Row(1, ("Roepnaam", "Achternaam", "Functie")),))])
    with pytest.raises(MappingIncomplete):
        read_rows(table, match(table.columns))
