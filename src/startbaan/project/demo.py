"""The demo: a partnership at work, invented from a seed, relative to today; some things are late, as in life."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from startbaan.apps.coaching import actions as coaching
from startbaan.apps.coaching.queries import addressees, open_question, shelf
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.people.queries import helpers_of
from startbaan.apps.programme.actions import do_activity, plan_activity, tick_subject
from startbaan.apps.programme.queries import (
    OnboardingDue,
    Seen,
    Standing,
    my_onboarding,
    my_track,
    onboarding_due_for,
    onboarding_of,
)
from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.privacy.roles import RoleName
from startbaan.domain.schedule.definition import ActivityKind
from startbaan.project import (
    cast,
    demo_agenda,
    demo_appraisal,
    demo_asked,
    demo_circumstances,
    demo_costs,
    demo_counted,
    demo_gatherings,
    demo_guidance,
    demo_hours,
    demo_mail,
    demo_matching,
    demo_observers,
    demo_peergroups,
    demo_plans,
    demo_policy,
    demo_pupils,
    demo_quality,
    demo_scale,
    demo_signals,
    demo_surveys,
    demo_visits,
    demo_wishes,
)
from startbaan.project.cast import CAST, Cast, Coupling, Holding, Member, Place, Scene
from startbaan.project.demo_moments import done_at

SEED = 2026
# Done this year by being there: see `demo_gatherings` and `demo_peergroups`.
MET = {ActivityKind.START_MEETING, ActivityKind.AFTERNOON, ActivityKind.PEER_MEETING}
JUST_PAST = timedelta(weeks=7)
GIVEN = (
    "Aïsha", "Amber", "Anne", "Annelies", "Bram", "Britt", "Charlotte", "Daan", "Demi", "Dewi", "Elif", "Emma",
    "Esmée", "Fleur", "Floor", "Gijs", "Hugo", "Ilse", "Imane", "Iris", "Jasper", "Jelle", "Jesse", "Jip", "Job",
    "Julia", "Kaya", "Kim", "Koen", "Lara", "Lars", "Laura", "Lieke", "Lisa", "Luuk", "Maartje", "Maud", "Max",
    "Merel", "Mila", "Milan", "Naomi", "Nina", "Noor", "Pepijn", "Rachid", "Renske", "Roos", "Sem", "Sofie", "Stijn",
    "Suze", "Tess", "Thomas", "Tijn", "Tim", "Umut", "Veerle", "Vera", "Wessel", "Yara", "Zoë",
)  # fmt: skip
FAMILY = (
    ("", "Aarts"), ("", "Aydın"), ("van den", "Berg"), ("", "Bos"), ("den", "Boer"), ("", "Brouwer"), ("de", "Bruijn"),
    ("van", "Dijk"), ("", "Dijkstra"), ("van", "Doorn"), ("", "Driessen"), ("", "Evers"), ("", "Gerritsen"),
    ("de", "Haan"), ("", "Hendriksen"), ("", "Hoekstra"), ("", "IJsselstein"), ("", "Jacobs"), ("de", "Jong"),
    ("", "Kaya"), ("", "Klaassen"), ("", "Kuiper"), ("van", "Leeuwen"), ("van der", "Linden"), ("", "Maas"),
    ("", "Martens"), ("de", "Mol"), ("", "Nguyen"), ("van", "Os"), ("", "Peters"), ("", "Postma"), ("van", "Rijn"),
    ("", "Schouten"), ("", "Scholten"), ("", "Tahiri"), ("", "Timmermans"), ("van 't", "Veld"), ("", "Verbeek"),
    ("", "Vermeulen"), ("de", "Vries"), ("", "Wagenaar"), ("van", "Wijk"), ("", "Willems"),
    ("ter", "Wal"), ("", "Zwart"),
)  # fmt: skip
MORE_PLACES = (
    Place("de-wilg", "school", "De Wilg", "waterland", "po", "98AF00", "Zuiderplas", "noord", lies=("120.1", "500.3")),
    Place(
        "klaverweide",
        "school",
        "Klaverweide",
        "waterland",
        "po",
        "98AG00",
        "Merendam",
        "noord",
        lies=("125.7", "509.4"),
    ),
    Place(
        "de-horizon", "school", "De Horizon", "de-vaart", "po", "98AH00", "Vaartdorp", "noord", lies=("133.6", "513.1")
    ),
    Place(
        "meren-vmbo",
        "school",
        "Meren Vakcollege",
        "merencollege",
        "vo",
        "98VB00",
        "Zuiderplas",
        "noord",
        lies=("121.9", "502.5"),
    ),
    Place(
        "zorg-polderland",
        "school",
        "Polderland Zorg en Welzijn",
        "roc-polderland",
        "mbo",
        "98MB00",
        "Merendam",
        "noord",
        lies=("128.2", "508.4"),
    ),
)
# How many more starters each school has, by the number of school years since they began.
STARTERS = {
    "de-sluis": (1, 1, 0), "het-kompas": (2, 1, 1), "de-vlinder": (1, 2, 1), "de-wilg": (2, 2, 1),
    "klaverweide": (2, 1, 2),
    "de-regenboog": (2, 1, 1), "de-bron": (1, 1, 2), "de-horizon": (2, 2, 1), "meren-lyceum": (3, 2, 1),
    "meren-vmbo": (2, 1, 1), "techniek-polderland": (1, 1, 1), "zorg-polderland": (2, 1, 1),
}  # fmt: skip
COACHED_BY = {
    "waterland": ("mehmet", "petra", "coach-1", "coach-2", "coach-3"),
    "de-vaart": ("carla", "coach-4", "coach-5"),
    "merencollege": ("omar", "coach-6"),
    "roc-polderland": ("coach-7",),
}
UNDECIDED = 2  # starters about whose coaching nothing was decided, though the year is over
EXPERIENCED = ("klaverweide", "de-bron")  # schools where who is in the third year taught elsewhere before
QUESTIONS = (
    (
        "Ouders die veel mailen",
        "Eén ouder mailt elke dag. Hoe snel moet ik antwoorden, en wat hoort eigenlijk bij school?",
    ),
    ("Toetsen nakijken", "Ik kijk tot laat in de avond na. Hoe doen jullie dat, moet echt alles nagekeken?"),
    ("Groepsplan", "Waar vind ik het groepsplan van vorig jaar, en wat verwacht je dat ik er nu mee doe?"),
    ("Onrust na de pauze", "Na de pauze kost het me een kwartier voor het rustig is. Wil je een keer komen kijken?"),
)
ANSWERS = (
    "Goed dat je het vraagt. Zullen we donderdag na schooltijd even gaan zitten? Dan laat ik zien hoe ik het doe.",
    "Dat hoeft niet allemaal. Kies per vak één toets die telt; ik stuur je het overzicht.",
)


def scene(*, seed: int = SEED) -> Scene:
    """The cast with more schools, some fifty more starters, and the people who guide them."""
    random = Random(seed)
    names = _names(random)
    places = (*CAST.places, *MORE_PLACES)
    schools = {place.key: place for place in places if place.of_kind == "school"}
    members, holdings, couplings = list(CAST.members), list(CAST.holdings), list(CAST.couplings)
    coaches = list(CAST.coaches)
    for board, handles in COACHED_BY.items():
        for handle in handles:
            if handle.startswith("coach-"):
                school = random.choice([key for key, place in schools.items() if place.parent == board])
                members.append(Member(handle, *next(names), board, school, function="coach"))
                coaches.append((handle, board, "intern", str(random.choice((33, 44, 55)))))
    leaders = {holding.at: holding.handle for holding in holdings if holding.role is RoleName.LINE_MANAGER}
    numbers = count(1)
    for key, years in STARTERS.items():
        board = str(schools[key].parent)
        leader = leaders.get(key)
        if leader is None:
            leader = f"leiding-{key}"
            members.append(Member(leader, *next(names), board, key, scale="", function="directeur"))
            holdings.append(Holding(leader, RoleName.LINE_MANAGER, key))
        for since, how_many in enumerate(years):
            for _ in range(how_many):
                number = next(numbers)
                starter = Member(
                    f"starter-{number}",
                    *next(names),
                    board,
                    key,
                    since,
                    random.choice(("1", "0.8", "0.8", "0.6", "0.5")),
                    step=since + 1,
                    function="leerkracht" if schools[key].sector == "po" else "docent",
                    route=random.choice(("pabo", "pabo", "zij-instromer"))
                    if schools[key].sector == "po"
                    else "tweedegraads",
                    taught_before=2 if since == 2 and key in EXPERIENCED else 0,
                )
                buddy = Member(f"maatje-{number}", *next(names), board, key)
                members += [starter, buddy]
                couplings.append(Coupling(starter.handle, leader, Relation.MANAGER))
                if since == 0 or random.random() < 0.5:
                    couplings.append(Coupling(starter.handle, buddy.handle, Relation.BUDDY))
                if since > 0 or random.random() < 0.85:
                    couplings.append(Coupling(starter.handle, random.choice(COACHED_BY[board]), Relation.COACH))
    return Scene(places, tuple(members), tuple(holdings), tuple(coaches), tuple(couplings))


def load(*, on: date, seed: int = SEED) -> Cast:
    """Fill an empty database with the demo as on this day: the scene, and what its people did so far."""
    play = scene(seed=seed)
    made = cast.load(play, on=on)
    random = Random(seed + 1)
    for member in play.members:
        if member.step:
            with acting_as(made.persons[member.handle], on=on) as by:
                _live(by, random)
    coached = [coupling for coupling in play.couplings if coupling.relation is Relation.COACH]
    later = sorted({coupling.starter for coupling in coached if play.by_handle[coupling.starter].since})
    undecided = [handle for handle in later if handle.startswith("starter-")][:UNDECIDED]
    for handle in (handle for handle in later if handle not in undecided):
        while demo_guidance.decide(made, handle, random, on=on):
            with acting_as(made.persons[handle], on=on) as by:
                _live(by, random)
    ours = [coupling for coupling in coached if coupling in CAST.couplings or coupling.holder in {"mehmet", "petra"}]
    demo_guidance.guide(made, ours, on=on, seed=seed + 2)
    for helper in sorted({c.holder for c in play.couplings if c.ended_days_ago is None and random.random() < 0.7}):
        with acting_as(made.persons[helper], on=on) as by:
            _tick(by, onboarding_due_for(by))
    _ask(made, on=on)
    demo_appraisal.load(made, on=on)
    demo_plans.load(made, on=on)
    demo_agenda.load(made, on=on)
    demo_circumstances.load(made, play.members, on=on, seed=seed + 3)
    demo_signals.load(made, on=on)
    demo_matching.load(made, on=on)
    demo_costs.load(made, on=on)
    demo_policy.load(made, on=on)
    demo_hours.load(made, on=on)
    starters = [made.persons[member.handle] for member in play.members if member.step]
    demo_wishes.load(made, starters, on=on, seed=seed + 4)
    demo_gatherings.load(made, starters, on=on, seed=seed + 5)
    demo_peergroups.load(made, on=on, seed=seed + 6)
    demo_surveys.load(made, on=on)
    demo_asked.load(made, on=on)
    demo_observers.load(made, on=on)
    demo_visits.load(made, ours, on=on)
    demo_scale.load(made, on=on)
    demo_counted.load(made, [coupling for coupling in coached if coupling not in ours], on=on)
    demo_pupils.load(made, on=on)
    demo_quality.load(made, on=on)
    demo_mail.load(on=on)
    return made


def _names(random: Random) -> Iterator[tuple[str, str, str]]:
    """Give one name after another, none twice."""
    names = [(given, *family) for given in GIVEN for family in FAMILY]
    random.shuffle(names)
    yield from names


def _live(by: Viewer, random: Random) -> None:
    """Let a starter do what was to be done, but for some of the last weeks, agree days for what is next, and tick."""
    neat = random.choice((0.5, 0.9, 1.0, 1.0, 1.0))  # how much of what is just past was done
    track = my_track(by)
    coached = any(helper.part == Relation.COACH for helper in helpers_of(by, by.person))
    items = [item for item in track.items if item.is_open] if track else []
    items = [item for item in items if coached or not item.concerns(Relation.COACH)]
    items = [item for item in items if item.words.kind not in MET or item.window.start not in SchoolYear.of(by.on)]
    for item in sorted(items, key=lambda item: item.last_day):
        if item.last_day < by.on - JUST_PAST or (item.last_day < by.on and random.random() < neat):
            _do(by, item, _day_in(item.window, random, until=by.on))
        elif item.standing in {Standing.NOW, Standing.WEEK} and random.random() < neat / 2:
            _plan(by, item, _weekday(by.on + timedelta(days=random.randint(1, 18))), random)
    onboarding = my_onboarding(by)
    for subject in onboarding.subjects if onboarding else ():
        if subject.tickable and subject.last_day < by.on and random.random() < neat:
            tick_subject(by=by, at=_moment(by.on - timedelta(days=random.randint(0, 20))), item=subject.row.pk)


def _tick(by: Viewer, lists: Sequence[OnboardingDue]) -> None:
    """Let a helper tick what the starters concerned ticked themselves."""
    for due in lists:
        for subject in onboarding_of(by, due.starter.key).subjects:
            if subject.is_open_for_me and subject.row.starter_ticked_at:
                tick_subject(by=by, at=_moment(by.on - timedelta(days=3)), item=subject.row.pk)


def _do(by: Viewer, item: Seen, day: date) -> None:
    """Do an activity; when another comes first, on its last day; what cannot be then stays open, as in life."""
    for done_on in (day, min(item.last_day, by.on)):
        with suppress(Refusal):
            do_activity(
                by=by, at=_moment(done_on), activity=item.pk, done_on=done_on, minutes=item.minutes, participants=()
            )
            return


def _plan(by: Viewer, item: Seen, day: date, random: Random) -> None:
    moment = time(random.choice((14, 15, 16)), random.choice((0, 15, 30)))
    with suppress(Refusal):
        plan_activity(by=by, at=_moment(by.on), activity=item.pk, day=day, moment=moment, participants=())


def _ask(made: Cast, *, on: date) -> None:
    """Let three starters ask something, someone read and answer it, and one share it with who leads the school."""
    for handle, asked in (("sanne", QUESTIONS[:2]), ("yasmina", QUESTIONS[2:3]), ("ruben", QUESTIONS[3:])):
        with acting_as(made.persons[handle], on=on) as by:
            for ago, (subject, words) in enumerate(asked, start=2):
                to = addressees(by)[ago % 2]
                coaching.ask(by=by, to=to.key, subject=subject, words=words, at=_moment(on - timedelta(days=ago)))
    with acting_as(made.persons["mehmet"], on=on) as by:
        for question in shelf(by).received[:1]:
            open_question(by, question.item, at=_moment(on - timedelta(days=1)))
            coaching.answer(by=by, item=question.item, words=ANSWERS[0], at=_moment(on - timedelta(days=1)))
    with acting_as(made.persons["sanne"], on=on) as by:
        shared = shelf(by).asked[0].item
        coaching.share(by=by, item=shared, relation=Relation.MANAGER, until=None, at=_moment(on - timedelta(days=1)))
    with acting_as(made.persons["karin"], on=on) as by:
        open_question(by, shared, at=_moment(on - timedelta(days=1)))


def _day_in(window: Period, random: Random, *, until: date) -> date:
    last = min(window.last or until, until)
    return _weekday(window.start + timedelta(days=random.randint(0, max((last - window.start).days - 2, 0))))


def _weekday(day: date) -> date:
    """This day, or the Monday after it in a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _moment(day: date) -> datetime:
    return done_at(day, time(15, 40))
