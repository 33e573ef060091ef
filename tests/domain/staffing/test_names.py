"""Names as they are written, split and sorted."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startbaan.domain.staffing import names
from startbaan.domain.staffing.names import Name
from startbaan.domain.staffing.values import Unreadable


@pytest.mark.parametrize(
    ("written", "infix", "family"),
    [
        ("Jansen", "", "Jansen"),
        ("van Dijk", "van", "Dijk"),
        ("van der Veen", "van der", "Veen"),
        ("van 't Hof", "van 't", "Hof"),
        ("in ’t Veld", "in ’t", "Veld"),
        ("Dijk, van", "van", "Dijk"),
        ("VRIES, DE", "DE", "VRIES"),
        ("Dijk-de Vries, van", "van", "Dijk-de Vries"),
        ("van Dijk-de Vries", "van", "Dijk-de Vries"),
        ("Van Damme", "", "Van Damme"),
        ("El Amrani", "", "El Amrani"),
        ("'s-Gravenmade", "", "'s-Gravenmade"),
        ("Jansen, A.", "", "Jansen, A."),
        ("van", "", "van"),
        ("Dĳkstra", "", "Dĳkstra"),
        ("van der " * 4 + "Veen", "", "van der " * 4 + "Veen"),
    ],
)
def test_family_name_is_split_from_its_infix(written, infix, family):
    assert names.split(written) == (infix, family)


@pytest.mark.parametrize(
    ("written", "infix", "family"),
    [
        ("Dijk", "van", "Dijk"),
        ("van Dijk", "van", "Dijk"),
        ("Dijk, van", "van", "Dijk"),
        ("den Berg", "van", "den Berg"),
        ("Dijk, de", "van", "Dijk, de"),
    ],
)
def test_family_name_beside_an_infix_says_it_once(written, infix, family):
    assert names.split(written, infix=infix) == (infix, family)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("  Zoe\u0308  ", "Zoë"),
        ("Jan\u00a0Peter", "Jan Peter"),
        ("Ren\u200bée", "Renée"),
        ("Lĳsbeth", "Lĳsbeth"),
        ("Oğuz", "Oğuz"),
        ("O'Neill", "O'Neill"),
        ("Sara\nMaria", "Sara Maria"),
        ("Jan\x00\x07\ud800", "Jan"),
    ],
)
def test_given_name_is_kept_as_written(cell, name):
    assert names.given_name(cell) == name


def test_name_that_looks_like_a_formula_is_unreadable():
    with pytest.raises(Unreadable) as refused:
        names.family_name('=HYPERLINK("https://kwaad.example")')
    assert str(refused.value) == '“=HYPERLINK("https://kwaad.example")” begint met “=” en lijkt op een formule.'


def test_names_are_sorted_without_infix_case_and_accents():
    written = [
        Name("Iris", "van den", "Berg"),
        Name("Ann", "", "Öztürk"),
        Name("Bas", "de", "Wit"),
        Name("Fenna", "", "Dĳkstra"),
        Name("Kim", "", "Dijkstra"),
        Name("Jo", "", "Østergård"),
        Name("Ali", "", "Yıldız"),
    ]
    ordered = [name.family for name in sorted(written, key=lambda name: name.sort_key)]
    assert ordered == ["Berg", "Dĳkstra", "Dijkstra", "Østergård", "Öztürk", "Wit", "Yıldız"]


def test_name_in_two_spellings_is_the_same():
    written = {
        Name("Joël", "van 't", "Hof").same_as,
        Name("JOEL", "van ’t", "hof").same_as,
        Name("Joel", "", "van 't Hof").same_as,
    }
    assert written == {"joelvanthof"}


def test_name_is_written_in_its_order():
    assert str(Name("Meike", "van der", "Veen")) == "Meike van der Veen"
    assert str(Name("", "", "Veen")) == "Veen"


@given(st.text(alphabet=st.characters(categories=["L", "Zs"]), max_size=80))
def test_given_name_reads_the_same_twice(written):
    once = names.given_name(written)
    assert once is None or (names.given_name(once) == once and unicodedata.is_normalized("NFC", once))


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_name_surprises_the_split(family, infix):
    written = names.family_name(f"x{family}")
    before, after = names.split(written or "x", infix=names.infix(f"y{infix}") or "")
    assert after != ""
    assert isinstance(Name("", before, after).sort_key, str)
