"""Which jobs are in one position in a school year: those that differ only in what makes no difference for it."""

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.rules import mbo, po, vo
from startbaan.domain.rules.cases import Case
from startbaan.domain.rules.parameters import Agreement
from startbaan.domain.rules.sight import Sight
from startbaan.domain.words import Sector


def sight_of(agreement: Agreement, *, year: SchoolYear) -> Sight:
    """Look from a school year at the jobs of a sector, by its agreement."""
    start, end = year.period.start, year.next.period.start
    return Sight(agreement.sector, start, end, _months(agreement), agreement.changes)


def position(case: Case, sight: Sight) -> Case:
    """Give the case without what makes no difference in the year of this sight: one position has one answer.

    `owed` of both gives the same answers; only what looks outside the year, `Owed.runs`, needs the case itself.
    """
    if not sight.employed(case):
        return outside(sight)
    match case.sector:
        case Sector.PO:
            return po.position(case, sight)
        case Sector.VO:
            return vo.position(case, sight)
        case Sector.MBO:
            return mbo.position(case, sight)


def outside(sight: Sight) -> Case:
    """Give the position of every job without a day in the year."""
    return Case(sight.sector, Period(sight.end), ())


def _months(agreement: Agreement) -> int:
    match agreement.sector:
        case Sector.PO:
            return 0
        case Sector.VO:
            return vo.months(agreement)
        case Sector.MBO:
            return mbo.months(agreement)
