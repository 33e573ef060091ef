"""The guidance of Sanne by Mehmet: a visit with all that can be written about it, and the yearly decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from startbaan.apps.coaching import actions, queries
from startbaan.apps.coaching.queries import Moment, Section
from startbaan.apps.people.access import acting_as
from startbaan.apps.programme.models import Activity
from startbaan.project.cast import A_DAY
from startbaan.ui import clock

HELD = date(2026, 11, 20)
WORDS = "We keken naar de overgang na de pauze."


def moment_key(people, key: str, *, starter: str = "sanne", number: int = 1) -> str:
    """How an address names one of a starter's talks."""
    row = Activity.objects.get(starter=people.persons[starter], key=key, year=1, number=number)
    return f"gesprek-{row.pk}"


def moment_as(people, handle: str, key: str) -> Moment:
    """One talk as somebody sees it."""
    with acting_as(people.persons[handle], on=A_DAY) as viewer:
        return queries.moment_of(viewer, key)


def write(people, handle: str, key: str, words: str, *, section=Section.REPORT, based_on: int = 0):
    """Let somebody save a text of a report."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        moment = queries.moment_of(by, key)
        return actions.write(by=by, at=clock.now(), moment=moment, section=section, words=words, based_on=based_on)


def hold(people, handle: str, key: str, *, day: date = HELD, minutes: int | None = None) -> Moment:
    """Let somebody say that a talk was held."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return actions.hold(by=by, at=clock.now(), moment=key, day=day, minutes=minutes)


def agree(people, handle: str, key: str, words: str = "Samen oefenen", *, whose="samen", due_on=None) -> UUID:
    """Let somebody write down what was agreed."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        moment = queries.moment_of(by, key)
        return actions.agree(by=by, at=clock.now(), moment=moment, words=words, whose=whose, due_on=due_on).pk


def set_goal(people, handle: str, words: str = "Rust bij de start", *, starter: str = "sanne") -> UUID:
    """Let somebody make a goal."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return actions.set_goal(by=by, at=clock.now(), starter=people.persons[starter], words=words).item


def note(people, handle: str = "mehmet", words: str = "Eerst laten vertellen", *, starter: str = "sanne") -> UUID:
    """Let a coach keep a note."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        return actions.note(by=by, at=clock.now(), starter=people.persons[starter], words=words).item


def decide(people, handle: str, key: str, *, outcome: str = "doorgaan", reason: str = "De basis staat."):
    """Let somebody record what a final talk decided."""
    with acting_as(people.persons[handle], on=A_DAY) as by:
        moment = queries.moment_of(by, key)
        return actions.decide(by=by, at=clock.now(), moment=moment, outcome=outcome, reason=reason)


@dataclass(frozen=True)
class Guidance:
    """What was written, by its keys."""

    visit: str
    final: str
    contact: str
    report: UUID
    agreement: UUID
    goal: UUID
    note: UUID


def guide(people, *, words: str = WORDS) -> Guidance:
    """Let Mehmet and Sanne write these words in everything there is to write."""
    visit, final = moment_key(people, "lesson-visit"), moment_key(people, "final-talk")
    write(people, "sanne", visit, words, section=Section.PLAN)
    write(people, "mehmet", visit, words)
    hold(people, "mehmet", final)
    write(people, "sanne", final, words, section=Section.OWN)
    agreement = agree(people, "mehmet", visit, words)
    goal, noted = set_goal(people, "mehmet", words), note(people, "mehmet", words)
    decide(people, "mehmet", final, reason=words)
    with acting_as(people.mehmet, on=A_DAY) as by:
        contact = actions.meet(by=by, at=clock.now(), starter=people.sanne, way="bericht", day=HELD, minutes=None)
        report = queries.report_to_write(by, queries.moment_of(by, visit))
    assert report is not None
    return Guidance(visit, final, contact.key, report.item, agreement, goal, noted)


def guided(people) -> Mapping[str, str | UUID]:
    """A value for every parameter of the addresses of guidance."""
    made = guide(people)
    of_a_talk = ("moment", "hold", "put_off", "write", "agree")
    return {
        **{f"coaching:{name} moment": made.visit for name in of_a_talk},
        "coaching:take_back_contact moment": made.contact,
        "coaching:decision moment": made.final,
        "coaching:write section": "verslag",
        "coaching:report item": made.report,
        "coaching:turn_agreement item": made.agreement,
        "coaching:copy_goal goal": made.goal,
        "coaching:settle_goal item": made.goal,
        "coaching:throw_note_away item": made.note,
        "moment": made.visit,
        "section": "verslag",
    }
