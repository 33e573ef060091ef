"""The demo's policy of boards: one in force, one that waits for consent, one that is old; one board has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from startbaan.apps.entitlements.actions import note_consent, write_policy
from startbaan.apps.entitlements.queries import policy_page
from startbaan.apps.people.access import acting_as
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.policies import review_proposed
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

# Invented, like everything here.
WORDS: Mapping[str, str] = {
    "goals": (
        "Elke starter heeft vanaf de eerste dag een coach en een maatje.\n"
        "Na drie jaar beheersen onze starters alle bekwaamheidseisen.\n"
        "Starters ervaren hun werk als te doen, en blijven."
    ),
    "instruments": (
        "Het driejarige programma van de opleidingsschool, met startgesprek, lesbezoeken en intervisie.\n"
        "De uren uit de cao, die we per starter verdelen en laten zien.\n"
        "Geschoolde coaches, die nooit de leidinggevende van de starter zijn."
    ),
}
DOCUMENT = "De raad stemt in met het beleid voor starters. Dit besluit hoort bij de demo en is verzonnen.\n"


@dataclass(frozen=True)
class Told:
    """A version of a board: who writes it, how many years ago it began, and in which sector consent was given."""

    handle: str
    board: str
    years_ago: int
    consent: str = ""
    quality_agenda: str = ""


VERSIONS = (
    Told("hanneke", "waterland", 1, "po"),
    Told("hanneke", "waterland", 0, "po"),
    Told("wil", "de-vaart", 0),
    Told("kees", "roc-polderland", 2, "mbo", "Hoofdstuk 3, goed werkgeverschap"),
)


def load(made: Cast, *, on: date) -> None:
    """Let coordinators write the policy of their boards and note the consent, each at the beginning of its year."""
    for told in VERSIONS:
        year = SchoolYear(SchoolYear.of(on).start_year - told.years_ago)
        start = year.period.start
        at = done_at(min(start + timedelta(days=30), on), time(14))
        with acting_as(made.persons[told.handle], on=min(start + timedelta(days=30), on)) as by:
            row = write_policy(
                by=by,
                at=at,
                board=policy_page(by, told.board).board,
                start_on=start,
                review_on=review_proposed(start),
                quality_agenda=told.quality_agenda,
                **WORDS,
            )
            if told.consent:
                note_consent(
                    by=by,
                    at=at,
                    policy=row.key,
                    sector=told.consent,
                    given_on=by.on,
                    name="besluit-instemming.txt",
                    content=DOCUMENT.encode(),
                )
