"""The demo's scale for the looking guide: invented, and called so wherever it is shown.

The file is what `startbaan calibrate` wrote of six hundred lessons that nobody gave, made by chance. The partnership
measures with it; so the page after a visit shows what it does with a scale, and with the instrument of 35 items, for
which there is none, what it does without.
"""

from datetime import date, time, timedelta
from pathlib import Path

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import instruments_for
from startbaan.apps.people.access import acting_as
from startbaan.domain.instruments.definition import Purpose
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at
from startbaan.project.demo_visits import GUIDE

FILE = Path(__file__).with_name("demo_scale.json")
BEFORE = timedelta(days=60)
LEADER, PARTNERSHIP = "jeroen", "waterrijk"


def load(made: Cast, *, on: date) -> None:
    """Let the partnership measure with an invented scale, from before the first visit."""
    day = on - BEFORE
    about = actions.AboutParameters(
        title="Verzonnen voor de demo, niet te gebruiken",
        source="Verzonnen: berekend uit lessen die niemand gaf",
        sample="niemand, de scores komen uit een toevalsgenerator",
        sector="po",
        status="trial",
    )
    with acting_as(made.persons[LEADER], on=day) as by:
        found = instruments_for(made.organisations[PARTNERSHIP], purpose=Purpose.OBSERVATION, on=day)
        guide = next(row for row in found if row.key == GUIDE)
        at = done_at(day, time(9, 0))
        kept = actions.keep_parameters(by=by, at=at, version=guide.pk, content=FILE.read_bytes(), about=about)
        actions.adopt_parameters(by=by, at=at, parameters=kept.pk)
