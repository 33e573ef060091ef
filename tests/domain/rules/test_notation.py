"""How a person writes the worth of a parameter, and what is refused with a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from startbaan.domain.rules.notation import NotAWorth, fault, read_worth, written
from startbaan.domain.rules.parameters import Base, Reckoning, Unit
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Text

SHIPPED = [
    (parameter.unit, value.worth)
    for agreement in shipped().values()
    for parameter in agreement.parameters.values()
    for value in parameter.values
]


@pytest.mark.parametrize(("unit", "worth"), SHIPPED, ids=str)
def test_what_comes_with_the_program_is_read_back_as_it_was_written(unit, worth):
    assert read_worth(written(worth, unit=unit), unit=unit) == worth
    assert fault(worth, unit=unit) is None


@pytest.mark.parametrize(
    ("unit", "typed", "worth"),
    [
        (Unit.HOURS, "40", Decimal(40)),
        (Unit.HOURS, " 37,5 ", Decimal("37.5")),
        (Unit.HOURS, "1.659", Decimal(1659)),
        (Unit.EUROS, "1.524,50", Decimal("1524.50")),
        (Unit.SHARE, "6,25%", Decimal("0.0625")),
        (Unit.SHARE, "20 %", Decimal("0.2")),
        (Unit.FTE, "0,5", Decimal("0.5")),
        (Unit.MONTHS, "24", Decimal(24)),
        (Unit.ROUNDING, "0,25", Decimal("0.25")),
        (Unit.DAY, "31-10-2027", date(2027, 10, 31)),
        (Unit.DAY, "2027-10-31", date(2027, 10, 31)),
        (Unit.STEPS, "1, 2,3", (1, 2, 3)),
        (Unit.NAMES, "lb, LC", ("LB", "LC")),
        (Unit.RENAMED, "LB=L1,LC = L2", {"LB": "L1", "LC": "L2"}),
        (Unit.TEXTS, "rust | quiet\ntijd | time", (Text("rust", "quiet"), Text("tijd", "time"))),
        (Unit.RECKONING, "months", Reckoning.MONTHS),
        (Unit.BASE, "whole", Base.WHOLE),
        (Unit.RIGHT, "", True),
    ],
)
def test_worth_is_read_in_the_notation_of_its_unit(unit, typed, worth):
    assert read_worth(typed, unit=unit) == worth


@pytest.mark.parametrize(
    ("unit", "typed", "sentence"),
    [
        (Unit.HOURS, "", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "40 uur", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "37.5", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "-3", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "1e3", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "٤٠", "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "9" * 40, "Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."),
        (Unit.HOURS, "3.001", "Dit is meer dan kan: hoogstens 3000."),
        (Unit.SHARE, "0,2", "Schrijf een percentage met het teken erbij, zoals 6,25%."),
        (Unit.SHARE, "120%", "Dit is meer dan kan: hoogstens 100%."),
        (Unit.SHARE, "0%", "Schrijf een getal boven 0."),
        (Unit.MONTHS, "2,5", "Schrijf een geheel getal."),
        (Unit.ROUNDING, "0", "Schrijf een getal boven 0."),
        (Unit.DAY, "31-11-2027", "Schrijf een dag die bestaat, zoals 31-10-2026."),
        (Unit.DAY, "31-10-1027", "Kies een dag tussen 1990 en 2100."),
        (Unit.STEPS, "1, x", "Schrijf tredes met komma’s ertussen, zoals 1, 2, 3."),
        (Unit.STEPS, "0", "Schrijf tredes met komma’s ertussen, zoals 1, 2, 3."),
        (Unit.STEPS, "", "Noem er minstens één en hoogstens 20."),
        (Unit.NAMES, "LB; LC", "Schrijf namen van schalen met komma’s ertussen, zoals LB, LC, LD."),
        (Unit.NAMES, "LB, lb", "Noem alles één keer."),
        (Unit.RENAMED, "L10 LB", "Schrijf de oude en de nieuwe naam met een is-teken, zoals L10 = LB, L11 = LC."),
        (Unit.RENAMED, "L10=LB, L10=LC", "Noem alles één keer."),
        (Unit.TEXTS, "rust", "Schrijf elk onderdeel op een eigen regel: het Nederlands, een | en het Engels."),
        (Unit.RECKONING, "weeks", "Kies uit: days, months."),
        (Unit.RIGHT, "ja", "Een recht zonder aantal heeft geen waarde: laat dit leeg."),
    ],
)
def test_what_is_no_worth_is_refused_with_a_sentence(unit, typed, sentence):
    with pytest.raises(NotAWorth) as refused:
        read_worth(typed, unit=unit)

    assert str(refused.value) == sentence
