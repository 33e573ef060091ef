"""A helper who comes to stand beside a starter today."""

from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import couple
from startbaan.domain.periods import Period
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def couple_today(people, *, starter: str, holder: str, relation: Relation, by: str = "hanneke") -> None:
    """Let somebody couple a helper to a starter from today on."""
    starts, helps = people.persons[starter], people.persons[holder]
    with acting_as(people.persons[by], on=A_DAY) as viewer:
        couple(by=viewer, at=clock.now(), starter=starts, holder=helps, relation=relation, period=Period(A_DAY))
