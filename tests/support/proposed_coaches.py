"""Coaches that were proposed to a line manager, for the tests."""

from decimal import Decimal

from startbaan.apps.intake.actions.assigning import propose_coach
from startbaan.apps.intake.models import CoachProposal
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import set_coach_hours
from startbaan.apps.people.models import CoachRegistration, Pair, Person
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import A_DAY
from startbaan.ui import clock


def give_hours(people, hours: int, *, holder: str = "petra") -> None:
    """Put hours for coaching in the yearly task of a coach."""
    registration = CoachRegistration.objects.get(person=people.persons[holder])
    year = SchoolYear.of(A_DAY)
    with acting_as(people.hanneke, on=A_DAY) as by:
        set_coach_hours(by=by, at=clock.now(), registration=registration, year=year, hours=Decimal(hours))


def propose(people, starter: Person, *, holder: str = "mehmet", start=A_DAY) -> CoachProposal:
    """Hanneke proposes a coach for a starter."""
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        return propose_coach(by=viewer, at=clock.now(), starter=starter, holder=people.persons[holder], start=start)


def without_coach(people, starter: Person) -> Person:
    """Take away the coach of a starter."""
    Pair.objects.filter(starter=starter, relation=Relation.COACH.value).delete()
    return starter
