"""The demo's surveys: the guidance of two years, an afternoon of this autumn, and one that runs now. All invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random

from startbaan.apps.gatherings.queries.held import held_lately
from startbaan.apps.people.access import acting_as
from startbaan.apps.people.queries import organisation
from startbaan.apps.surveys.actions import Plan, asked_of, close_due, last_day, open_survey, send_answers
from startbaan.apps.surveys.actions.occasions import GATHERING
from startbaan.apps.surveys.queries import definition_of, newest_versions
from startbaan.apps.surveys.queries.whom import Whom, people_to_ask, starters_among
from startbaan.domain.periods import SchoolYear
from startbaan.domain.questionnaires.answering import Answer
from startbaan.domain.questionnaires.definition import (
    ChoiceQuestion,
    NumberQuestion,
    OpenQuestion,
    Question,
    Questionnaire,
    RankingQuestion,
    ScaleQuestion,
    SeveralQuestion,
)
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

ASKER = "anouk"
EARLIER, RUNS, ENOUGH = timedelta(days=245), 10, 10
NOT_YET = ("sanne", "ruben")  # who has still to fill in what runs now
WORDS: Mapping[str, tuple[str, ...]] = {
    "missed": (
        "Een vast moment met mijn coach, elke twee weken.",
        "Meer tijd om mijn lessen voor te bereiden.",
        "Iemand die eerder in mijn klas kwam kijken.",
        "Uitleg over de zorgstructuur, dat moest ik zelf uitzoeken.",
        "Contact met starters van andere scholen.",
        "Hulp bij de eerste oudergesprekken.",
    ),
    "keep": (
        "De gesprekken met mijn coach.",
        "Mijn maatje, daar kan ik altijd terecht.",
        "De intervisie. Ik ben niet de enige die dit lastig vindt.",
        "De middagen met andere starters.",
        "Dat ik een dag in de week extra tijd had.",
        "Kijken bij een collega.",
    ),
    "tomorrow": (
        "Beginnen met een vaste start van de les.",
        "Minder praten en de klas laten werken.",
        "De beurten anders verdelen.",
        "Vooraf opschrijven welke drie vragen ik stel.",
        "Samen met mijn duo-collega een weekplanning maken.",
    ),
    "better": (
        "Iets meer tijd om te oefenen.",
        "Graag een groep met starters van hetzelfde leerjaar.",
        "De zaal was te vol.",
        "Niets, dit was goed.",
        "Het materiaal vooraf krijgen.",
    ),
    "differently": (
        "Vaker kort bellen tussen de lesbezoeken door.",
        "Niets. Ik kan altijd terecht.",
        "Meer voorbeelden uit de eigen praktijk.",
    ),
    "tip": (
        "Vaker in groepjes werken.",
        "Meer spelletjes met tafels.",
        "Rustiger uitleggen.",
        "Vaker naar buiten.",
    ),
}


@dataclass(frozen=True)
class Told:
    """One survey: which questions, when it opened, how many of a hundred answered, and how content they were."""

    questionnaire: str
    opens_on: date
    answer: float
    content: float
    name: str = ""
    about: str = ""
    whom: tuple[Whom, ...] = ()


def load(made: Cast, *, on: date) -> None:
    """Let the working group ask, let starters answer on days of their own, and count what is over."""
    year = SchoolYear.of(on).start_year
    told = [
        Told("guidance", date(year - 1, 5, 10), 0.95, 0.58),
        Told("guidance", date(year, 5, 10), 0.88, 0.7),
        *_afternoons(made, on=on),
    ]
    for number, one in enumerate(told):
        _ask(made, one, Random(number), on=on)


def _afternoons(made: Cast, *, on: date) -> list[Told]:
    """The afternoon that was held last; one of long ago with its results, and one that runs now where that is over."""
    before = Told("afternoon", on - EARLIER, 0.85, 0.7, "Jouw middag: Rust in de klas")
    recent = Told("afternoon", on - timedelta(days=3), 0.45, 0.66, "Jouw middag: Verschillen in de klas")
    held = held_lately(made.organisations["waterrijk"], since=on - EARLIER, until=on - timedelta(days=1))
    afternoon = next((one for one in held if one.of_kind == "afternoon" and len(one.people) >= ENOUGH), None)
    if afternoon is None:
        return [before, recent]
    opens_on = afternoon.day + timedelta(days=1)
    about, whom = f"{GATHERING}{afternoon.key}", tuple(starters_among(afternoon.people, on=afternoon.day))
    last = Told("afternoon", opens_on, 0.85, 0.72, f"Jouw middag: {afternoon.title}", about, whom)
    return [before, last, recent] if (on - opens_on).days > RUNS else [before, last]


def _ask(made: Cast, told: Told, random: Random, *, on: date) -> None:
    place = organisation("waterrijk")
    assert place
    (version,) = (row for row in newest_versions(place.pk) if row.key == told.questionnaire)
    asks = definition_of(version)
    whom = told.whom or people_to_ask(place, raters=asks.raters, on=told.opens_on)
    closes_on = last_day(asks, told.opens_on)
    plan = Plan(version, place, told.name or asks.title.nl, told.opens_on, closes_on, told.about)
    with acting_as(made.persons[ASKER], on=told.opens_on) as by:
        survey = open_survey(by=by, at=done_at(told.opens_on, time(9)), plan=plan, asked=asked_of(whom))
    is_over = closes_on < on
    waiting = () if is_over else {made.persons[handle] for handle in NOT_YET}
    for one in whom:
        if one.person in waiting or random.random() > told.answer:
            continue
        latest = min(closes_on, on)
        day = told.opens_on + timedelta(days=random.randint(0, (latest - told.opens_on).days))
        with acting_as(one.person, on=day) as by:
            send_answers(by=by, survey=survey.key, answers=answers_to(asks, random, content=told.content))
    if is_over:
        close_due(on=closes_on + timedelta(days=1), at=done_at(closes_on + timedelta(days=1), time(6, 37)))


def answers_to(asks: Questionnaire, random: Random, *, content: float) -> dict[str, Answer]:
    """What one starter says: more or less content as a person, and not the same on everything."""
    mood = min(max(random.gauss(content, 0.18), 0.05), 0.98)
    given = {question.key: _answer(question, random, mood) for question in asks.questions}
    return {key: answer for key, answer in given.items() if answer is not None and answer != ()}


def _answer(question: Question, random: Random, mood: float) -> Answer | None:
    if not question.is_required and random.random() < 0.06:
        return None
    match question:
        case ScaleQuestion() | NumberQuestion():
            low, high = question.bounds
            if question.key == "visited":
                return random.choice((0, 1, 2, 2, 3, 3, 4, 6))
            return min(max(round(low + (high - low) * random.gauss(mood, 0.14)), low), high)
        case ChoiceQuestion():
            return random.choice(question.options).key
        case SeveralQuestion():
            chosen = [option.key for option in question.options if random.random() < 0.35]
            return tuple(chosen[: question.most])
        case RankingQuestion():
            keys = [option.key for option in question.options]
            order = sorted(keys, key=lambda key: keys.index(key) + random.gauss(0, 2.5))
            return tuple(order[: random.randint(1, question.most)])
        case OpenQuestion():
            return random.choice(WORDS[question.key]) if random.random() < 0.6 else None
