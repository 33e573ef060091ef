"""Beginning a round, bringing it up to date, and correcting who takes part on which days."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from startbaan.apps.peergroups.models import Candidate, DaysFrom, Round, RoundFacilitator
from startbaan.apps.peergroups.queries.rounds import round_of, scopes
from startbaan.apps.peergroups.queries.who import Available, Guide, guides_for, starters_for
from startbaan.apps.people.access import Viewer
from startbaan.apps.people.actions import NotYours, Refusal, log, refusals
from startbaan.apps.people.models import Organisation
from startbaan.domain.grouping.loosening import Kind as Loosening
from startbaan.domain.grouping.loosening import Step
from startbaan.domain.grouping.pool import Weekday, Weights
from startbaan.domain.periods import SchoolYear


@dataclass(frozen=True)
class Taking:
    """Whether somebody takes part, on which days; of a facilitator how many groups, of a starter why not."""

    days: tuple[str, ...]
    included: bool
    groups: int = 0
    because: str = ""


def begin_round(
    *,
    by: Viewer,
    at: datetime,
    organisation: int,
    boards: Collection[int],
    year: SchoolYear,
    sectors: Sequence[str] = (),
    years: Sequence[int] = (),
    weights: Weights | None = None,
) -> Round:
    """Begin a round with the starters and coaches there are, and journal it.

    Raises `NotYours` for who does not lead there, and `Refusal` where no board is chosen or no starter is found.
    """
    scope = next((one for one in scopes(by) if one.organisation.pk == organisation), None)
    if scope is None or not set(boards) <= {board.pk for board in scope.boards}:
        raise NotYours(_("Je maakt alleen groepen voor besturen waar je dat mag."))
    chosen = [board for board in scope.boards if board.pk in boards]
    if not chosen:
        raise Refusal(_("Kies minstens één bestuur."))
    leader = scope.organisation if scope.organisation.of_kind != Organisation.OfKind.BOARD else chosen[0]
    row = Round.objects.create(
        organisation=leader,
        school_year=year.start_year,
        sectors=list(sectors),
        years=list(years),
        weights=asdict(weights or Weights()),
        made_by_id=by.person,
        made_at=at,
    )
    row.boards.set(chosen)
    if not _bring_in(by, row, chosen):
        raise Refusal(_("Er zijn geen starters die hierbij passen. Kies andere jaren, sectoren of besturen."))
    log(by=by, at=at, verb="begin_peer_round", thing=row)
    return row


def refresh_round(*, by: Viewer, at: datetime, peer_round: UUID) -> int:
    """Bring in who came since, take out who left, keep what was corrected; give how many are new. Journals it.

    Raises Http404 for who does not lead it, and `Refusal` when its groups are published.
    """
    row = open_round(by, peer_round)
    new = _bring_in(by, row, list(row.boards.all()))
    log(by=by, at=at, verb="refresh_peer_round", thing=row, changes={"new": (None, str(new))})
    return new


def take_part(
    *,
    by: Viewer,
    at: datetime,
    peer_round: UUID,
    starters: Mapping[int, Taking],
    facilitators: Mapping[int, Taking],
) -> None:
    """Write down who takes part on which days, by the number of each line, and journal it.

    Days that change are marked as corrected. Raises Http404 and `Refusal` as `refresh_round` does.
    """
    row = open_round(by, peer_round)
    changed = 0
    for line in Candidate.objects.filter(round=row, pk__in=list(starters)):
        said = starters[line.pk]
        if list(said.days) != line.weekdays:
            line.weekdays, line.days_from = list(said.days), DaysFrom.CORRECTED
        line.included, line.because = said.included, "" if said.included else said.because
        line.save()
        changed += 1
    for guide in RoundFacilitator.objects.filter(round=row, pk__in=list(facilitators)):
        said = facilitators[guide.pk]
        if list(said.days) != guide.weekdays:
            guide.weekdays, guide.days_from = list(said.days), DaysFrom.CORRECTED
        guide.included, guide.max_groups = said.included, said.groups
        with refusals():
            guide.save()
        changed += 1
    log(by=by, at=at, verb="correct_peer_round", thing=row, changes={"lines": (None, str(changed))})


def weigh(*, by: Viewer, at: datetime, peer_round: UUID, weights: Weights) -> None:
    """Choose what weighs how much in a round, and journal it. Raises Http404 and `Refusal` as `refresh_round` does."""
    row = open_round(by, peer_round)
    before, row.weights = dict(row.weights), asdict(weights)
    row.save(update_fields=["weights"])
    changes = {name: (str(before.get(name)), str(value)) for name, value in asdict(weights).items()}
    log(by=by, at=at, verb="weigh_peer_round", thing=row, changes=changes)


def loosen(*, by: Viewer, at: datetime, peer_round: UUID, steps: Sequence[Step]) -> None:
    """Apply what would make a round solvable: days, groups of a facilitator, and sizes; journal it.

    A facilitator who is not there yet is nobody's to apply. Raises Http404 and `Refusal` as `refresh_round` does.
    """
    row = open_round(by, peer_round)
    weights = Weights(**row.weights)
    for step in steps:
        match step.kind:
            case Loosening.STARTER_DAY:
                _add_day(Candidate.objects.filter(round=row, starter=int(step.who)).first(), step)
            case Loosening.FACILITATOR_DAY:
                _add_day(RoundFacilitator.objects.filter(round=row, person=int(step.who)).first(), step)
            case Loosening.FACILITATOR_GROUP:
                guides = RoundFacilitator.objects.filter(round=row, person=int(step.who))
                with refusals():
                    guides.update(max_groups=F("max_groups") + step.number)
            case Loosening.SMALLER:
                weights = replace(weights, smallest=weights.smallest - step.number)
            case Loosening.LARGER:
                weights = replace(weights, largest=weights.largest + step.number)
            case Loosening.FACILITATOR:
                continue
    row.weights = asdict(weights)
    row.save(update_fields=["weights"])
    log(by=by, at=at, verb="loosen_peer_round", thing=row, changes={"steps": (None, str(len(steps)))})


def _add_day(line: Candidate | RoundFacilitator | None, step: Step) -> None:
    """Let somebody come on one more day; who left the round meanwhile is passed over."""
    if line is None or step.weekday is None or step.weekday.value in line.weekdays:
        return
    days = {*line.weekdays, step.weekday.value}
    line.weekdays, line.days_from = [day.value for day in Weekday if day.value in days], DaysFrom.CORRECTED
    line.save(update_fields=["weekdays", "days_from"])


def open_round(by: Viewer, key: UUID) -> Round:
    """A round that the viewer leads, locked for changing.

    Raises Http404 for who does not lead it, and `Refusal` when its groups are published.
    """
    row = Round.objects.select_for_update().get(pk=round_of(by, key).pk)
    if row.published_at:
        raise Refusal(_("Deze groepen zijn al uitgebracht. Verander een groep op haar eigen pagina."))
    return row


def _bring_in(by: Viewer, row: Round, boards: Sequence[Organisation]) -> int:
    year = SchoolYear(row.school_year)
    on = min(max(by.on, year.period.start), year.period.last or by.on)
    starters = {one.person.pk: one for one in starters_for(boards, sectors=row.sectors, years=row.years, on=on)}
    guides = {one.person.pk: one for one in guides_for(boards, year=year, on=on) if one.person.pk not in starters}
    Candidate.objects.filter(round=row).exclude(starter__in=list(starters)).delete()
    RoundFacilitator.objects.filter(round=row).exclude(person__in=list(guides)).delete()
    known = set(Candidate.objects.filter(round=row).values_list("starter", flat=True))
    leading = set(RoundFacilitator.objects.filter(round=row).values_list("person", flat=True))
    new = Candidate.objects.bulk_create([_candidate(row, one) for pk, one in starters.items() if pk not in known])
    RoundFacilitator.objects.bulk_create([_guide(row, one) for pk, one in guides.items() if pk not in leading])
    return len(new)


def _candidate(row: Round, one: Available) -> Candidate:
    return Candidate(
        round=row,
        starter=one.person,
        school=one.school,
        weekdays=list(one.week.days),
        days_from=one.week.comes_from,
    )


def _guide(row: Round, one: Guide) -> RoundFacilitator:
    return RoundFacilitator(
        round=row,
        person=one.person,
        school=one.school,
        sector=one.sector,
        weekdays=list(one.week.days),
        days_from=one.week.comes_from,
        max_groups=one.groups,
    )
