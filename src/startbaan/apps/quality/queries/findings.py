"""Findings as the domain knows them, for a list and for the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from startbaan.apps.people.access import Viewer
from startbaan.apps.people.models import Organisation
from startbaan.apps.quality.models import (
    Finding,
    FindingAction,
    FindingDecision,
    FindingMeasure,
    FindingRelease,
)
from startbaan.apps.quality.queries.reach import Reach, partnerships_seen, reach_in
from startbaan.apps.surveys.queries.charts import tenths
from startbaan.domain.quality import findings as domain
from startbaan.domain.quality.findings import Happening
from startbaan.domain.questionnaires.estimates import Difference
from startbaan.ui.shapes import State as Shape
from startbaan.ui.shapes import Step

LINE = (
    domain.State.NOTED,
    domain.State.ACTING,
    domain.State.DECIDED,
    domain.State.BROUGHT_OUT,
    domain.State.MEASURED,
    domain.State.CLOSED,
)


@dataclass(frozen=True)
class ShownFinding:
    """A finding with what became of it, on a day, as far as the viewer may go on with it."""

    row: Finding
    found: domain.Finding
    on: date
    may_write: bool
    may_decide: bool
    is_inside: bool
    persons: tuple[int, ...]

    @cached_property
    def actions(self) -> list[FindingAction]:
        """What is done about it, oldest first."""
        return list(self.row.actions.all())

    @property
    def late(self) -> list[FindingAction]:
        """What should have been done by now."""
        return [action for action in self.actions if action.is_late(self.on)]

    @property
    def open(self) -> list[FindingAction]:
        """What is still to be done."""
        return [action for action in self.actions if action.done_on is None]

    @cached_property
    def measure(self) -> FindingMeasure | None:
        """What the last round showed."""
        return max(self.row.measures.all(), key=lambda found: found.number, default=None)

    @property
    def measured(self) -> "list[Measured]":
        """What each round showed, in words."""
        return [
            Measured(each.effect, each.on, change_words(_change(each)), each.figures)
            for each in self.row.measures.all()
        ]

    @property
    def steps(self) -> tuple[Step, ...]:
        """How far it is, for the eye; what was not needed is left out."""
        if self.found.state is domain.State.CLOSED:
            gone = [state for state in LINE[:-1] if state in self._passed]
            return tuple(Step(_label(state), Shape.DONE) for state in (*gone, domain.State.CLOSED))
        place = LINE.index(self.found.state)
        return tuple(Step(_label(state), _shape(number, place)) for number, state in enumerate(LINE))

    @property
    def _passed(self) -> set[domain.State]:
        found = self.found
        marks = {
            domain.State.NOTED: True,
            domain.State.ACTING: bool(found.actions),
            domain.State.DECIDED: bool(found.decisions),
            domain.State.BROUGHT_OUT: bool(found.releases),
            domain.State.MEASURED: bool(found.measures),
        }
        return {state for state, is_passed in marks.items() if is_passed}

    @property
    def can_agree(self) -> bool:
        """Whether the viewer can agree an action."""
        return self.may_write and domain.may(Happening.AGREE, finding=self.found)

    @property
    def can_decide(self) -> bool:
        """Whether the viewer can decide about it."""
        return self.may_decide and domain.may(Happening.DECIDE, finding=self.found)

    @property
    def can_be_brought_out(self) -> bool:
        """Whether it waits for a version of the programme."""
        return domain.may(Happening.BRING_OUT, finding=self.found)

    @property
    def can_measure(self) -> bool:
        """Whether the viewer can set the next round beside it."""
        return self.may_decide and domain.may(Happening.MEASURE, finding=self.found)

    @property
    def can_close(self) -> bool:
        """Whether the viewer can put it away, or take it up again."""
        return self.may_decide and domain.may(Happening.CLOSE, finding=self.found)

    def can_tick(self, action: FindingAction) -> bool:
        """Whether the viewer can say that this was done: its owner, and who writes the finding."""
        mine = self.may_write or action.owner_id in self.persons
        return action.done_on is None and mine and domain.may(Happening.DONE, finding=self.found)

    @property
    def lines(self) -> "list[ActionLine]":
        """The actions, each with what the viewer may do."""
        return [
            ActionLine(action, action.is_late(self.on), self.can_tick(action), self._hands(action))
            for action in self.actions
        ]

    def _hands(self, action: FindingAction) -> bool:
        return action.done_on is None and self.may_write and domain.may(Happening.HAND_OVER, finding=self.found)


@dataclass(frozen=True)
class Measured:
    """What one round showed about a finding."""

    effect: str
    on: date
    words: str
    figures: list[list[str]]


@dataclass(frozen=True)
class ActionLine:
    """One action on the page of its finding."""

    row: FindingAction
    is_late: bool
    may_tick: bool
    may_hand_over: bool


def frozen(row: Finding) -> domain.Finding:
    """A finding as the domain knows it, from its row and what belongs to it."""
    return domain.Finding(
        origin=domain.Origin(row.origin),
        noted_on=row.noted_on,
        state=domain.State(row.state),
        actions=tuple(
            domain.Action(each.number, each.owner_id, each.what, each.until, each.done_on) for each in row.actions.all()
        ),
        decisions=tuple(
            domain.Decision(domain.Outcome(each.outcome), each.on, each.why) for each in row.decisions.all()
        ),
        releases=tuple(domain.Release(str(each.version_id), each.on) for each in row.releases.all()),
        measures=tuple(
            domain.Measure(domain.Effect(each.effect), each.on, _change(each)) for each in row.measures.all()
        ),
        changed_on=row.changed_on,
    )


def change_words(change: Difference | None) -> str:
    """Say how much a mean changed, with its interval."""
    if change is None:
        return _("Er waren te weinig antwoorden, of de vraag veranderde.")
    return _("Het gemiddelde veranderde met %(change)s (met 95%% zekerheid tussen %(low)s en %(high)s).") % {
        "change": signed(change.value),
        "low": signed(change.low),
        "high": signed(change.high),
    }


def signed(value: float) -> str:
    """Write a difference with its sign."""
    rounded = round(value, 1)
    return f"{'+' if rounded > 0 else '−' if rounded < 0 else ''}{tenths(abs(rounded))}"


def whole(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """Findings with all that belongs to them, in their order."""
    return rows.select_related("partnership", "board", "note__report", "review").prefetch_related(
        Prefetch("actions", FindingAction.objects.select_related("owner").order_by("number")),
        Prefetch("decisions", FindingDecision.objects.order_by("number")),
        Prefetch("releases", FindingRelease.objects.select_related("version").order_by("number")),
        Prefetch("measures", FindingMeasure.objects.order_by("number")),
    )


def findings_seen(viewer: Viewer) -> QuerySet[Finding]:
    """The findings the viewer reads: of the own partnership, of the own boards, and those one has an action in."""
    mine = FindingAction.objects.filter(finding=OuterRef("pk"), owner__in=viewer.persons)
    seen = Q(pk__in=[])
    for partnership in partnerships_seen(viewer):
        reach = reach_in(viewer, partnership)
        here = Q(partnership=partnership)
        seen |= here if reach.reads_all else here & (Q(board=None) | Q(board__in=reach.boards))
    return Finding.objects.filter(seen | Exists(mine))


def findings_of(viewer: Viewer, reach: Reach) -> list[ShownFinding]:
    """The findings of a partnership that the viewer reads, the newest first; those in which nothing is open last."""
    here = Q(partnership=reach.partnership)
    if not reach.reads_all:
        here &= Q(board=None) | Q(board__in=reach.boards)
    rows = whole(Finding.objects.filter(here)).order_by("-noted_on", "-pk")
    return [_shown(row, viewer, reach) for row in rows]


def finding_named(viewer: Viewer, key: UUID) -> ShownFinding:
    """One finding; raises Http404 for who may not read it."""
    row = whole(findings_seen(viewer)).filter(key=key).first()
    if row is None:
        raise Http404
    return _shown(row, viewer, reach_in(viewer, row.partnership))


def decided(findings: Iterable[ShownFinding]) -> list[ShownFinding]:
    """The findings that wait for a version of the programme."""
    return [each for each in findings if each.can_be_brought_out]


def may_write_finding(reach: Reach, board: Organisation | None) -> bool:
    """Say whether the viewer writes findings of this board, or without one of the whole partnership."""
    return reach.may_write or (board is not None and board in reach.boards)


def actions_to_do(viewer: Viewer) -> QuerySet[FindingAction]:
    """What the viewer is to do about findings, the nearest day first."""
    return (
        FindingAction.objects.filter(owner__in=viewer.persons, done_on=None)
        .select_related("finding")
        .order_by("until", "pk")
    )


def _shown(row: Finding, viewer: Viewer, reach: Reach) -> ShownFinding:
    return ShownFinding(
        row=row,
        found=frozen(row),
        on=viewer.on,
        may_write=may_write_finding(reach, row.board),
        may_decide=reach.may_write,
        is_inside=reach.reads_all or bool(reach.boards),
        persons=viewer.persons,
    )


def _change(row: FindingMeasure) -> Difference | None:
    if row.change is None or row.change_low is None or row.change_high is None:
        return None
    return Difference(row.change, row.change_low, row.change_high)


def _shape(number: int, place: int) -> Shape:
    if number == place:
        return Shape.NEXT
    return Shape.DONE if number < place else Shape.PLANNED


def _label(state: domain.State) -> str:
    return {
        domain.State.NOTED: _("Genoteerd"),
        domain.State.ACTING: _("In actie"),
        domain.State.DECIDED: _("Besloten"),
        domain.State.BROUGHT_OUT: _("In het programma"),
        domain.State.MEASURED: _("Opnieuw bekeken"),
        domain.State.CLOSED: _("Gesloten"),
    }[state]
