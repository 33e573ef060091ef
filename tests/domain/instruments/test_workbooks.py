"""An instrument as a workbook: what is written can be read, and every wrong row is told with its number."""

import pytest

from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.instruments.faults import Faulty, NoInstrument
from startbaan.domain.instruments.reading import is_mirror, parse, shipped
from startbaan.domain.instruments.sheets import read
from startbaan.domain.instruments.workbooks import read_instrument, write_instrument
from startbaan.domain.instruments.writing import written
from startbaan.domain.staffing.sheets import NotASpreadsheet

FRAME = [
    ["naam", "Eigen lijst"],
    ["versie", "1"],
    ["over", "Voor lessen."],
    ["schaal", "Nog niet"],
    ["schaal", "Ja"],
    ["licentie", "Eigen tekst."],
]
HEADINGS = ["Domein", "Punt", "Omschrijving", "Voorbeelden", "Zekerheid", "Bron", "Sleutel"]
ITEMS = [
    HEADINGS,
    ["Begin", "Groet", "De leraar groet.", "Staat bij de deur.\nKijkt iedereen aan.", "eigen keuze", "", ""],
    ["", "Begint", "De leraar begint op tijd.", "", "", "", "on-time"],
    ["Einde", "Sluit af", "De leraar sluit de les af.", "", "bevestigd", "handboek", ""],
]


def table(rows):
    return list(enumerate(rows, start=1))


def refused(frame=FRAME, items=ITEMS):
    with pytest.raises(Faulty) as problem:
        read({"Instrument": table(frame), "Items": table(items)})
    return [str(fault.sentence) for fault in problem.value.faults]


@pytest.mark.parametrize("instrument", shipped().values(), ids=shipped())
def test_a_workbook_of_an_instrument_gives_its_items_back(instrument):
    found = read_instrument(write_instrument(instrument))

    assert is_mirror(found, of=instrument)
    assert [(item.label, item.about, item.examples) for item in found.items] == [
        (item.label, item.about, item.examples) for item in instrument.items
    ]


@pytest.mark.parametrize("instrument", shipped().values(), ids=shipped())
def test_written_yaml_is_the_same_instrument(instrument):
    assert parse(written(instrument), name="weer.yaml") == instrument


def test_rows_become_items_under_their_domains():
    found = read({"Instrument": table(FRAME), "Items": table(ITEMS)})

    assert (found.key, found.purpose, [point.en for point in found.scale]) == (
        "eigen-lijst",
        Purpose.OBSERVATION,
        ["Nog niet", "Ja"],
    )
    assert [(domain.label.nl, [item.key for item in domain.items]) for domain in found.domains] == [
        ("Begin", ["groet", "on-time"]),
        ("Einde", ["sluit-af"]),
    ]


def test_every_wrong_row_is_told_at_once():
    items = [
        HEADINGS,
        ["", "Groet", "De leraar groet.", "", "", "", ""],
        ["Begin", "Groet", "", "", "zeker", "", ""],
        ["Begin", "Wacht", "De leraar wacht.", "", "bevestigd", "", ""],
    ]

    assert refused(items=items) == [
        "Blad Items, rij 2: Bij dit punt staat geen domein.",
        "Blad Items, rij 3: “omschrijving” is niet ingevuld.",
        (
            "Blad Items, rij 3: “zeker” kan hier niet. Kies uit: bevestigd, niet geverifieerd, eigen keuze, "
            "eigen voorbeeld."
        ),
        "Blad Items, rij 3: Dit punt staat er al, op rij 2. Geef het een andere naam.",
        "Blad Items, rij 4: Zeg bij “bron” waar dit bevestigd is.",
    ]


def test_what_is_not_filled_in_above_is_told():
    assert refused(frame=[["naam", "Eigen lijst"], ["schaal", "Ja"], ["kleur", "rood"]]) == [
        "Blad Instrument, rij 1: “versie” is niet ingevuld.",
        "Blad Instrument, rij 1: “over” is niet ingevuld.",
        "Blad Instrument, rij 1: “licentie” is niet ingevuld.",
        "Blad Instrument, rij 2: Geef 2 tot en met 7 regels “schaal”.",
        "Blad Instrument, rij 3: “kleur” is geen gegeven van een instrument.",
    ]


def test_a_column_that_is_missing_is_named():
    with pytest.raises(NoInstrument) as problem:
        read({"Instrument": table(FRAME), "Items": table([["Domein", "Omschrijving"], ["a", "b"]])})

    assert str(problem.value) == "Blad Items, rij 1: de kolom “punt” ontbreekt."


def test_a_file_that_is_no_workbook_is_refused():
    with pytest.raises(NotASpreadsheet):
        read_instrument(b"PK\x03\x04 geen werkmap")
