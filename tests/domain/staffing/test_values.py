"""Single cells: numbers, scales, places and addresses."""

import math
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.staffing import values
from startbaan.domain.staffing.values import Unreadable


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("00123", "00123"),
        (12345.0, "12345"),
        (12345, "12345"),
        ("12345.0", "12345"),
        (" A-17 ", "A-17"),
        ("", None),
        ("-", None),
    ],
)
def test_personnel_number_keeps_zeros_and_loses_decimals(cell, number):
    assert values.personnel_number(cell) == number


@pytest.mark.parametrize("cell", ["1,23E+05", "=1+1", "Totaal: 3", date(2026, 8, 1), "#N/B", "x" * 41])
def test_personnel_number_that_cannot_be_one_is_unreadable(cell):
    with pytest.raises(Unreadable):
        values.personnel_number(cell)


@pytest.mark.parametrize(
    ("cell", "factor"),
    [
        ("0,8", "0.8"),
        ("0.8", "0.8"),
        (",8", "0.8"),
        ("80%", "0.8"),
        ("80 %", "0.8"),
        ("66,67%", "0.6667"),
        ("0,8000 fte", "0.8"),
        (0.8, "0.8"),
        (0.7999999999, "0.8"),
        (1, "1"),
        ("1,2", "1.2"),
        (1.2, "1.2"),
    ],
)
def test_fte_is_read_as_people_type_it(cell, factor):
    assert values.fte(cell) == Decimal(factor)


@pytest.mark.parametrize(
    "cell",
    [
        80,
        "80",
        "0",
        0,
        -0.5,
        "-0,5",
        "1,21",
        "121%",
        "0,00001",
        "vol",
        "0,8,5",
        True,
        time(8),
        math.nan,
        math.inf,
        1e24,
    ],
)
def test_fte_that_cannot_be_is_unreadable(cell):
    with pytest.raises(Unreadable):
        values.fte(cell)


@pytest.mark.parametrize(("cell", "factor"), [(80, "0.8"), ("80", "0.8"), (0.8, "0.8"), ("100%", "1"), ("0,8", "0.8")])
def test_fte_under_a_percent_header_may_be_a_percentage(cell, factor):
    assert values.fte_in_percent(cell) == Decimal(factor)


@given(st.decimals(min_value="0.0001", max_value="1.2", places=4))
def test_fte_written_any_way_comes_back(factor):
    written = str(factor)
    percentage = f"{factor * 100}%"
    read = {
        values.fte(written),
        values.fte(written.replace(".", ",")),
        values.fte(percentage),
        values.fte(float(factor)),
    }
    assert read == {factor}


@pytest.mark.parametrize(
    ("cell", "location", "brin"),
    [
        ("12AB03", "", "12AB03"),
        ("12ab03", "", "12AB03"),
        ("12AB-03", "", "12AB03"),
        ("12AB 03", "", "12AB03"),
        ("12AB", "03", "12AB03"),
        ("12AB", 3.0, "12AB03"),
        ("12AB", 0, "12AB00"),
        ("12AB", "12AB03", "12AB03"),
        ("12AB03", "De Regenboog", "12AB03"),
        ("12AB03", "03", "12AB03"),
        ("", "03", None),
    ],
)
def test_brin_is_read_from_one_cell_or_two(cell, location, brin):
    assert values.brin(cell, location) == brin


@pytest.mark.parametrize(
    ("cell", "location", "reason"),
    [
        ("12AB", "", "bij 12AB ontbreekt de vestiging. Schrijf bijvoorbeeld 12AB00."),
        ("12AB03", "04", "12AB03 en vestiging 04 spreken elkaar tegen."),
        ("O1AB03", "", "“O1AB03” is geen BRIN met vestiging. Een BRIN ziet er zo uit: 12AB03."),
        ("#N/B", "", "“#N/B” is een foutmelding van Excel."),
        (120.0, "", "“120” is geen BRIN met vestiging. Een BRIN ziet er zo uit: 12AB03."),
    ],
)
def test_brin_that_is_none_says_why(cell, location, reason):
    with pytest.raises(Unreadable) as refused:
        values.brin(cell, location)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("cell", "scale", "step"),
    [
        ("LB", "LB", None),
        ("lb", "LB", None),
        ("LB/3", "LB", 3),
        ("LB-3", "LB", 3),
        ("LB 3", "LB", 3),
        ("LB3", "LB", 3),
        ("LB 03", "LB", 3),
        ("LB trede 3", "LB", 3),
        ("LC12", "LC", 12),
        ("L10", "L10", None),
        ("L11/5", "L11", 5),
        ("L10-2", "L10", 2),
        (10.0, "10", None),
        ("10/3", "10", 3),
        ("schaal 10", "10", None),
        ("A11", "A11", None),
        ("", None, None),
    ],
)
def test_scale_may_carry_its_step(cell, scale, step):
    assert values.scale_and_step(cell) == (scale, step)


@pytest.mark.parametrize("cell", [date(2026, 3, 10), "leraar schaal elf", "LB/99", "=LB", "@LB"])
def test_scale_that_is_none_is_unreadable(cell):
    with pytest.raises(Unreadable):
        values.scale_and_step(cell)


@pytest.mark.parametrize(
    ("cell", "step"), [(3.0, 3), ("03", 3), ("trede 3", 3), ("3.0", 3), (12, 12), ("n.v.t.", None)]
)
def test_step_is_read_as_people_type_it(cell, step):
    assert values.step(cell) == step


@pytest.mark.parametrize("cell", [0, 21, "3a", 2.5, "drie", timedelta(days=3)])
def test_step_that_does_not_exist_is_unreadable(cell):
    with pytest.raises(Unreadable):
        values.step(cell)


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Jan.deVries@School.EXAMPLE", "jan.devries@school.example"),
        ("mailto:jan@school.example", "jan@school.example"),
        ("Jan de Vries <jan@school.example>", "jan@school.example"),
        ("jan@school.example;", "jan@school.example"),
        ("o'hara@school.example", "o'hara@school.example"),
        ("-", None),
        ("", None),
    ],
)
def test_email_is_read_in_lower_case(cell, address):
    assert values.email(cell) == address


@pytest.mark.parametrize(
    "cell", ["jan@", "@school.example", "jan@school", "jan@a.nl; piet@b.nl", "jan piet@b.nl", "ja..n@b.nl", "jan@b..nl"]
)
def test_email_that_is_none_is_unreadable(cell):
    with pytest.raises(Unreadable):
        values.email(cell)


@pytest.mark.parametrize("cell", ["=1+1", "+31612345678", "@SUM(A1)", "x" * 31])
def test_words_refuse_formulas_and_floods(cell):
    with pytest.raises(Unreadable):
        values.words(cell, most=30)


@given(
    st.one_of(
        st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()
    )
)
def test_no_cell_surprises_a_parser(cell):
    for parse in (
        values.personnel_number,
        values.fte,
        values.fte_in_percent,
        values.brin,
        values.scale_and_step,
        values.step,
        values.email,
    ):
        try:
            parse(cell)
        except Unreadable as problem:
            assert str(problem) != ""
