"""Who may observe, as the coordinator of Sanne's board wrote it down."""

from collections.abc import Mapping
from datetime import timedelta

from startbaan.apps.coaching.actions import certify_elsewhere
from startbaan.apps.coaching.models import ObserverCertificate
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation
from startbaan.domain.periods import Period
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

INSTRUMENT = "lesson-35"


def certify(people, *, person: int, period: Period) -> ObserverCertificate:
    """Let the coordinator write down that somebody was trained elsewhere."""
    with acting_as(people.hanneke, on=A_DAY) as viewer:
        return certify_elsewhere(
            by=viewer,
            at=clock.now(),
            board=Organisation.objects.get(pk=people.organisations["waterland"]),
            person=person,
            instrument_key=INSTRUMENT,
            period=period,
            note="Training van de opleidingsschool",
        )


def certified(people) -> Mapping[str, int]:
    """Mehmet may observe for two years."""
    made = certify(people, person=people.mehmet, period=Period(A_DAY, A_DAY + timedelta(days=730)))
    return {"coaching:end_certificate certificate": made.pk}


def one_more_certified(people, number):
    """One more certificate of Mehmet, in a year gone by."""
    day = A_DAY - timedelta(days=400 * number)
    certify(people, person=people.mehmet, period=Period(day, day + timedelta(days=300)))
