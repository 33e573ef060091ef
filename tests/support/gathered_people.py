"""People in numbers who are invited to one gathering, for the tests of its places."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from uuid import UUID

from startbaan.apps.agenda.actions import put_event
from startbaan.apps.gatherings.actions.arranging import agenda_key
from startbaan.apps.gatherings.models import Gathering, Invited
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Organisation, Person
from startbaan.domain.meeting.moments import moment_on
from startbaan.project.cast import A_DAY, Cast
from startbaan.ui import clock

THEN = A_DAY + timedelta(days=14)


def many(count: int) -> list[int]:
    """So many new people, by number."""
    rows = [Person(given_name="Iemand", family_name=f"Nummer {number:03}") for number in range(count)]
    return [row.pk for row in Person.objects.bulk_create(rows)]


def open_gathering(*, by: int, places: int | None, people: list[int], **more: object) -> Gathering:
    """An afternoon that is open, in the agenda of nobody yet, to which these people are invited."""
    at: datetime = clock.now()
    said: dict[str, object] = {
        "of_kind": Gathering.OfKind.AFTERNOON,
        "title": "Middag over groepsdynamiek",
        "for_whom": Gathering.ForWhom.EVERYONE,
        "day": THEN,
        "begins": time(14),
        "minutes": 180,
        "state": Gathering.State.OPEN,
    }
    row = Gathering.objects.create(
        organisation=Organisation.objects.get(key="waterrijk"),
        school_year=2026,
        places=places,
        seed="lot",
        made_by_id=by,
        made_at=at,
        **{**said, **more},
    )
    Invited.objects.bulk_create([Invited(starter_id=person, gathering=row, told_at=at) for person in people])
    with acting_as(by, on=A_DAY) as viewer:
        put_event(
            by=viewer,
            at=at,
            key=agenda_key(row),
            title=row.title,
            start=moment_on(row.day, row.begins),
            minutes=row.minutes,
            place=row.place,
            path=f"/bijeenkomsten/{row.key}/",
        )
    return row


def asked_to_gathering(people: Cast, number: int) -> Gathering:
    """One more gathering of the programme leader, to which Sanne is invited."""
    return open_gathering(by=people.jeroen, places=30, people=[people.sanne], title=f"Middag {number}")


def asked_to_one(people: Cast) -> Mapping[str, UUID]:
    """What the addresses of who answers are about."""
    key = asked_to_gathering(people, 1).key
    return {f"gatherings:{name} gathering": key for name in ("gathering", "sign_up", "sign_off")}
