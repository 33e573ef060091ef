"""Noting what was found and carrying it on: the domain says what may happen, and only the difference is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from startbaan.apps.outbox.actions import Said, tell
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import (
    Finding,
    FindingAction,
    FindingDecision,
    FindingMeasure,
    FindingRelease,
    PanelNote,
    ReviewHeld,
)
from startbaan.apps.quality.queries.findings import frozen, may_write_finding, whole
from startbaan.apps.quality.queries.reach import Reach, reach_in, who_can_act
from startbaan.domain.privacy.policy import Kind
from startbaan.domain.quality import findings as domain
from startbaan.domain.sentences import Problem

YOURS = gettext_noop("Je hebt een actie bij een bevinding")
WHAT = gettext_noop("%(what)s. Klaar op %(until)s.")


@dataclass(frozen=True)
class About:
    """What a finding is about: something in a survey, a note of a panel, a review, or a decision of a body."""

    survey: UUID | None = None
    question: str = ""
    theme: str = ""
    group: str = ""
    note: PanelNote | None = None
    review: ReviewHeld | None = None
    decision: UUID | None = None


NOTHING = About()
Figures: TypeAlias = Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class Seen:
    """In which survey it was looked at again, and the figures of then and now: year, mean, margin."""

    survey: UUID | None
    figures: Figures


UNSEEN = Seen(None, ())


def note_finding(
    *,
    by: Viewer,
    at: datetime,
    partnership: Organisation,
    board: Organisation | None = None,
    origin: domain.Origin,
    title: str,
    words: str = "",
    wanted: domain.Wanted = domain.Wanted.MORE,
    about: About = NOTHING,
) -> Finding:
    """Note something that was found, for a partnership or for one board in it; journal it.

    Raises `NotYours` unless the viewer writes findings there, and `Refusal` without a title.
    """
    if not may_write_finding(reach_in(by, partnership), board):
        raise NotYours(_("Alleen wie het programma bijhoudt, of het bestuur coördineert, noteert hier een bevinding."))
    if not title.strip():
        raise Refusal(_("Zeg in één zin wat je vond."))
    made = Finding(
        partnership=partnership,
        board=board,
        origin=origin.value,
        noted_on=by.on,
        title=" ".join(title.split()),
        words=words.strip(),
        wanted=wanted.value,
        survey=about.survey,
        question=about.question,
        theme=about.theme,
        group=about.group,
        note=about.note,
        review=about.review,
        decision=about.decision,
    )
    with refusals():
        made.save(force_insert=True)
        log(by=by, at=at, verb="note_finding", thing=made, changes={"origin": (None, origin.value)})
    return made


def agree_action(*, by: Viewer, at: datetime, finding: UUID, owner: int, what: str, until: date) -> None:
    """Agree that somebody does something about a finding; journal it and tell them.

    Raises `NotYours` unless the viewer writes this finding, and `Refusal` when it cannot be.
    """
    with refusals():
        row, reach = _row(by, finding)
        _ask_writes(row, reach)
        _ask_can_act(row, by, owner)
        after = _go_on(row, lambda found: domain.agree(found, owner=owner, what=what, until=until, on=by.on))
        log(by=by, at=at, verb="agree_action", thing=row)
        _tell(by, at, row, after.actions[-1])


def tick_action(*, by: Viewer, at: datetime, finding: UUID, number: int) -> None:
    """Say that an action was done; journal it.

    Raises `NotYours` for others than its owner and who writes the finding, and `Refusal` when it was done before.
    """
    with refusals():
        row, reach = _row(by, finding)
        if not any(action.number == number and action.owner_id in by.persons for action in row.actions.all()):
            _ask_writes(row, reach)
        _go_on(row, lambda found: domain.done(found, number=number, on=by.on))
        log(by=by, at=at, verb="tick_action", thing=row, changes={"number": (None, number)})


def hand_over_action(*, by: Viewer, at: datetime, finding: UUID, number: int, owner: int, until: date) -> None:
    """Give an action another owner or day; journal it and tell the owner.

    Raises `NotYours` unless the viewer writes this finding, and `Refusal` when it cannot be.
    """
    with refusals():
        row, reach = _row(by, finding)
        _ask_writes(row, reach)
        _ask_can_act(row, by, owner)
        after = _go_on(row, lambda found: domain.hand_over(found, number=number, owner=owner, until=until, on=by.on))
        log(by=by, at=at, verb="hand_over_action", thing=row, changes={"number": (None, number)})
        _tell(by, at, row, next(action for action in after.actions if action.number == number))


def decide(*, by: Viewer, at: datetime, finding: UUID, outcome: domain.Outcome, why: str) -> None:
    """Decide that the programme changes or stays as it is; journal it.

    Raises `NotYours` unless the viewer keeps the programme of the partnership, and `Refusal` when it cannot be.
    """
    with refusals():
        row, reach = _row(by, finding)
        _ask_decides(reach)
        _go_on(row, lambda found: domain.decide(found, outcome=outcome, why=why, on=by.on))
        log(by=by, at=at, verb="decide_finding", thing=row, changes={"outcome": (None, outcome.value)})


def measure(
    *,
    by: Viewer,
    at: datetime,
    finding: UUID,
    measured: domain.Measure,
    survey: UUID | None,
    figures: Figures = (),
) -> None:
    """Set beside a finding what the next round showed, with the figures of then and now; journal it.

    Raises `NotYours` unless the viewer keeps the programme, and `Refusal` when it cannot be.
    """
    with refusals():
        row, reach = _row(by, finding)
        _ask_decides(reach)
        _go_on(row, lambda found: domain.measure(found, measured=measured), seen=Seen(survey, figures))
        log(by=by, at=at, verb="measure_finding", thing=row, changes={"effect": (None, measured.effect.value)})


def close_finding(*, by: Viewer, at: datetime, finding: UUID) -> None:
    """Put a finding away; journal it. Raises `NotYours` and `Refusal` as `measure` does."""
    with refusals():
        row, reach = _row(by, finding)
        _ask_decides(reach)
        _go_on(row, lambda found: domain.close(found, on=by.on))
        log(by=by, at=at, verb="close_finding", thing=row)


def take_up_again(*, by: Viewer, at: datetime, finding: UUID) -> None:
    """Take a finding up again, where what was done did not help; journal it. Raises as `measure` does."""
    with refusals():
        row, reach = _row(by, finding)
        _ask_decides(reach)
        _go_on(row, lambda found: domain.again(found, on=by.on))
        log(by=by, at=at, verb="take_up_finding", thing=row)


def bring_out_finding(*, by: Viewer, at: datetime, finding: UUID, version: int) -> None:
    """Note that a version came out with the change in it; the caller published it and asked permission. Journal it."""
    row, reach = _row(by, finding)
    _ask_decides(reach)
    _go_on(row, lambda found: domain.bring_out(found, version=str(version), on=by.on))
    log(by=by, at=at, verb="bring_out_finding", thing=row, changes={"version": (None, version)})


def _row(by: Viewer, finding: UUID) -> tuple[Finding, Reach]:
    row = whole(Finding.objects.select_for_update(of=("self",))).filter(key=finding).first()
    if row is None:
        raise NotYours(_("Deze bevinding bestaat niet."))
    return row, reach_in(by, row.partnership)


def _ask_writes(row: Finding, reach: Reach) -> None:
    if not may_write_finding(reach, row.board):
        raise NotYours(_("Alleen wie deze bevinding bijhoudt, verandert er iets aan."))


def _ask_can_act(row: Finding, by: Viewer, owner: int) -> None:
    if owner not in [person.pk for person in who_can_act(row.partnership, by)]:
        raise Refusal(_("Deze persoon heeft hier geen rol. Kies iemand uit de lijst."))


def _ask_decides(reach: Reach) -> None:
    if not reach.may_write:
        raise NotYours(_("Alleen de werkgroep en de programmaleider besluiten over een bevinding."))


def _go_on(row: Finding, happen: Callable[[domain.Finding], domain.Finding], *, seen: Seen = UNSEEN) -> domain.Finding:
    """Let something happen to a finding, and write what is new; raises `Refusal` when the domain has a problem."""
    before = frozen(row)
    try:
        after = happen(before)
    except Problem as problem:
        raise Refusal(problem.sentence.said(_)) from problem
    _write_actions(row, before, after)
    for number, decision in enumerate(after.decisions[len(before.decisions) :], start=len(before.decisions) + 1):
        FindingDecision.objects.create(
            finding=row, number=number, outcome=decision.outcome.value, on=decision.on, why=decision.why
        )
    for number, release in enumerate(after.releases[len(before.releases) :], start=len(before.releases) + 1):
        FindingRelease.objects.create(finding=row, number=number, version_id=int(release.version), on=release.on)
    for number, found in enumerate(after.measures[len(before.measures) :], start=len(before.measures) + 1):
        FindingMeasure.objects.create(
            finding=row,
            number=number,
            effect=found.effect.value,
            on=found.on,
            survey=seen.survey,
            figures=[list(line) for line in seen.figures],
            change=found.change.value if found.change else None,
            change_low=found.change.low if found.change else None,
            change_high=found.change.high if found.change else None,
        )
    row.state, row.changed_on = after.state.value, after.changed_on
    row.save(update_fields=["state", "changed_on"])
    return after


def _write_actions(row: Finding, before: domain.Finding, after: domain.Finding) -> None:
    known = {action.number: action for action in before.actions}
    for action in after.actions:
        old = known.get(action.number)
        if old is None:
            FindingAction.objects.create(
                finding=row, number=action.number, owner_id=action.owner, what=action.what, until=action.until
            )
        elif old != action:
            rows = FindingAction.objects.filter(finding=row, number=action.number)
            assert rows.update(owner_id=action.owner, until=action.until, done_on=action.done_on) == 1


def _tell(by: Viewer, at: datetime, row: Finding, action: domain.Action) -> None:
    tell(
        by=by,
        to=[action.owner],
        subject=Said(YOURS),
        lines=[Said(WHAT, {"what": action.what, "until": action.until})],
        path=reverse("quality:finding", args=[row.key]),
        kind=Kind.APPOINTMENT,
        starter=None,
        key=f"finding:{row.key}:{action.number}:{action.owner}:{action.until}",
        at=at,
    )
