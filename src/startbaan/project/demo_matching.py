"""The demo's wishes about who coaches whom, for the starters who have no coach yet; each is its author's alone."""

from datetime import date, time, timedelta

from startbaan.apps.intake.actions.wishes import make_wish
from startbaan.apps.intake.queries.assigning import register_of, without_coach
from startbaan.apps.intake.queries.boards import boards_of
from startbaan.apps.intake.queries.wishes import wish_page
from startbaan.apps.people.access import acting_as
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

WISH, RATHER_NOT = "graag", "niet"


def load(made: Cast, *, on: date) -> None:
    """Let a starter without a coach wish for one and rather not for another, and a coach wish for a school."""
    at = done_at(on - timedelta(days=2), time(20))
    with acting_as(made.hanneke, on=on) as by:
        boards = list(boards_of(by).values_list("pk", flat=True))
        waiting = [starter.pk for starter in without_coach(by, boards)]
        coaches = [choice.person for choice in register_of(boards, on=on)]
    for place, starter in enumerate(waiting[:2]):
        with acting_as(starter, on=on) as by:
            near = [person.pk for person in wish_page(by).coaches]
            if near:
                make_wish(by=by, at=at, says=WISH, coach=near[-1 - place % len(near)])
            if len(near) > 1:
                make_wish(by=by, at=at, says=RATHER_NOT, coach=near[0])
    for coach in coaches[:2]:
        with acting_as(coach, on=on) as by:
            schools = wish_page(by).schools
            if schools:
                make_wish(by=by, at=at, says=WISH, school=schools[0].pk)
