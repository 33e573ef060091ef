"""The demo's gatherings: start meetings and an afternoon that were held, and the next one open with a waiting list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random
from uuid import UUID, uuid4

from startbaan.apps.gatherings import actions, queries
from startbaan.apps.people.access import acting_as
from startbaan.domain.schedule.calendar import Region, shipped_calendars
from startbaan.project import demo_bodies
from startbaan.project.cast import CAST, Cast
from startbaan.project.demo_moments import done_at

COMES, SAYS_NO, CAME = 0.75, 0.5, 0.9  # say yes; of the others say no; of who says yes are there
NOTICE = timedelta(days=35)
SESSIONS = (
    ("Groepsdynamiek", "Hoe een groep een groep wordt, en wat jij daarin doet. Met een casus uit je eigen klas.", (1,)),
    ("Klassenmanagement", "Rust, regels en een goede start van de les. Je oefent het in kleine groepen.", (1,)),
    ("Omgaan met werkdruk en werkbeleving", "Wat kost je energie, wat geeft je energie, en wat kun je laten?", (1,)),
    ("Communicatie met ouders", "Een moeilijk gesprek voorbereiden en voeren. Je oefent met een acteur.", ()),
    ("Passend onderwijs", "Verschillen in de klas: wat vraagt dat van jou, en wie helpt je daarbij?", (2, 3)),
    ("Formatief toetsen", "Zien wat leerlingen al kunnen, zonder cijfer. Neem een toets mee.", (2, 3)),
    ("Handelingsgericht werken", "Van wat een leerling nodig heeft naar wat jij morgen doet.", (2, 3)),
)
TRAINERS = ("olga", "anouk", "jeroen")  # one session each; who gives the others comes from outside
OWN_WORDS = "Fijn als je komt. Overleg op tijd met je directeur, dan kan de school het regelen."
REASONS = ("Ik sta die middag voor de klas.", "Ik heb dan een studiedag op school.", "Ik werk niet op die dag.", "")


@dataclass(frozen=True)
class Plan:
    """A gathering of the demo: who makes it, what is said of it, and how many of those invited come."""

    by: int
    offer: str
    title: str
    about: str
    place: str
    day: date
    begins: time
    minutes: int
    places: int | None = None
    comes: float = COMES
    sessions: tuple[actions.NewSession, ...] = ()
    is_open_to_sanne: bool = False  # she, whom visitors look over the shoulder, has not answered yet


def load(made: Cast, starters: Collection[int], *, on: date, seed: int) -> None:
    """Hold what was to be held by this day, and open what comes next."""
    random = Random(seed)
    for plan in (*_start_meetings(made, on=on), *_afternoons(made, on=on), *_others(made, on=on)):
        opened_on = min(on, plan.day - NOTICE)
        key = _arrange(plan, opened_on)
        invited = _invite(made, plan, key, opened_on, among=starters)
        random.shuffle(invited)
        for person in invited:
            said = replace(plan, comes=1) if person == made.sanne else plan
            if person != made.sanne or not plan.is_open_to_sanne:
                day = min(on, opened_on + timedelta(days=random.randrange(2, 21)))
                _answer(said, person, key, on=day, random=random)
        if plan.day < on:
            _tick(plan, key, random, surely=made.sanne)
    demo_bodies.load(made, on=on)


def _start_meetings(made: Cast, *, on: date) -> Sequence[Plan]:
    """The start meeting of each board, the last one before this day."""
    day = _last_before(on, months=(9,))
    return [
        Plan(
            by=made.persons[handle],
            offer=f"start_meeting::{made.organisations[board]}",
            title="Startbijeenkomst",
            about="Kennismaken met je bestuur en met de andere starters. Neem mee wat je graag wilt weten.",
            place="Bestuurskantoor",
            day=day,
            begins=time(15),
            minutes=120,
        )
        for board, handle in sorted(CAST.coordinators.items())
    ]


def _afternoons(made: Cast, *, on: date) -> Sequence[Plan]:
    """The afternoon that was last, and the next one, which has too few places."""
    trainers = tuple(made.persons[handle] for handle in TRAINERS)
    plan = Plan(
        by=made.jeroen,
        offer=f"afternoon::{made.organisations['waterrijk']}",
        title="Professionaliseringsmiddag",
        about="Leren met collega’s uit de hele opleidingsschool: je kiest één werksessie.",
        place="Pabo Waterrijk, Merendam",
        day=_last_before(on, months=(3, 11)),
        begins=time(14),
        minutes=180,
        sessions=_sessions(trainers, places=14),
    )
    sessions, day = _sessions(trainers, places=6), _first_after(on, months=(3, 11))
    ahead = replace(plan, day=day, places=24, sessions=sessions, is_open_to_sanne=True)
    return plan, ahead


def _others(made: Cast, *, on: date) -> Sequence[Plan]:
    """What the institute holds, and the panel talk with starters."""
    partnership = made.organisations["waterrijk"]
    day = Plan(
        by=made.fatima,
        offer=f"return_day::{partnership}",
        title="Terugkomdag",
        about="Terug op de opleiding: wat heb je geleerd, wat verraste je, en wat zoek je nog?",
        place="Pabo Waterrijk, Merendam",
        day=_wednesday(on - timedelta(weeks=4)),
        begins=time(10),
        minutes=300,
        comes=0.3,
    )
    look = replace(
        day,
        offer=f"look_along_day::{partnership}",
        title="Meekijkdag",
        about="Kijk een dag mee op een andere school van de opleidingsschool.",
        day=_wednesday(on + timedelta(weeks=4)),
        places=10,
        is_open_to_sanne=True,
    )
    panel = replace(
        day,
        by=made.anouk,
        offer=f"panel_talk::{partnership}",
        title="Panelgesprek met starters",
        about="Wat hielp je dit jaar, en wat moet volgend jaar anders? De werkgroep luistert en noteert geen namen.",
        day=_wednesday(on + timedelta(weeks=6)),
        begins=time(15),
        minutes=90,
        places=12,
    )
    return day, look, panel


def _sessions(trainers: tuple[int, ...], *, places: int) -> tuple[actions.NewSession, ...]:
    return tuple(
        actions.NewSession(title, about, f"Lokaal {number}", places, years, trainers[number - 1 : number])
        for number, (title, about, years) in enumerate(SESSIONS, start=1)
    )


def _arrange(plan: Plan, on: date) -> UUID:
    with acting_as(plan.by, on=on) as by:
        offer = queries.offer_at(by, plan.offer)
        is_ahead = plan.places is not None and plan.sessions
        content = actions.Content(
            title=plan.title,
            about=plan.about,
            for_whom=offer.groups[0],
            day=plan.day,
            begins=plan.begins,
            minutes=plan.minutes,
            place=plan.place,
            online_link="",
            places=plan.places,
            answer_until=plan.day - timedelta(days=7),
            choose_until=plan.day - timedelta(days=7) if is_ahead else None,
        )
        made = actions.arrange(
            by=by, at=done_at(on, time(9)), key=uuid4(), offer=offer, content=content, sessions=plan.sessions
        )
    return made.key


def _invite(made: Cast, plan: Plan, key: UUID, on: date, *, among: Collection[int]) -> list[int]:
    """Invite board by board, one of them in its own words; gives the starters who were invited."""
    asked: set[int] = set()
    for person, words in ((made.hanneke, OWN_WORDS), (plan.by, "")) if plan.sessions else ((plan.by, ""),):
        with acting_as(person, on=on) as by:
            for board in queries.boards_invited(by, key).boards:
                actions.invite_board(
                    by=by, at=done_at(on, time(10)), gathering=key, organisation=board.organisation.pk, words=words
                )
                asked.update(board.new)
    return sorted(asked & set(among))


def _tick(plan: Plan, key: UUID, random: Random, *, surely: int) -> None:
    """Write down on the day itself who came."""
    with acting_as(plan.by, on=plan.day) as by:
        lines = queries.attendance_list(by, key).expected
        notes = []
        for line in lines:
            came = random.random() < CAME or line.row.starter_id == surely
            notes.append(actions.Noted(line.row.pk, actions.Seen.CAME if came else actions.Seen.AWAY))
        actions.note_seen(by=by, at=done_at(plan.day, time(17, 15)), gathering=key, notes=notes)


def _answer(plan: Plan, person: int, key: UUID, *, on: date, random: Random) -> None:
    """Say yes and choose a session, say no, or say nothing yet."""
    at = done_at(on, time(16, random.randrange(60)))
    with acting_as(person, on=on) as by:
        if random.random() < plan.comes:
            actions.sign_up(by=by, at=at, gathering=key)
            choice = queries.my_session_choice(by, key) if plan.sessions else None
            if choice is not None and choice.way is queries.Way.PREFER:
                wanted = random.sample([one.row.key for one in choice.sessions], choice.number)
                actions.prefer_sessions(by=by, at=at, gathering=key, wanted=wanted)
            elif choice is not None and choice.way is queries.Way.TAKE:
                free = [one.row.key for one in choice.sessions if not one.is_full]
                actions.take_session(by=by, at=at, gathering=key, session=random.choice(free))
        elif random.random() < SAYS_NO:
            actions.sign_off(by=by, at=at, gathering=key, because=random.choice(REASONS))


def _last_before(on: date, *, months: Collection[int]) -> date:
    """The last day before this one among the second Wednesdays of these months, moved out of a holiday."""
    return max(day for day in _candidates(on, months) if day < on)


def _first_after(on: date, *, months: Collection[int]) -> date:
    """The first of those that is more than a week ahead."""
    return min(day for day in _candidates(on, months) if day > on + timedelta(days=7))


def _candidates(on: date, months: Collection[int]) -> list[date]:
    return [_wednesday(date(year, month, 8)) for year in range(on.year - 1, on.year + 2) for month in months]


def _wednesday(day: date) -> date:
    """The Wednesday from this day on, in a week with school."""
    calendar = shipped_calendars()[Region.NOORD]
    found = day + timedelta(days=(2 - day.weekday()) % 7)
    while not calendar.is_school_day(found):
        found += timedelta(days=7)
    return found
