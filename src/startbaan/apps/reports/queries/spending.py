"""What guidance costs each board in a school year: who and how much from the rows, the sums from the domain.

Costs are of a board, not of a starter: nothing here says whose hours they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, DateField, Exists, F, Func, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from startbaan.apps.entitlements.queries.rates import bills_of, rates_of
from startbaan.apps.intake.models import OpenedYear
from startbaan.apps.people.models import Affiliation, CoachHours, CoachRegistration, Organisation, Pair, Post
from startbaan.apps.programme.models import Activity, Contact, ProgrammeVersion, Track
from startbaan.apps.programme.queries import definition_of, published_versions
from startbaan.domain.costing.lines import Basis, Coach, Line
from startbaan.domain.costing.reading import shipped
from startbaan.domain.costing.reckoning import Rate, Work, YearCosts, year_costs
from startbaan.domain.costing.working import WHOLE, Share, in_a_year, shares
from startbaan.domain.periods import SchoolYear
from startbaan.domain.privacy.policy import Relation
from startbaan.domain.schedule.definition import Definition


@dataclass(frozen=True)
class Board:
    """A board in a school year: the starters agreed on and those of now, and hours reserved with coaches outside."""

    pk: int
    key: str
    name: str
    sector: str | None
    partnership: int | None
    agreed: int | None
    starters: int
    reserved: Decimal


@dataclass(frozen=True)
class BoardYear:
    """What a board spends in a school year, and what that was reckoned from."""

    board: Board
    costs: YearCosts
    programme: Definition | None
    per_starter: Mapping[str, Fraction]

    @property
    def difference(self) -> int | None:
        """How many more starters there are than was agreed."""
        return None if self.board.agreed is None else self.board.starters - self.board.agreed


@dataclass(frozen=True)
class _Row:
    """So many times of one activity of a programme on a day, at a board; without a key it is contact outside it."""

    board: int
    version: int | None
    key: str
    day: date
    is_done: bool
    is_external: bool
    times: int
    unsaid: int
    minutes: int


def board_years(boards: Collection[int], *, year: SchoolYear, on: date) -> list[BoardYear]:
    """What each of these boards spends in a school year, by name."""
    lines = shipped()
    found = _boards(boards, year=year, on=on)
    versions = {version.pk: version for version in published_versions()}
    work = _work(boards, year=year, versions=versions, lines=lines)
    partnerships = {board.partnership for board in found if board.partnership}
    rates, bills = rates_of([*boards, *partnerships]), bills_of(boards, year=year)
    result = []
    for board in found:
        programme = _programme(board, versions.values())
        asked = {line.key: in_a_year(programme, line) if programme else Fraction(0) for line in lines}
        costs = year_costs(
            lines,
            year=year,
            agreed=None if board.agreed is None else _agreed(board.agreed, asked, reserved=board.reserved, lines=lines),
            work=work[board.pk],
            rates=_paid(board, rates, lines),
            bills=bills[board.pk],
        )
        result.append(BoardYear(board, costs, programme, asked))
    return result


def _boards(boards: Collection[int], *, year: SchoolYear, on: date) -> list[Board]:
    day = min(max(on, year.period.start), year.next.period.start - timedelta(days=1))
    here = Post.objects.filter(period__contains=day, school__parent=OuterRef(OuterRef("pk"))).values("person")
    starters = Track.objects.filter(period__contains=day, starter__in=here).order_by().values("period__isempty")
    reserved = CoachHours.objects.filter(
        registration__board=OuterRef("pk"), registration__is_external=True, school_year=year.start_year
    ).values("registration__board")
    joined = Affiliation.objects.filter(
        member=OuterRef("pk"), period__contains=on, of__of_kind=Organisation.OfKind.PARTNERSHIP
    ).order_by("pk")
    opened = OpenedYear.objects.filter(board=OuterRef("pk"), school_year=year.start_year)
    rows = Organisation.objects.filter(pk__in=boards).order_by("name", "pk")
    return [
        Board(*row)
        for row in rows.values_list(
            "pk",
            "key",
            "name",
            "sector",
            Subquery(joined.values("of")[:1]),
            Subquery(opened.values("starters")[:1]),
            Coalesce(Subquery(starters.annotate(n=Count("starter", distinct=True)).values("n")), 0),
            Coalesce(Subquery(reserved.annotate(sum=Sum("hours")).values("sum")), Decimal(0)),
        )
    ]


def _programme(board: Board, versions: Collection[ProgrammeVersion]) -> Definition | None:
    """The newest programme of the board itself, or else for everybody in its sector."""
    of_sector = [version for version in versions if version.sector == board.sector]
    own = [version for version in of_sector if version.owner_id == board.pk]
    general = [version for version in of_sector if version.owner_id is None]
    chosen = next(iter([*own, *general]), None)
    return definition_of(chosen) if chosen else None


def _agreed(
    starters: int, asked: Mapping[str, Fraction], *, reserved: Decimal, lines: Sequence[Line]
) -> dict[str, Fraction]:
    """How much of each line was agreed on; of the coaching, what was reserved with coaches from outside is theirs."""
    agreed = {line.key: asked[line.key] * starters for line in lines}
    outside = Fraction(reserved)
    for line in lines:
        if line.coach is Coach.EXTERNAL:
            agreed[line.key] = min(agreed[line.key], outside)
        if line.coach is Coach.OWN:
            agreed[line.key] = max(agreed[line.key] - outside, Fraction(0))
    return agreed


def _paid(board: Board, rates: Mapping[int, list[Rate]], lines: Sequence[Line]) -> list[Rate]:
    """The rates that hold for a board: its own, and those of its partnership for what the partnership pays."""
    joint = {line.key for line in lines if line.is_joint}
    own = [rate for rate in rates.get(board.pk, ()) if rate.line not in joint]
    shared = rates.get(board.partnership, ()) if board.partnership else ()
    return [*own, *(rate for rate in shared if rate.line in joint)]


def _work(
    boards: Collection[int],
    *,
    year: SchoolYear,
    versions: Mapping[int, ProgrammeVersion],
    lines: Sequence[Line],
) -> dict[int, list[Work]]:
    """What was done and is planned in a year, by board."""
    counted = {pk: shares(definition_of(version), lines) for pk, version in versions.items()}
    contact = tuple(
        Share(line.key, WHOLE, WHOLE) for line in lines if line.basis is Basis.HOURS and (line.coach or not line.kinds)
    )
    coach = {line.key: line.coach for line in lines}
    found: dict[int, list[Work]] = defaultdict(list)
    for row in _rows(boards, year=year):
        among = counted.get(row.version or 0, {}).get(row.key, ()) if row.key else contact
        for share in among:
            if coach[share.line] in {None, Coach.EXTERNAL if row.is_external else Coach.OWN}:
                number = share.of(times=row.times, unsaid=row.unsaid, minutes=row.minutes)
                found[row.board].append(Work(share.line, row.day, number, row.is_done))
    return found


def _rows(boards: Collection[int], *, year: SchoolYear) -> Iterator[_Row]:
    here = Post.objects.filter(school__parent__in=boards, period__overlap=year.period).values("person")
    last = Func(F("window"), template="(upper(%(expressions)s) - 1)", output_field=DateField())
    first, end = year.period.start, year.next.period.start
    activities = (
        Activity.objects.filter(state__in=[Activity.State.PLANNED, Activity.State.DONE], starter__among=here)
        .annotate(at=Coalesce("done_on", "planned_on", last), version=Coalesce("words_from", "track__version"))
        .filter(at__gte=first, at__lt=end)
        .annotate(board=_board_then())
        .filter(board__in=list(boards))
        .annotate(external=_external_then())
        .values_list("board", "version", "key", "at", "state", "external")
        .annotate(times=Count("pk"), unsaid=Count("pk", filter=Q(minutes=None)), length=Coalesce(Sum("minutes"), 0))
        .order_by()
    )
    for board, version, key, day, state, external, times, unsaid, minutes in activities:
        yield _Row(board, version, key, day, state == Activity.State.DONE, external, times, unsaid, minutes)
    contacts = (
        Contact.objects.filter(starter__among=here, day__gte=first, day__lt=end)
        .annotate(at=F("day"))
        .annotate(board=_board_then())
        .filter(board__in=list(boards))
        .annotate(external=_external_then())
        .values_list("board", "at", "external")
        .annotate(times=Count("pk"), length=Sum("minutes"))
        .order_by()
    )
    for board, day, external, times, minutes in contacts:
        yield _Row(board, None, "", day, is_done=True, is_external=external, times=times, unsaid=0, minutes=minutes)


def _board_then() -> Subquery:
    """The board for which the starter works on the day `at`; of two, the one that came first."""
    posts = Post.objects.filter(person=OuterRef("starter"), period__contains=OuterRef("at")).order_by("pk")
    return Subquery(posts.values("school__parent")[:1])


def _external_then() -> Exists:
    """Whether the coach of the starter on the day `at` is from outside, by the register of the board."""
    coaches = Pair.objects.filter(
        starter=OuterRef(OuterRef("starter")),
        relation=Relation.COACH.value,
        period__contains=OuterRef(OuterRef("at")),
    )
    return Exists(
        CoachRegistration.objects.filter(
            is_external=True,
            board=OuterRef("board"),
            period__contains=OuterRef("at"),
            person__in=coaches.values("holder"),
        )
    )
