"""The files of the agreements: what comes along can be read, and what is wrong is refused with file and line."""

from datetime import date
from decimal import Decimal

import pytest

from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.rules.parameters import Key, Rule, Unit
from startbaan.domain.rules.reading import FOLDER, read, shipped
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector

MBO = (FOLDER / "mbo.yaml").read_text(encoding="utf-8")
A_DAY = date(2026, 11, 24)


def test_every_sector_has_its_agreement():
    assert list(shipped()) == [Sector.MBO, Sector.PO, Sector.VO]
    assert {rule for agreement in shipped().values() for rule in agreement.rules} == set(Rule)


def test_what_no_source_says_is_marked_as_our_choice():
    chosen = {
        (sector, key)
        for sector, agreement in shipped().items()
        for key, parameter in agreement.parameters.items()
        if parameter.values[-1].source.status is Status.OWN_CHOICE
    }

    assert chosen == {(sector, key) for sector in Sector for key in (Key.PART_OF_YEAR, Key.ROUNDING)}


@pytest.mark.parametrize(
    ("key", "day", "amount", "status"),
    [
        (Key.TRAINING_HOURS, date(2021, 12, 31), None, None),
        (Key.TRAINING_HOURS, date(2023, 5, 1), Decimal(83), Status.CONFIRMED),
        (Key.TRAINING_HOURS, A_DAY, Decimal(83), Status.UNVERIFIED),
        (Key.TRAINING_MONEY, date(2024, 9, 30), Decimal(500), Status.CONFIRMED),
        (Key.TRAINING_MONEY, date(2024, 10, 1), Decimal(500), Status.UNVERIFIED),
        (Key.STARTER_HOURS, date(2021, 12, 31), Decimal(40), Status.UNVERIFIED),
        (Key.STARTER_HOURS, date(2022, 1, 1), Decimal(40), Status.CONFIRMED),
    ],
)
def test_a_value_holds_from_its_day_and_says_how_sure_it_is(key, day, amount, status):
    value = shipped()[Sector.PO].on(key, day)

    assert (value and value.number, value and value.source.status) == (amount, status)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("key: scheme\n", "key: schema\n", "“schema” kan niet"),
        ("  - key: scheme\n", "  - key: never_taught\n", "“never_taught” staat er twee keer"),
        ("value: 24", "value: veel", "hier hoort een getal"),
        ("value: without_training", "value: half", "“half” kan niet; kies uit without_training, whole"),
        ("unit: months", "unit: years", "telt in months, niet in years"),
        ("from: 2018-08-01\n        value: 59", "from: gisteren\n        value: 59", "hier hoort een datum"),
        ("place: rmu.nu/mbo}", "note: {nl: a, en: b}}", "zeg waar dit bevestigd is"),
        ("key: mbo_scheme", "key: po_coach", "“po_coach” hoort niet bij deze sector"),
        ("nature: right\n  - key", "nature: gunst\n  - key", "“gunst” kan niet"),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_line(old, new, says):
    assert old in MBO
    with pytest.raises(Refused) as found:
        read(parse_yaml(MBO.replace(old, new, 1), name="agreements/mbo.yaml"))

    assert any(says in message and message.startswith("agreements/mbo.yaml:") for message in found.value.messages)


def test_values_out_of_order_are_refused():
    value = "      - from: 2018-08-01\n        value: 59"
    assert value in MBO
    earlier = "      - from: 2020-08-01\n        value: 60\n        source: S3\n"
    twice = MBO.replace(value, earlier + value)
    with pytest.raises(Refused, match="volgorde"):
        read(parse_yaml(twice, name="agreements/mbo.yaml"))


def test_a_value_asked_as_what_it_is_not_is_an_error():
    parameters = shipped()[Sector.PO].parameters
    scales, hours = parameters[Key.STARTER_SCALES].values[-1], parameters[Key.BASE_HOURS].values[-1]

    assert (scales.names, parameters[Key.STARTER_SCALES].unit) == (("LB", "LC", "LD"), Unit.NAMES)
    for ask in (
        lambda: scales.number,
        lambda: hours.names,
        lambda: hours.day,
        lambda: hours.word,
        lambda: hours.renamed,
    ):
        with pytest.raises(TypeError):
            ask()
