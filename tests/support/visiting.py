"""A lesson visit of the cast: planned, scored, scored by the starter too."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.models import InstrumentVersion
from startbaan.apps.coaching.queries import Scored, instrument_of, visit_options
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.models import Person
from startbaan.project.cast import A_DAY, Cast
from startbaan.ui import clock

ADDRESSES = (
    "visit",
    "score_visit",
    "rate_visit",
    "take_back_scores",
    "move_visit",
    "call_off_visit",
    "field_take",
    "field_send",
)
GUIDE = "looking-guide"
LARGE = "lesson-35"


def looking(people: Cast, handle: str, *, on=A_DAY):
    return acting_as(people.persons[handle], on=on)


def plan(people: Cast, *, observer="mehmet", day=A_DAY, instrument=GUIDE, lesson="Rekenen in groep 5", **values):
    """Mehmet plans a visit with Sanne; today unless said otherwise, outside the programme."""
    with looking(people, "mehmet", on=min(day, A_DAY)) as coach:
        options = visit_options(coach, Person.objects.get(pk=people.sanne).key)
        version = next(row for row in options.instruments if row.key == instrument)
        wanted = actions.VisitPlan(
            day=day,
            moment=None,
            lesson=lesson,
            focus=values.get("focus", "Hoe begint de les?"),
            instrument=version.pk,
            observer=people.persons[observer],
            is_test_free=values.get("is_test_free", True),
            activity=values.get("activity"),
        )
        return actions.plan_visit(by=coach, at=clock.now(), options=options, plan=wanted).item


def all_at(score: int, *, note: str = "") -> dict[str, Scored]:
    """The same score for every item of the guide."""
    definition = instrument_of(InstrumentVersion.objects.get(key=GUIDE, owner=None))
    return {key: Scored(score, note) for key in definition.keys}


def score(people: Cast, visit: UUID, *, handle="mehmet", points=3, note="Stelt open vragen.", item=None, base=0):
    with looking(people, handle) as by:
        return actions.save_scores(
            by=by,
            at=clock.now(),
            visit=visit,
            item=item or uuid4(),
            base=base,
            scores=all_at(points, note=note),
            minutes=40,
        )


def send(people: Cast, visit: UUID, *, handle="mehmet"):
    with looking(people, handle) as by:
        actions.send_observation(by=by, at=clock.now(), visit=visit)


def rate(people: Cast, visit: UUID, *, points=2, note="Het was rumoerig.", base=0):
    with looking(people, "sanne") as by:
        return actions.save_self_scores(by=by, at=clock.now(), visit=visit, base=base, scores=all_at(points, note=note))


def send_rating(people: Cast, visit: UUID, *, shares=True):
    with looking(people, "sanne") as by:
        actions.send_self_rating(by=by, at=clock.now(), visit=visit, share_with_coach=shares)


def opened(people: Cast, *, observer="mehmet", shares=True, day=A_DAY, points=3) -> UUID:
    """A visit of which both scores are in; of today unless said otherwise."""
    visit = plan(people, observer=observer, day=day)
    score(people, visit, handle=observer, points=points)
    send(people, visit, handle=observer)
    rate(people, visit)
    send_rating(people, visit, shares=shares)
    return visit


def page(people: Cast, handle: str, visit: UUID, *, on=A_DAY):
    with looking(people, handle, on=on) as viewer:
        return queries.visit_page(viewer, visit, at=clock.now())


def visited(people: Cast) -> Mapping[str, UUID]:
    """A visit with Sanne of which nothing is in, for the addresses of one visit."""
    visit = plan(people)
    score(people, visit, note="")
    return {f"coaching:{name} item": visit for name in ADDRESSES}


TOMORROW = A_DAY + timedelta(days=1)
