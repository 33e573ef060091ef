"""The demo's lesson visits: some starters seen once, Sanne by several people over time; some half, some late."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from random import Random
from uuid import UUID, uuid5

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import Scored, VisitOptions, instrument_of, my_visits, visit_options
from startbaan.apps.people.access import acting_as
from startbaan.domain.instruments.definition import Instrument
from startbaan.project.cast import Cast, Coupling
from startbaan.project.demo_moments import done_at

NUMBERS = UUID("6f0b6a52-6a6b-4c1b-9d0a-7c1d2f7d5a10")
PLANNED_BEFORE = timedelta(days=6)
GUIDE, FULL = "looking-guide", "lesson-35"
# Whom a trained observer looked at with the instrument of 35 items, for which nobody has parameters.
LOOKED_AT_FULLY, FULL_AGO = "femke", 13
# Of whom there is more than one visit: how many days ago, by which of the observers (0 is the coach), what is in.
MANY = (
    (55, 0, "both"),
    (41, 1, "both"),
    (24, 2, "both"),
    (10, 0, "both"),
    (3, 0, "observer"),
    (-5, 1, ""),
)
FEW = (
    ((33, 0, "both"), (6, 1, "starter")),
    ((20, 0, "both"),),
    ((4, 0, ""),),
    ((17, 1, "waived"), (-3, 0, "")),
)
LESSONS = ("Rekenen: breuken", "Begrijpend lezen", "Start van de middag", "Taal: spelling", "Wereldoriëntatie")
FOCUS = (
    "Wie doet er mee tijdens de uitleg?",
    "De eerste tien minuten",
    "Welke vragen zetten aan tot denken?",
    "",
)
NOTES = (
    "Wacht tot iedereen kijkt voordat de uitleg begint.",
    "Drie leerlingen vertellen in eigen woorden wat de opdracht is.",
    "De achterste tafelgroep begint later.",
    "Geeft een compliment dat zegt wat er goed ging.",
)
OWN_NOTES = ("Dit ging beter dan vorige keer.", "Hier verloor ik de groep even.", "Ik vergat te kijken wie het snapte.")
HEIGHT, SLOPE, GROWTH = 3.7, 1.9, 0.009  # how a score falls with the order of the items, and rises by the day
SEVERITY = (0.0, -0.35, 0.3)
SELDOM_SEEN, NOTED = 0.06, 0.3


def load(made: Cast, couplings: Iterable[Coupling], *, on: date) -> None:
    """Let coaches plan visits with some of their starters, and both score them; who is trained looks at one fully."""
    random = Random(3507)
    own = [one for one in couplings if one.ended_days_ago is None]
    first = [one for one in own if one.starter == "sanne"]
    others = [one for one in own if one.starter != "sanne"][: len(FEW)]
    for coupling, visits in zip([*first, *others], [MANY, *FEW], strict=False):
        for ago, who, what in visits:
            _visit(made, coupling, random, day=_school_day(on - timedelta(days=ago)), who=who, what=what, on=on)
    for coupling in (one for one in own if one.starter == LOOKED_AT_FULLY):
        day = _school_day(on - timedelta(days=FULL_AGO))
        _visit(made, coupling, random, day=day, who=0, what="both", on=on, key=FULL)


def _visit(
    made: Cast, coupling: Coupling, random: Random, *, day: date, who: int, what: str, on: date, key: str = GUIDE
) -> None:
    """Plan one visit and score what is in of it; nothing where the coach did not guide yet."""
    planned_on = min(day, on) - PLANNED_BEFORE
    coach, starter = made.persons[coupling.holder], made.persons[coupling.starter]
    with acting_as(coach, on=planned_on) as by:
        coached = next((person for person in my_visits(by).starters if person.pk == starter), None)
        if coached is None:
            return
        options = visit_options(by, coached.key)
        observer = _observer(options, who)
        version = next(row for row in options.instruments if row.key == key)
        guide = instrument_of(version)
        plan = actions.VisitPlan(
            day=day,
            moment=random.choice((time(9, 0), time(10, 45), time(13, 15))),
            lesson=random.choice(LESSONS),
            focus=random.choice(FOCUS),
            instrument=version.pk,
            observer=observer,
            is_test_free=True,
        )
        visit = actions.plan_visit(by=by, at=done_at(planned_on, time(16, 5)), options=options, plan=plan).item
    rise = GROWTH * max(0, 55 - (on - day).days)
    if what in {"both", "observer", "waived"}:
        _observe(observer, visit, guide, random, day=day, rise=rise + SEVERITY[who % len(SEVERITY)])
    if what in {"both", "starter", "waived"}:
        _rate(starter, visit, guide, random, day=day, rise=rise, waives=what == "waived")


def _observe(observer: int, visit: UUID, guide: Instrument, random: Random, *, day: date, rise: float) -> None:
    with acting_as(observer, on=day) as by:
        at = done_at(day, time(15, 20))
        scores = _scores(guide, random, rise=rise, notes=NOTES)
        item = uuid5(NUMBERS, str(visit))
        actions.save_scores(by=by, at=at, visit=visit, item=item, base=0, scores=scores, minutes=40)
        actions.send_observation(by=by, at=at, visit=visit)


def _rate(
    starter: int, visit: UUID, guide: Instrument, random: Random, *, day: date, rise: float, waives: bool
) -> None:
    with acting_as(starter, on=day) as by:
        at = done_at(day, time(16, 40))
        if waives:
            actions.waive_self_rating(by=by, at=at, visit=visit)
            return
        scores = _scores(guide, random, rise=rise - 0.2, notes=OWN_NOTES)
        actions.save_self_scores(by=by, at=at, visit=visit, base=0, scores=scores)
        actions.send_self_rating(by=by, at=at, visit=visit, share_with_coach=True)


def _scores(guide: Instrument, random: Random, *, rise: float, notes: tuple[str, ...]) -> dict[str, Scored]:
    """Scores that fall with the order of the items, as most do, with what chance adds."""
    found = {}
    for number, key in enumerate(guide.keys):
        height = HEIGHT - SLOPE * number / len(guide.keys) + rise + random.gauss(0, 0.5)
        score = None if random.random() < SELDOM_SEEN else max(1, min(len(guide.scale), round(height)))
        found[key] = Scored(score, random.choice(notes) if random.random() < NOTED else "")
    return found


def _observer(options: VisitOptions, who: int) -> int:
    """The coach, or one of the others; the coach where there is nobody else."""
    others = [person.pk for person in options.observers if person.pk != options.coach.holder_id]
    return others[(who - 1) % len(others)] if who and others else options.coach.holder_id


def _school_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
