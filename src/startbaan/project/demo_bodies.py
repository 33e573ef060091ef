"""The demo's meeting of the working group: an agenda, what was said and decided, and who does what before when."""

from datetime import date, time, timedelta
from uuid import uuid4

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

POINTS = (
    ("Opening", "", "Iedereen is er. Het vorige verslag is goedgekeurd."),
    (
        "Wat starters vroegen",
        "De uitkomst van de leerwensen ligt klaar.",
        "Groepsdynamiek en ouders staan bovenaan. Rust in de klas komt vooral uit jaar 1.",
    ),
    (
        "De volgende middag",
        "Welke sessies, en wie geeft ze?",
        "Er zijn meer starters dan plaatsen. Een tweede groep over ouders kan, als er een lokaal is.",
    ),
    ("Rondvraag", "", ""),
)
DECISION = "De volgende middag krijgt een tweede groep over gesprekken met ouders."
ACTIONS = (
    ("anouk", "Vraagt de pabo om een extra lokaal.", 10),
    ("jeroen", "Belt de trainer over een tweede groep.", -2),
)


def load(made: Cast, *, on: date) -> None:
    """Let the working group have met three weeks ago; one of two actions is late."""
    day = shipped_calendars()[Region.NOORD].last_school_day(on - timedelta(weeks=3))
    at = done_at(day, time(16, 45))
    with acting_as(made.anouk, on=day) as by:
        offer = queries.offer_at(by, f"body_meeting:working_group:{made.organisations['waterrijk']}")
        content = actions.Content(
            title="Overleg van de werkgroep",
            about="De tweede keer dit schooljaar.",
            for_whom=offer.groups[0],
            day=day,
            begins=time(15),
            minutes=90,
            place="Pabo Waterrijk, Merendam",
            online_link="",
            places=None,
            answer_until=None,
            choose_until=None,
        )
        row = actions.arrange(by=by, at=done_at(day, time(9)), key=uuid4(), offer=offer, content=content, sessions=())
        points = [
            actions.add_point(by=by, at=at, gathering=row.key, title=title, words=words) for title, words, _ in POINTS
        ]
        for point, (title, words, notes) in zip(points, POINTS, strict=True):
            was = queries.fingerprint_of_point(point)
            actions.write_point(
                by=by, at=at, gathering=row.key, point=point.pk, title=title, words=words, notes=notes, was=was
            )
        actions.decide(by=by, at=at, gathering=row.key, words=DECISION, point=points[2].pk)
        members = {person.pk: person.key for person in queries.minutes_of_meeting(by, row.key).members}
        for handle, words, days in ACTIONS:
            actions.agree_action(
                by=by,
                at=at,
                gathering=row.key,
                words=words,
                owner=members[made.persons[handle]],
                until=max(day, on + timedelta(days=days)),
            )
