"""The demo's talks between line manager and starter: one of each stage, told by those whose work it is."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from startbaan.apps.appraisal import actions
from startbaan.apps.appraisal.queries import Talk, cycle_page, talks_of
from startbaan.apps.people.access import Viewer, acting_as
from startbaan.apps.people.actions import Refusal
from startbaan.apps.programme.actions import plan_activity
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.project.cast import Cast
from startbaan.project.demo_moments import done_at

SEEN = (
    "De les begon op tijd en de groep wist wat de bedoeling was. Bij de overgang naar het zelfstandig werken "
    "bleef het even onrustig; met een korte instructie aan de zijkant kwam iedereen aan het werk."
)
WORDS = (
    "We bespraken wat er goed gaat: de sfeer en de voorbereiding. Voor de komende maanden kiest de starter één ding: "
    "de overgangen korter maken. In het voorjaar kijken we samen hoe dat gaat."
)
COMMENT = "Ik herken dit. Ik zou graag een keer bij een collega kijken hoe die het doet."
# The names with which one board of the demo shows that each has its own; invented, like everything here.
NAMES = (("Kennismakingsgesprek",), ("Voortgangsgesprek",), ("Afrondend gesprek",))


def load(made: Cast, *, on: date) -> None:
    """Let one board settle its cycle, and one line manager bring the talks of four starters each to another stage."""
    with acting_as(made.persons["wil"], on=on) as by:
        board = cycle_page(by, "de-vaart").board
        start = SchoolYear.of(on).period.start
        actions.settle_cycle(by=by, at=_moment(on), board=board, start=start, talks=NAMES)
    sanne, yasmina = made.persons["sanne"], made.persons["yasmina"]
    with acting_as(made.persons["karin"], on=on) as by:
        others = [starter for starter in by.starters(Relation.MANAGER) if starter not in {sanne, yasmina}]
        _await_visit(by, _open(by, [sanne]))
        _visit(by, _open(by, others))
        _report(by, _held(by, others), words=WORDS)
        closed = _report(by, _held(by, [yasmina]), words=WORDS)
    if closed is not None:
        with acting_as(yasmina, on=on) as by:
            written = next(talk.written for talk in talks_of(by, [yasmina]) if talk.item.pk == closed.item.pk)
            if written is not None:
                at = _moment(on - timedelta(days=2))
                actions.sign(by=by, at=at, item=written.item, version=1, words=COMMENT)


def _open(by: Viewer, starters: Sequence[int]) -> Talk | None:
    """The first talk of this year whose visit is still to be done."""
    talks = [talk for talk in talks_of(by, starters) if talk.visit_is_missing and talk.item.window.start <= by.on]
    coming = [talk for talk in talks_of(by, starters) if talk.visit_is_missing]
    return next(iter([*talks, *coming]), None)


def _held(by: Viewer, starters: Sequence[int]) -> Talk | None:
    """The last talk that was held."""
    held = [talk for talk in talks_of(by, starters) if talk.is_held and not talk.visit_is_missing]
    return max(held, key=lambda talk: talk.item.day, default=None)


def _await_visit(by: Viewer, talk: Talk | None) -> None:
    """Agree days for a visit and a talk, and let the day of the visit go by."""
    if talk is None or talk.visit is None:
        return
    with suppress(Refusal):
        before, after = _weekday(by.on - timedelta(days=5)), _weekday(by.on + timedelta(days=4))
        at = _moment(by.on - timedelta(days=12))
        plan_activity(by=by, at=at, activity=talk.visit.pk, day=before, moment=time(9), participants=[by.person])
        actions.plan_talk(by=by, at=at, talk=talk, day=after, moment=time(15, 30))


def _visit(by: Viewer, talk: Talk | None) -> None:
    if talk is None:
        return
    day = _weekday(by.on - timedelta(days=8))
    with suppress(Refusal):
        actions.record_visit(by=by, at=_moment(day), talk=talk, done_on=day, minutes=40, seen=SEEN, version=0)


def _report(by: Viewer, talk: Talk | None, *, words: str) -> Talk | None:
    """Hand in the report of a talk that was held; gives the talk where that could be."""
    if talk is None:
        return None
    at = _moment(max(talk.item.day, by.on - timedelta(days=5)))
    with suppress(Refusal):
        actions.hand_in(by=by, at=at, talk=talk, version=0, seen=SEEN, words=words)
        return talk
    return None


def _weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def _moment(day: date) -> datetime:
    return done_at(day, time(16, 10))
