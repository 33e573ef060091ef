"""The demo's quality: a round that went from a finding to the programme and back, and one that is under way."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.programme.queries import published_versions
from startbaan.apps.quality import actions, queries
from startbaan.apps.surveys.actions import Plan, asked_of, close_due, last_day, open_survey, send_answers
from startbaan.apps.surveys.queries import definition_of, newest_versions
from startbaan.apps.surveys.queries.whom import people_to_ask
from startbaan.domain.periods import SchoolYear
from startbaan.domain.quality.findings import Origin, Outcome
from startbaan.domain.quality.reviews import ReviewKind, Standing
from startbaan.domain.questionnaires.definition import Rater, ScaleQuestion, Subject
from startbaan.domain.schedule.amending import Tree
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

if TYPE_CHECKING:
    from startbaan.apps.people.models import Organisation

KEEPER = "anouk"
# How content each group is in the scan, from nothing to all, and on workload in particular.
SEEN: Mapping[Rater, tuple[float, float]] = {
    Rater.STARTER: (0.62, 0.34),
    Rater.COACH: (0.7, 0.6),
    Rater.LINE_MANAGER: (0.76, 0.78),
    Rater.HR: (0.7, 0.7),
}
NOTES = (
    "De extra tijd staat wel op papier, maar in drukke weken gaat ze naar invallen.",
    "Het helpt als de coach vroeg in het jaar een eerste keer komt kijken.",
    "We willen vaker met starters van andere scholen praten.",
)
STATEMENTS: Mapping[str, str] = {
    "learning-teacher": "We hebben een gedeeld beeld van een goede start\nStarters sturen hun eigen ontwikkeling",
    "learning-environment": "De lerarenopleiding kent ons programma en bouwt erop voort",
    "organisation": "Wie wat doet voor starters staat op papier en klopt",
    "quality-culture": "We praten elk jaar met starters over hun begeleiding\nWat we vinden, leidt tot een besluit",
}
SUBJECT: Mapping[str, Tree] = {
    "title": {"nl": "Oudergesprekken", "en": "Talks with parents"},
    "why": {
        "nl": "Je bereidt je eerste gesprekken met ouders voor en kijkt een keer mee.",
        "en": "You prepare your first talks with parents and watch one.",
    },
    "weeks": [4, 12],
}


def load(made: Cast, *, on: date) -> None:
    """Let the working group go through last year's round, and be halfway this year's."""
    year = SchoolYear.of(on).start_year
    _reviews(made, year, on=on)
    _scan(made, date(year, 2, 9), Random(year))
    with acting_as(made.persons[KEEPER], on=on) as by:
        second, first = (row.key for row in queries.surveys_of(by, _place(by), Subject.GUIDANCE)[:2])
    _whole_round(made, first, year)
    _this_year(made, second, year, on=on)
    _guarantees(made, on=on)


def _reviews(made: Cast, year: int, *, on: date) -> None:
    with acting_as(made.persons[KEEPER], on=on) as by:
        at, place = done_at(on, time(10)), _place(by)
        since = date(year - 2, 9, 1)
        actions.set_standing(by=by, at=at, partnership=place, standing=Standing.RECOGNISED, since=since)
        actions.record_review(
            by=by,
            at=at,
            partnership=place,
            kind=ReviewKind.VISIT,
            day=date(year, 3, 12),
            with_whom="Opleidingsschool Heuvelrand",
            words="Zij laten starters zelf de onderwerpen van intervisie kiezen. Dat willen wij ook proberen.",
        )


def _scan(made: Cast, opens_on: date, random: Random) -> None:
    with acting_as(made.persons[KEEPER], on=opens_on) as by:
        place = _place(by)
        version = next(row for row in newest_versions(place.pk) if row.key == "scan")
        asks = definition_of(version)
        whom = people_to_ask(place, raters=asks.raters, on=opens_on)
        closes_on = last_day(asks, opens_on)
        plan = Plan(version, place, asks.title.nl, opens_on, closes_on)
        survey = open_survey(by=by, at=done_at(opens_on, time(9)), plan=plan, asked=asked_of(whom))
    for one in whom:
        whole, workload = SEEN[one.group]
        given = {
            question.key: _point(question, random.gauss(workload if question.theme == "workload" else whole, 0.16))
            for question in asks.questions
            if isinstance(question, ScaleQuestion)
        }
        with acting_as(one.person, on=opens_on + timedelta(days=random.randint(0, 20))) as by:
            send_answers(by=by, survey=survey.key, answers=given)
    close_due(on=closes_on + timedelta(days=1), at=done_at(closes_on + timedelta(days=1), time(6, 40)))


def _whole_round(made: Cast, survey: UUID, year: int) -> None:
    """Last year's finding: acted upon, decided, brought out, and looked at again."""
    noted = date(year - 1, 6, 17)
    finding = _found(
        made,
        noted,
        "Starters weten niet goed hoe ze een oudergesprek voeren",
        "Het kwam terug bij wat ze misten, vooral in het eerste jaar.",
        actions.About(survey, "about-teaching"),
        Origin.SURVEY,
    )
    _agreed(made, noted, finding, "fatima", "Vraag de pabo wat studenten al leren over oudergesprekken", weeks=2)
    with acting_as(made.persons["fatima"], on=date(year - 1, 6, 27)) as by:
        actions.tick_action(by=by, at=done_at(by.on, time(11)), finding=finding, number=1)
    _decided(made, date(year - 1, 7, 2), finding, "Twee jaar achter elkaar genoemd. We zetten het op de inwerklijst.")
    out = date(year - 1, 8, 25)
    with acting_as(made.persons[KEEPER], on=out) as by:
        after = next(row for row in published_versions() if row.key == "ozwh" and row.owner_id is None)
        at = done_at(out, time(16))
        number = str(SchoolYear.of(out))
        version = actions.begin_next_version(by=by, at=at, partnership=_place(by), after=after, number=number)
        actions.add_subject(
            by=by,
            at=at,
            version=version.pk,
            title="Oudergesprekken",
            taken=[],
            fields=SUBJECT,
            items="Een gesprek voorbereiden\nMeekijken bij je maatje\nEen lastig gesprek",
            with_whom=["buddy"],
        )
        actions.bring_out(by=by, at=at, version=version.pk, findings=[finding])
    with acting_as(made.persons[KEEPER], on=date(year, 6, 22)) as by:
        found = queries.beside(by, queries.finding_named(by, finding))
        at = done_at(by.on, time(15))
        actions.measure(
            by=by, at=at, finding=finding, measured=found.measured, survey=found.survey, figures=found.figures
        )


def _this_year(made: Cast, survey: UUID, year: int, *, on: date) -> None:
    """This year's findings: one decided, one with an action that is late, one just noted."""
    noted = date(year, 6, 24)
    decided = _found(
        made,
        noted,
        "De extra tijd komt niet altijd bij de starter terecht",
        "Op papier klopt het, maar niet elke starter krijgt de tijd ook echt.",
        actions.About(survey, "time-received"),
        Origin.SURVEY,
    )
    _agreed(made, noted, decided, "hanneke", "Bespreek met directeuren hoe de tijd vast in het rooster komt", weeks=3)
    with acting_as(made.persons["hanneke"], on=date(year, 7, 8)) as by:
        actions.tick_action(by=by, at=done_at(by.on, time(11)), finding=decided, number=1)
    _decided(made, min(date(year, 9, 22), on), decided, "De afspraak over tijd komt eerder in het startgesprek.")
    held = on - timedelta(days=50)
    with acting_as(made.persons[KEEPER], on=held) as by:
        at = done_at(held, time(17))
        panel = actions.report_panel(by=by, at=at, partnership=_place(by), day=held)
        notes = [actions.note_panel(by=by, at=at, panel=panel.key, words=words) for words in NOTES]
    late = _found(
        made,
        held,
        "Coaches komen laat in het jaar voor het eerst kijken",
        "",
        actions.About(note=notes[1]),
        Origin.PANEL,
    )
    _agreed(made, held, late, "hanneke", "Vraag coaches wanneer het eerste lesbezoek lukt", weeks=5)
    _agreed(made, held, late, "jeroen", "Zet het op de agenda van de werkgroep", weeks=10)
    _found(
        made,
        on - timedelta(days=6),
        "Starters willen vaker starters van andere scholen spreken",
        "",
        actions.About(note=notes[2]),
        Origin.PANEL,
    )


def _guarantees(made: Cast, *, on: date) -> None:
    day = on - timedelta(days=20)
    with acting_as(made.persons[KEEPER], on=day) as by:
        at, place = done_at(day, time(14)), _place(by)
        actions.write_statements(by=by, at=at, partnership=place, pasted=STATEMENTS)
        page = queries.guarantees_page(by, place.key)
        keys = [line.key for each in page.guarantees for line in each.statements]
        points = {key: (2, 3, 3, 4)[number % 4] for number, key in enumerate(keys)}
        actions.score_statements(by=by, at=at, partnership=place, points=points)


def _found(made: Cast, day: date, title: str, words: str, about: actions.About, origin: Origin) -> UUID:
    with acting_as(made.persons[KEEPER], on=day) as by:
        row = actions.note_finding(
            by=by,
            at=done_at(day, time(15)),
            partnership=_place(by),
            origin=origin,
            title=title,
            words=words,
            about=about,
        )
        return row.key


def _agreed(made: Cast, day: date, finding: UUID, owner: str, what: str, *, weeks: int) -> None:
    with acting_as(made.persons[KEEPER], on=day) as by:
        until = day + timedelta(weeks=weeks)
        at, person = done_at(day, time(16)), made.persons[owner]
        actions.agree_action(by=by, at=at, finding=finding, owner=person, what=what, until=until)


def _decided(made: Cast, day: date, finding: UUID, why: str) -> None:
    with acting_as(made.persons[KEEPER], on=day) as by:
        at = done_at(day, time(16))
        actions.decide(by=by, at=at, finding=finding, outcome=Outcome.CHANGE, why=why)


def _place(by: Viewer) -> "Organisation":
    return queries.partnerships_seen(by)[0]


def _point(question: ScaleQuestion, share: float) -> int:
    low, high = question.bounds
    return min(max(round(low + (high - low) * share), low), high)
