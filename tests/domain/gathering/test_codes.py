"""Check-in codes: each as likely as another, and read back however they are typed."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.gathering.codes import LENGTH, SIGNS, code_from, read_code, spelled
from startbaan.domain.sentences import Problem

CHANCE = st.binary(min_size=16, max_size=32)


@given(CHANCE)
def test_code_is_read_back_however_it_is_typed(chance):
    code = code_from(chance)

    assert len(code) == LENGTH
    for typed in (
        code,
        code.lower(),
        spelled(code),
        f" {spelled(code).lower()} ",
        " ".join(code),
        code.replace("M", "N"),
    ):
        assert read_code(typed) == code


def test_no_sign_looks_like_another():
    assert len(set(SIGNS)) == len(SIGNS) == 18
    assert set(SIGNS) & set("0O1IL2Z5S6G8BUVNAE") == set()
    assert len(SIGNS) ** LENGTH > 30_000_000


def test_every_sign_comes_as_often_at_every_place():
    codes = [code_from(sha256(str(number).encode()).digest()) for number in range(9000)]

    for place in range(LENGTH):
        seen = Counter(code[place] for code in codes)
        assert seen.keys() == set(SIGNS)
        assert all(abs(count - 500) < 110 for count in seen.values())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Een code heeft 6 tekens."),
        ("CDF-HJ", "Een code heeft 6 tekens."),
        ("CDFHJK7", "Een code heeft 6 tekens."),
        ("CDF-HJ0", "“0” komt in geen enkele code voor."),
        ("CDF-HJé", "“É” komt in geen enkele code voor."),
    ],
)
def test_what_is_no_code_is_said(typed, message):
    with pytest.raises(Problem) as refused:
        read_code(typed)

    assert str(refused.value).startswith(message)
