"""What coaches and starters of the demo wrote, agreed and decided, through the actions they have."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from random import Random

from startbaan.apps.coaching import actions
from startbaan.apps.coaching.queries import (
    Course,
    Moment,
    Section,
    coach_of,
    courses,
    final_talks_without_decision,
    moment_of,
    open_agreements,
    refusals_of,
    text_of,
)
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.project.cast import Cast, Coupling
from startbaan.project.demo_moments import done_at

PLANS = (
    "Rekenles in groep 5, instructie aan de hele groep. Vraag: wie doet er mee als ik uitleg, en wie haakt af?",
    "Start van de middag, na de pauze. Let op de eerste tien minuten: wat doe ik, wat doet de groep?",
    "Begrijpend lezen met een nieuwe tekst. Ik wil weten of mijn vragen de leerlingen aan het denken zetten.",
)
REPORTS = (
    (
        "Sterk: je staat bij de deur, noemt iedereen bij naam en begint rustig. De uitleg was kort en helder. "
        "Na een kwartier raakte de achterste tafelgroep het doel kwijt. We spraken over een korte check halverwege: "
        "drie kinderen vertellen in eigen woorden wat de opdracht is."
    ),
    (
        "We keken terug op de les van vorige week. Je merkte zelf dat je veel herhaalt als het rumoerig wordt. "
        "Afgesproken dat je eerst wacht tot het stil is. Je wilt dit twee weken volhouden en dan opnieuw kijken."
    ),
    (
        "Je vertelde dat het nakijken te veel avonden kost. Samen bekeken wat echt nagekeken moet worden en wat "
        "leerlingen zelf kunnen. Je kiest per vak één toets die telt. Verder ging het over het oudergesprek: je hebt "
        "de opening geoefend."
    ),
)
SECOND = "\n\nAanvulling: de check halverwege werkte meteen. Dat wil ik ook bij taal doen."
OWN_TEXTS = (
    (
        "Ik voel me meer op mijn plek dan in september. De groep kent de regels en ik ook. Wat me nog veel kost is "
        "plannen: ik bereid te veel voor. Van mijn coach wil ik vooral dat hij mee blijft kijken in de les."
    ),
    (
        "Het ging met vallen en opstaan, maar ik sta er. Ik heb geleerd om hulp te vragen voordat het te laat is. "
        "Volgend jaar wil ik verder met differentiëren."
    ),
)
AGREEMENTS = (
    ("Halverwege elke instructie een korte check bij drie kinderen", "starter", 14),
    ("Een filmpje van vijf minuten van de start van de middag maken", "starter", 21),
    ("Een voorbeeld van een weekplanning sturen", "coach", 7),
    ("Samen de toetsen van dit blok doorlopen", "samen", 28),
)
GOALS = (
    "Bij de start van de les is het binnen drie minuten stil, zonder dat ik mijn stem verhef",
    "In elke rekeninstructie laat ik halverwege zien wie het al snapt en wie niet",
    "Ik bereid een les voor in een half uur",
)
REASONS = {
    "doorgaan": "De basis staat. Voor differentiëren en oudergesprekken is nog een jaar met een coach zinvol.",
    "op-verzoek": "Het gaat goed zonder vaste gesprekken. Bij een nieuwe groep is coaching weer welkom.",
}
LAST = "Na deze jaren gaat het zelfstandig verder. De laatste afspraken zijn gemaakt."
LATELY = 4  # of so many talks there is something written, so that the demo is made quickly
NOTE = "Volgende keer niet te snel met tips komen; eerst laten vertellen wat er zelf al geprobeerd is."


def guide(made: Cast, couplings: Iterable[Coupling], *, on: date, seed: int) -> None:
    """Let these starters and their coaches write, agree and note what belongs to the talks they had."""
    random = Random(seed)
    for coupling in couplings:
        starter, coach = made.persons[coupling.starter], made.persons[coupling.holder]
        day = on - timedelta(days=coupling.ended_days_ago or 0)
        with acting_as(starter, on=day) as by:
            _prepare(by, starter, random)
        with acting_as(coach, on=day) as by:
            _report(by, starter, random)
        with acting_as(starter, on=day) as by:
            _answer(by, starter, random)


def decide(made: Cast, starter: str, random: Random, *, on: date) -> bool:
    """Record what the last final talk decided, on its day; say whether there was one without a decision."""
    with acting_as(made.persons[starter], on=on) as by:
        missing = next(iter(final_talks_without_decision(by, made.persons[starter])), None)
        coach = coach_of(made.persons[starter], day=missing.day) if missing else None
    if missing is None or coach is None:
        return False
    with acting_as(coach.holder, on=missing.day) as by:
        moment = moment_of(by, missing.key)
        refused = {outcome.value for outcome in refusals_of(moment)}
        outcome = random.choice([outcome for outcome in REASONS if outcome not in refused] or ["stoppen"])
        actions.decide(by=by, at=_at(missing.day), moment=moment, outcome=outcome, reason=REASONS.get(outcome, LAST))
    return True


def _prepare(by: Viewer, starter: int, random: Random) -> None:
    """Write an own text before each talk that looks back."""
    for moment in _held(courses(by, [starter])[starter]):
        if moment.evaluates and random.random() < 0.7:
            _write(by, moment, Section.OWN, random.choice(OWN_TEXTS))


def _report(by: Viewer, starter: int, random: Random) -> None:
    """Let the coach write, agree, set a goal, spread some contact, and say once why it was not held."""
    course = courses(by, [starter])[starter]
    held = _held(course)
    for moment in held:
        if moment.is_visit and random.random() < 0.8:
            _write(by, moment, Section.PLAN, random.choice(PLANS))
        if len(held) < LATELY or random.random() < 0.7:
            _write(by, moment, Section.REPORT, random.choice(REPORTS))
            words, whose, days = random.choice(AGREEMENTS)
            due = moment.day + timedelta(days=days)
            with suppress(Refusal):
                actions.agree(by=by, at=_at(moment.day), moment=moment, words=words, whose=whose, due_on=due)
    actions.set_goal(by=by, at=_at(by.on - timedelta(days=40)), starter=starter, words=random.choice(GOALS))
    actions.note(by=by, at=_at(by.on - timedelta(days=9)), starter=starter, words=NOTE)
    for days in random.sample(range(3, 45), k=2):
        with suppress(Refusal):
            way = random.choice(("bericht", "gesprek"))
            day = by.on - timedelta(days=days)
            actions.meet(by=by, at=_at(day), starter=starter, way=way, day=day, minutes=None)
    if course.talks and random.random() < 0.4:
        reason = random.choice(("geen-vervanging", "geen-tijd", "ziek", "verzet"))
        with suppress(Refusal):
            actions.put_off(by=by, at=_at(by.on), moment=course.talks[0].moment.key, reason=reason)


def _answer(by: Viewer, starter: int, random: Random) -> None:
    """Let the starter add to the last report, and keep the agreements of long ago and some of lately."""
    course = courses(by, [starter])[starter]
    written = [line for line in course.past if line.report and line.opens]
    for line in written[:1]:
        text = text_of(by, line.moment, Section.REPORT)
        if text.now:
            _write(by, line.moment, Section.REPORT, text.words + SECOND)
    promised = open_agreements(by, starter, at=_at(by.on))
    for promise in promised:
        long_ago = promise.row.due_on is not None and promise.row.due_on < by.on - timedelta(days=30)
        if long_ago or (promise is not promised[-1] and random.random() < 0.6):
            actions.keep_agreement(by=by, at=_at(by.on), agreement=promise.item)


def _held(course: Course) -> list[Moment]:
    held = [line.moment for line in reversed(course.past) if line.opens and not line.moment.unplanned]
    return held[-LATELY:]


def _write(by: Viewer, moment: Moment, section: Section, words: str) -> None:
    text = text_of(by, moment, section)
    with suppress(Refusal):
        actions.write(by=by, at=_at(moment.day), moment=moment, section=section, words=words, based_on=text.number)


def _at(day: date) -> datetime:
    return done_at(day, time(16, 10))
