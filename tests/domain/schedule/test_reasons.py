"""The reasons of a version stand in its own words."""

from startbaan.domain.loading import CONTENT
from startbaan.domain.schedule.cards import cards
from startbaan.domain.schedule.reading import parse
from startbaan.domain.schedule.reasons import with_because
from startbaan.domain.schedule.variants import variant
from startbaan.domain.sources import Text

WORDS = (CONTENT / "programmes" / "ozwh-2026.yaml").read_text(encoding="utf-8")
ONE, OTHER = Text("Starters misten tijd: “te kort”", "Starters lacked time"), Text("Meer intervisie", "More of it")


def test_reasons_are_read_back_with_the_version():
    found = parse(with_because(WORDS, reasons=[ONE, OTHER]), name="nieuw")

    assert found.because == (ONE, OTHER)
    assert cards(found, "en").because == ("Starters lacked time", "More of it")


def test_reasons_take_the_place_of_those_before():
    first = with_because(WORDS, reasons=[ONE])
    moved = first[first.index("because:") :] + first[: first.index("because:")]

    assert with_because(with_because(first, reasons=[OTHER]), reasons=[]) == WORDS
    assert parse(with_because(moved, reasons=[OTHER]), name="nieuw").because == (OTHER,)


def test_variant_has_reasons_of_its_own():
    base = parse(with_because(WORDS, reasons=[ONE]), name="basis")
    text = "key: eigen\nversion: '1'\nof: ozwh-2026\n"

    assert variant(base, text=text, name="eigen").because == ()
    assert variant(base, text=with_because(text, reasons=[OTHER]), name="eigen").because == (OTHER,)
