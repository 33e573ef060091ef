"""What asks attention in the demo: certificates that end, contracts that end, and a coach who was proposed."""

from contextlib import suppress
from datetime import date, time, timedelta

from startbaan.apps.intake.actions.assigning import propose_coach
from startbaan.apps.intake.queries.assigning import best, coach_choices, register_of
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.actions import Refusal, change_coach
from startbaan.apps.people.actions.moving import end_posts
from startbaan.apps.people.queries import arranged_coach
from startbaan.apps.programme.queries import my_track
from startbaan.domain.privacy.roles import RoleName
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

CERTIFICATES = (("hanneke", "petra", 75), ("wil", "carla", 30))  # who arranges, the coach, days it still runs
CONTRACTS = (("hanneke", "starter-3", 40), ("wil", "starter-28", 52))
PROPOSED = (("hanneke", "thijs"),)


def load(made: Cast, *, on: date) -> None:
    """Let certificates and contracts come near their end, and a coordinator propose a coach."""
    at = done_at(on - timedelta(days=1), time(15))
    for handle, coach, days in CERTIFICATES:
        with acting_as(made.persons[handle], on=on) as by:
            boards = by.organisations(RoleName.BOARD_COORDINATOR)
            found = next(one for one in register_of(boards, on=on) if one.person == made.persons[coach])
            row = arranged_coach(by, found.registration)
            change_coach(
                by=by,
                at=at,
                registration=row,
                is_external=row.is_external,
                certificate=row.certificate,
                certified_until=on + timedelta(days=days),
                equivalent=row.equivalent,
            )
    for handle, starter, days in CONTRACTS:
        with acting_as(made.persons[handle], on=on) as by, suppress(Refusal):
            end_posts(by=by, at=at, person=made.persons[starter], last=on + timedelta(days=days))
    for handle, starter in PROPOSED:
        with acting_as(made.persons[starter], on=on) as own:
            track = my_track(own)
        with acting_as(made.persons[handle], on=on) as by, suppress(Refusal):
            choice = best(coach_choices(by, made.persons[starter]))
            if choice is not None and track is not None:
                propose_coach(by=by, at=at, starter=track.starter, holder=choice.person, start=on + timedelta(days=8))
