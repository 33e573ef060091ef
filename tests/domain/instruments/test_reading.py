"""Reading an instrument: what is wrong is told with file and line."""

import pytest

from startbaan.domain.instruments.definition import Purpose
from startbaan.domain.instruments.reading import parse
from startbaan.domain.loading import Refused

GOOD = """key: mine
version: "1"
purpose: observation
title: {nl: Mijn lijst, en: My list}
about: {nl: Voor lessen., en: For lessons.}
source: {status: eigen keuze}
licence: {nl: Eigen tekst., en: Own text.}
scale:
  - {nl: Nog niet, en: Not yet}
  - {nl: Soms, en: Sometimes}
  - {nl: Ja, en: "Yes"}
domains:
  - key: start
    label: {nl: Begin, en: Start}
    about: {nl: Het begin., en: The start.}
    items:
      - key: greets
        label: {nl: Groet, en: Greets}
        about: {nl: De leraar groet., en: The teacher greets.}
        examples:
          - {nl: Staat bij de deur., en: Stands at the door.}
        source: {status: eigen keuze}
      - key: begins
        label: {nl: Begint, en: Begins}
        about: {nl: De leraar begint op tijd., en: The teacher begins on time.}
        source: {status: niet geverifieerd}
"""


def refused(text):
    with pytest.raises(Refused) as problem:
        parse(text, name="eigen.yaml")
    return list(problem.value.messages)


def test_parse_a_good_text():
    found = parse(GOOD, name="eigen.yaml")

    assert (found.name, found.purpose, found.keys, list(found.scores)) == (
        "mine-1",
        Purpose.OBSERVATION,
        ("greets", "begins"),
        [1, 2, 3],
    )


def test_scores_count_from_nought_for_a_scale():
    found = parse(GOOD, name="eigen.yaml")

    assert found.from_nought({"begins": 3, "greets": 1, "unknown": 2}) == {"greets": 0, "begins": 2}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("key: begins", "key: greets", "eigen.yaml:12: “greets” staat er twee keer"),
        (
            "key: begins",
            "key: Begint!",
            "eigen.yaml:23: “Begint!” is geen sleutel; gebruik kleine letters, cijfers en streepjes",
        ),
        (
            "purpose: observation",
            "purpose: judging",
            "eigen.yaml:3: purpose: “judging” kan niet; kies uit observation, self, pupils",
        ),
        ("purpose:", "licenses: x\npurpose:", "eigen.yaml:3: onbekende sleutel “licenses”; bedoel je “licence”?"),
        ("{status: niet geverifieerd}", "{status: bevestigd}", "eigen.yaml:26: zeg waar dit bevestigd is (place)"),
        (
            "purpose: observation",
            "mirrors: other\npurpose: observation",
            "eigen.yaml:3: alleen een zelfscore of leerlingenlijst spiegelt een ander instrument",
        ),
        (
            '  - {nl: Soms, en: Sometimes}\n  - {nl: Ja, en: "Yes"}\n',
            "",
            "eigen.yaml:8: een schaal heeft 2 tot en met 7 punten",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old, new, message):
    assert refused(GOOD.replace(old, new, 1))[0] == message
