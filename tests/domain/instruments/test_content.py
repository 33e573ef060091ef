"""The instruments that come with the program: both languages, a status for everything, mirrors with the same items."""

import pytest

from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.instruments.reading import is_mirror, shipped
from startbaan.domain.sources import Status

CONFIRMED = ["climate", "organisation", "instruction", "differences"]


@pytest.fixture(params=shipped().values(), ids=shipped())
def instrument(request):
    return request.param


def words(instrument):
    yield from (instrument.title, instrument.about, instrument.licence, *instrument.scale)
    for domain in instrument.domains:
        yield from (domain.label, domain.about)
        for item in domain.items:
            yield from (item.label, item.about, *item.examples)


def test_every_word_is_dutch_and_english(instrument):
    assert [text for text in words(instrument) if not (text.nl and text.en)] == []


def test_no_sentence_stands_twice(instrument):
    sentences = [item.about.nl for item in instrument.items]

    assert sorted(set(sentences)) == sorted(sentences)


def test_every_mirror_has_the_items_of_what_it_mirrors(instrument):
    by_key = {each.key: each for each in shipped().values()}

    assert not instrument.mirrors or is_mirror(instrument, of=by_key[instrument.mirrors])


def test_every_instrument_to_look_with_has_a_mirror_for_the_starter():
    looked_with = {each.key for each in shipped().values() if each.purpose is Purpose.OBSERVATION}

    assert {each.mirrors for each in shipped().values() if each.purpose is Purpose.SELF} == looked_with


def test_every_observed_item_has_examples():
    without = [
        item.key
        for each in shipped().values()
        if each.purpose is not Purpose.PUPILS
        for item in each.items
        if len(item.examples) < 2
    ]

    assert without == []


def test_plain_guide_has_eight_items_and_asks_no_training():
    guide = shipped()["looking-guide-2026"]

    assert (len(guide.items), guide.asks_training) == (8, False)


def test_big_instrument_has_thirty_two_items_and_three_of_what_pupils_do():
    big = shipped()["lesson-35-2026"]

    assert [(domain.key, len(domain.items), domain.is_outcome) for domain in big.domains] == [
        ("climate", 4, False),
        ("organisation", 4, False),
        ("instruction", 7, False),
        ("activating", 7, False),
        ("differences", 4, False),
        ("strategies", 6, False),
        ("engagement", 3, True),
    ]


def test_big_instrument_says_of_every_item_whether_it_is_confirmed():
    big = shipped()["lesson-35-2026"]

    assert {domain.key: {item.status for item in domain.items} for domain in big.domains} == {
        domain.key: {Status.CONFIRMED if domain.key in CONFIRMED else Status.UNVERIFIED} for domain in big.domains
    }


def test_own_instruments_claim_nothing_to_be_confirmed():
    own = [each for each in shipped().values() if not each.key.startswith("lesson-35")]

    assert {item.status for each in own for item in each.items} == {Status.OWN_CHOICE}
