"""The page with costs of a partnership: its boards side by side, those with few starters together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db import connection
from psycopg import sql

from startbaan.apps.people.models import Affiliation
from startbaan.apps.reports.access import BOARDS
from startbaan.apps.reports.queries.costs import Bullet, CostRow, Drawing, Sum, has_examples, row_of, sum_of
from startbaan.apps.reports.queries.places import CostPlace
from startbaan.apps.reports.queries.saying import exact, payer_word, payer_words, why_together
from startbaan.apps.reports.queries.spending import BoardYear, board_years
from startbaan.domain.costing.lines import Payer
from startbaan.domain.costing.reckoning import Totals, YearCosts, together
from startbaan.domain.periods import SchoolYear
from startbaan.ui.wording import hours


@dataclass(frozen=True)
class GroupRow:
    """One board, or several with too few starters to stand alone."""

    names: tuple[str, ...]
    starters: int
    agreed: int | None
    costs: YearCosts
    sums: Sum
    expected_hours: str
    done_hours: str
    lacks_rate: bool

    @property
    def is_several(self) -> bool:
        """Whether these are boards taken together."""
        return len(self.names) > 1


@dataclass(frozen=True)
class JointCosts:
    """All of one page; without groups there are too few starters to show anything."""

    groups: tuple[GroupRow, ...]
    total: Sum
    payers: tuple[Sum, ...]
    drawing: Drawing
    joint: tuple[CostRow, ...]
    unopened: tuple[str, ...]
    starters: int
    whole: YearCosts
    has_examples: bool


def joint_costs(place: CostPlace, *, year: SchoolYear, on: date) -> JointCosts | None:
    """The costs of a partnership in a school year; nothing when they would be about too few people."""
    people, total = _shown(place.pk, year=year)
    if total is None:
        return None
    members = Affiliation.objects.filter(of=place.pk, period__contains=on).values_list("member", flat=True)
    boards = board_years(list(members), year=year, on=on)
    alone = [board for board in boards if people.get(board.board.pk) is not None]
    others = [board for board in boards if board.board.pk in people and people[board.board.pk] is None]
    counted = [*alone, *others]
    few = total - sum(people[board.board.pk] or 0 for board in alone)
    groups = [_group([board], starters=people[board.board.pk] or 0) for board in alone]
    shown = (*groups, _group(others, starters=few)) if others else tuple(groups)
    whole = together([board.costs for board in counted])
    return JointCosts(
        groups=shown,
        total=sum_of("", whole.total),
        payers=tuple(sum_of(label, paid) for label, paid in payers_of(whole)),
        drawing=Drawing(tuple(bullet_of(group) for group in shown), is_money=True),
        joint=tuple(row_of(line, why_together(line), on=on) for line in whole.lines if line.line.is_joint),
        unopened=tuple(board.board.name for board in counted if board.board.agreed is None),
        starters=total,
        whole=whole,
        has_examples=has_examples(whole),
    )


def _shown(partnership: int, *, year: SchoolYear) -> tuple[dict[int, int | None], int | None]:
    """By board how many starters it had this year, nothing where it may not stand alone; and how many in all."""
    statement = sql.SQL(
        "SELECT cell, people, total FROM {} WHERE organisation = %(partnership)s AND school_year = %(year)s"
    ).format(sql.Identifier(BOARDS))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"partnership": partnership, "year": year.start_year})
        rows = cursor.fetchall()
    return {board: people for board, people, _total in rows}, next((total for _board, _people, total in rows), None)


def bullet_of(group: GroupRow) -> Bullet:
    """Draw one board, or the boards taken together."""
    total = group.costs.total
    budget = None if total.budget is None else float(total.budget)
    return Bullet(", ".join(group.names), budget, float(total.forecast), float(total.actual), group.sums.forecast)


def _group(boards: Sequence[BoardYear], *, starters: int) -> GroupRow:
    costs = together([board.costs for board in boards])
    expected, done = guidance_of(costs)
    agreed = [board.board.agreed for board in boards if board.board.agreed is not None]
    return GroupRow(
        names=tuple(board.board.name for board in boards),
        starters=starters,
        agreed=sum(agreed) if len(agreed) == len(boards) else None,
        costs=costs,
        sums=sum_of("", costs.total),
        expected_hours=hours(exact(expected)),
        done_hours=hours(exact(done)),
        lacks_rate=any(line.forecast.unpriced for line in costs.lines if not line.line.is_optional),
    )


def guidance_of(costs: YearCosts) -> tuple[Fraction, Fraction]:
    """The hours of who guides, coaches and facilitators of groups: as expected and as done."""
    lines = [line for line in costs.lines if not (line.line.is_joint or line.line.is_optional)]
    forecast, actual = (line.forecast.number for line in lines), (line.actual.number for line in lines)
    return sum(forecast, Fraction(0)), sum(actual, Fraction(0))


def payers_of(costs: YearCosts) -> tuple[tuple[str, Totals], ...]:
    """The partnership, and boards and schools as one: which of those two pays would tell one small board apart."""
    theirs = costs.paid_by(Payer.BOARD) + costs.paid_by(Payer.SCHOOL)
    label = payer_words([Payer.BOARD, Payer.SCHOOL])
    return ((payer_word(Payer.PARTNERSHIP), costs.paid_by(Payer.PARTNERSHIP)), (label, theirs))
