"""Instruments of a partnership: one in use with a set of parameters, one not yet established."""

import json
from collections.abc import Mapping
from datetime import timedelta

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.actions import AboutParameters
from startbaan.apps.coaching.models import InstrumentVersion, ParameterSet
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

OWN = """key: own-list
version: "{version}"
purpose: observation
title: {{nl: Eigen lijst, en: Own list}}
about: {{nl: Voor lessen., en: For lessons.}}
source: {{status: eigen keuze}}
licence: {{nl: Eigen tekst., en: Own text.}}
scale: [{{nl: Nog niet, en: Not yet}}, {{nl: Soms, en: Sometimes}}, {{nl: Altijd, en: Always}}]
domains:
  - key: start
    label: {{nl: Begin, en: Start}}
    about: {{nl: Het begin., en: The start.}}
    items:
      - key: greets
        label: {{nl: Groet, en: Greets}}
        about: {{nl: De leraar groet., en: The teacher greets.}}
        source: {{status: eigen keuze}}
      - key: begins
        label: {{nl: Begint, en: Begins}}
        about: {{nl: De leraar begint op tijd., en: The teacher begins on time.}}
        source: {{status: niet geverifieerd}}
"""
ABOUT = AboutParameters(
    title="Proefset", source="Eigen lesbezoeken", sample="Starters van zes scholen", sector="po", status="trial"
)
OF_A_VERSION = (
    "instrument",
    "instrument_sheet",
    "instrument_yaml",
    "parameters",
    "import_parameters",
    "stop_parameters",
)
OF_A_DRAFT = ("establish_instrument", "throw_instrument_away")
OF_A_SET = ("parameter_set", "adopt_parameters")


def calibrated(*keys: str, by: float = 0.0, steps: int = 2, observations: int | None = 120) -> bytes:
    """Write what `startbaan calibrate` would, with each item a bit more difficult than the one before."""
    items = [
        {
            "item": key,
            "thresholds": [{"value": by + place / 2 + step - steps / 2, "se": 0.2} for step in range(steps)],
        }
        for place, key in enumerate(keys)
    ]
    return json.dumps({"format": "startbaan-measurement/1", "observations": observations, "items": items}).encode()


def imported(person: int, *, version: str) -> InstrumentVersion:
    """Let somebody take in the own list as a draft."""
    with acting_as(person, on=A_DAY) as viewer:
        return actions.keep_instrument(by=viewer, at=clock.now(), text=OWN.format(version=version))


def established(person: int, *, version: str, days_ago: int = 0) -> InstrumentVersion:
    """Let somebody take in the own list, and establish it."""
    made = imported(person, version=version)
    with acting_as(person, on=A_DAY) as viewer:
        at = clock.now() - timedelta(days=days_ago)
        return actions.establish_instrument(by=viewer, at=at, version=made.pk)


def parameters_of(person: int, version: InstrumentVersion, *, by: float = 0.0) -> ParameterSet:
    """Let somebody take in a set for the own list."""
    with acting_as(person, on=A_DAY) as viewer:
        return actions.keep_parameters(
            by=viewer, at=clock.now(), version=version.pk, content=calibrated("greets", "begins", by=by), about=ABOUT
        )


def instruments_kept(people) -> Mapping[str, int]:
    """The leader of the programme established a list, has the next one ready, and took in a set."""
    version = established(people.jeroen, version="1")
    draft = imported(people.jeroen, version="2")
    found = parameters_of(people.jeroen, version)
    return {
        **{f"coaching:{page} version": version.pk for page in OF_A_VERSION},
        **{f"coaching:{page} version": draft.pk for page in OF_A_DRAFT},
        **{f"coaching:{page} parameters": found.pk for page in OF_A_SET},
    }


def one_more_instrument(people, number) -> None:
    """One more instrument of the partnership, under a key of its own."""
    with acting_as(people.jeroen, on=A_DAY) as viewer:
        text = OWN.format(version="1").replace("own-list", f"own-list-{number}")
        made = actions.keep_instrument(by=viewer, at=clock.now(), text=text)
        actions.establish_instrument(by=viewer, at=clock.now(), version=made.pk)
