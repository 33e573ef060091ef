"""The proposal of a round as one reads it: how it was computed, how good it is proven to be, what it costs and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.peergroups.models import Round, Run
from startbaan.apps.peergroups.queries.hands import Hands, hands_of
from startbaan.apps.peergroups.queries.pooling import Asked, asked, fingerprint
from startbaan.domain.grouping.explaining import compromises, proof
from startbaan.domain.grouping.loosening import Impasse, Step
from startbaan.domain.grouping.loosening import Kind as Loosening
from startbaan.domain.grouping.pool import HECTOMETRES_IN_A_KILOMETRE, Grouping, Slot, Weekday
from startbaan.domain.grouping.pricing import Cost, GroupCost, sheet
from startbaan.domain.periods import SchoolYear
from startbaan.domain.sentences import said, unpacked
from startbaan.ui.wording import number

LATEST = 20  # computations of a round; a proof is not asked of older ones
WAITS_TOO_LONG = timedelta(seconds=20)


@dataclass(frozen=True)
class Computing:
    """How far a computation is."""

    seconds: int
    cost: str
    bound: str
    proof: str
    is_waiting: bool
    waits_too_long: bool
    is_stopping: bool


@dataclass(frozen=True)
class CostLine:
    """One thing that costs points: how much of it there is, and what that comes to."""

    what: str
    much: str
    points: int


@dataclass(frozen=True)
class SheetLine:
    """What one group costs."""

    name: str
    size: int
    schoolmates: int
    kilometres: str
    mixed: int
    points: int


@dataclass(frozen=True)
class Given:
    """What one person gave up, and why not in another group."""

    name: str
    group: str
    sentences: tuple[str, ...]
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class Stuck:
    """Why there are no groups: who is stuck, few things after which there are, and whether fewer could do."""

    why: str
    who: tuple[str, ...]
    steps: tuple[Step, ...]
    words: tuple[str, ...]
    proof: str

    @property
    def can_be_applied(self) -> bool:
        """Whether a button can do all of it: nobody can be hired by one."""
        return bool(self.steps) and all(step.kind is not Loosening.FACILITATOR for step in self.steps)


@dataclass(frozen=True)
class Proposal:
    """A round with what was computed for it and what stands on the screen."""

    row: Round
    run: Run | None
    computing: Computing | None
    hands: Hands | None
    proof: str
    is_outdated: bool
    lines: tuple[CostLine, ...]
    sheet: tuple[SheetLine, ...]
    given: tuple[Given, ...]
    untouched: int
    impasse: Stuck | None

    @property
    def year(self) -> SchoolYear:
        """The school year it is for."""
        return SchoolYear(self.row.school_year)

    @property
    def has_failed(self) -> bool:
        """Whether the last computation broke."""
        return self.run is not None and self.run.state == Run.State.FAILED

    @property
    def was_stopped(self) -> bool:
        """Whether somebody stopped the last computation."""
        return self.run is not None and self.run.state == Run.State.STOPPED

    @property
    def seconds(self) -> str:
        """How long the last computation took."""
        found = (self.run.answer or {}).get("seconds") if self.run else None
        return number(round(float(found), 1)) if isinstance(found, int | float) else ""


def proposal_of(row: Round, *, at: datetime, chosen: str = "", moved: str = "") -> Proposal:
    """The proposal of a round that the caller opened."""
    runs = list(Run.objects.filter(round=row).order_by("-asked_at", "-pk")[:LATEST])
    run = next(iter(runs), None)
    last = next((one for one in runs if not one.is_live and "bound" in (one.answer or {})), None)
    found = asked(row)
    standing = hands_of(row, found, chosen=chosen, moved=moved)
    hands, grouping = (standing if standing.groups or standing.strangers else None), standing.grouping
    costs = sheet(found.pool, grouping)
    given = tuple(_given(found, grouping))
    return Proposal(
        row=row,
        run=run,
        computing=_computing(run, at=at) if run is not None and run.is_live else None,
        hands=hands,
        proof=_proof(last, found, hands) if hands else "",
        is_outdated=last is not None and (last.answer or {}).get("pool") != fingerprint(found.pool),
        lines=tuple(_lines(found, hands.cost)) if hands else (),
        sheet=tuple(_sheet_line(found, one) for one in costs),
        given=given,
        untouched=len(grouping) - len(given),
        impasse=_impasse(run, found) if run is not None and run.state == Run.State.IMPOSSIBLE else None,
    )


def _computing(run: Run, *, at: datetime) -> Computing:
    heard: Mapping[str, object] = run.progress
    cost, bound = heard.get("cost"), heard.get("bound")
    return Computing(
        seconds=int((at - (run.started_at or run.asked_at)).total_seconds()),
        cost=number(cost) if isinstance(cost, int) else "",
        bound=number(max(bound, 0)) if isinstance(bound, int) else "",
        proof=proof(cost=cost, bound=min(bound, cost)).said(_)
        if isinstance(cost, int) and isinstance(bound, int)
        else "",
        is_waiting=run.state == Run.State.WAITING,
        waits_too_long=run.silent_for(at) > WAITS_TOO_LONG,
        is_stopping=run.stop_asked_at is not None,
    )


def _proof(last: Run | None, found: Asked, hands: Hands) -> str:
    """How good it is by the bound of the last computation; nothing where that was of another pool, or of a part."""
    answer: Mapping[str, object] = (last.answer or {}) if last else {}
    bound = answer.get("bound")
    if last is None or not isinstance(bound, int) or answer.get("pool") != fingerprint(found.pool):
        return ""
    if hands.broken or hands.waiting:
        return ""
    words = proof(cost=hands.cost.total, bound=min(bound, hands.cost.total)).said(_)
    kept = len(last.locked)
    fixed = ngettext("met %(count)s starter die vaststond", "met %(count)s starters die vaststonden", kept)
    return f"{words}, {fixed % {'count': kept}}" if kept else words


def _lines(found: Asked, cost: Cost) -> Iterable[CostLine]:
    weights = found.pool.weights
    pairs = ngettext(
        "%(count)s paar van dezelfde school", "%(count)s paren van dezelfde school", cost.same_school_pairs
    )
    yield CostLine(
        _("Schoolgenoten bij elkaar"),
        pairs % {"count": cost.same_school_pairs},
        cost.same_school_pairs * weights.same_school,
    )
    kilometres = _("%(far)s km bij elkaar, één keer heen") % {"far": _kilometres(cost.travel_hectometres)}
    yield CostLine(_("Reizen"), kilometres, cost.travel_hectometres * weights.hectometre)
    mixed = ngettext("%(count)s starter", "%(count)s starters", cost.mixed) % {"count": cost.mixed}
    yield CostLine(_("Begeleider uit een andere sector"), mixed, cost.mixed * weights.mixed_sector)
    if weights.met_before:
        met = ngettext("%(count)s paar", "%(count)s paren", cost.met_pairs) % {"count": cost.met_pairs}
        yield CostLine(_("Eerder in dezelfde groep"), met, cost.met_pairs * weights.met_before)


def _sheet_line(found: Asked, cost: GroupCost) -> SheetLine:
    return SheetLine(
        _group(found, cost.slot),
        len(cost.members),
        cost.same_school_pairs,
        _kilometres(sum(member.travel_hectometres for member in cost.members)),
        sum(member.mixed for member in cost.members),
        cost.total,
    )


def _given(found: Asked, grouping: Grouping) -> Iterable[Given]:
    given = [
        Given(
            found.names[one.starter],
            _group(found, grouping[one.starter]),
            tuple(sentence.said(_) for sentence in one.sentences),
            tuple(way.sentence.said(_) for way in one.alternatives),
        )
        for one in compromises(found.pool, grouping, names=found.names)
    ]
    return sorted(given, key=lambda one: one.name)


def _impasse(run: Run, found: Asked) -> Stuck:
    kept = run.problem or {}
    steps = tuple(_step(each) for each in kept.get("steps", ()))
    nowhere, left_over = tuple(kept.get("nowhere", ())), tuple(kept.get("left_over", ()))
    impasse = Impasse(nowhere, left_over, steps, fewest=kept.get("fewest") is True)
    return Stuck(
        why=str(said(unpacked(kept.get("problem")), _)),
        who=tuple(sentence.said(_) for sentence in impasse.sentences(names=found.names)),
        steps=steps,
        words=tuple(step.sentence(names=found.names).said(_) for step in steps),
        proof=impasse.proof.said(_),
    )


def _step(kept: Mapping[str, str | int | None]) -> Step:
    weekday = kept["weekday"]
    return Step(
        Loosening(str(kept["kind"])),
        str(kept["who"]),
        Weekday(str(weekday)) if weekday else None,
        int(kept["number"] or 0),
    )


def _group(found: Asked, slot: Slot) -> str:
    return f"{found.names[slot.facilitator]}, {slot.weekday.display.said(_)}"


def _kilometres(hectometres: int) -> str:
    return number(hectometres / HECTOMETRES_IN_A_KILOMETRE)
