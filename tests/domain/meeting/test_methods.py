"""The cards for a talk in a peer group."""

import pytest

from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.meeting.methods import read_method, shipped_methods
from startbaan.domain.sources import Status

CARD = """
key: kort
title: {nl: Kort, en: Short}
suits: {nl: Alles, en: Everything}
care: {nl: Luister, en: Listen}
source: {status: eigen keuze}
steps:
  - {title: {nl: Eén, en: One}, words: {nl: Doe, en: Do}, minutes: 10}
"""


def test_shipped_cards_are_our_own_choice_and_shortest_first():
    found = shipped_methods()

    assert [(card.key, card.minutes) for card in found] == [
        ("wat-ging-goed", 25),
        ("meeluisteren", 35),
        ("vragenronde", 45),
    ]
    assert {card.source.status for card in found} == {Status.OWN_CHOICE}


def test_card_of_one_step_is_refused_with_its_line():
    with pytest.raises(Refused) as refused:
        read_method(parse_yaml(CARD, name="kort.yaml"))

    assert str(refused.value) == "kort.yaml:7: Een werkvorm heeft minstens twee stappen."


def test_step_without_minutes_is_refused():
    with pytest.raises(Refused) as refused:
        read_method(parse_yaml(CARD.replace("minutes: 10", "minutes: 0"), name="kort.yaml"))

    assert "kort.yaml:8: " in str(refused.value)
