"""The years of one track: when each begins and ends, by the choice of its programme."""

from datetime import date
from itertools import pairwise

from startbaan.domain.periods import Period, SchoolYear
from startbaan.domain.schedule.calendar import Calendar
from startbaan.domain.schedule.definition import Definition, YearsFrom
from startbaan.domain.sentences import Problem, say


class TooManyYears(Problem):
    """An extension that the programme does not know."""


def track_years(definition: Definition, *, begins_on: date, extra_years: int, calendar: Calendar) -> tuple[Period, ...]:
    """Give the days of year 1, 2, 3 and any extra year; raises `TooManyYears`, `OutsideCalendar`.

    Counted from the start, every year is a full one. Counted by school year, the first lasts until
    1 August, or a year longer when fewer school weeks are left than the programme asks.
    """
    if not 0 <= extra_years <= definition.extension.most_years:
        most = definition.extension.most_years
        raise TooManyYears(
            say(
                "Dit programma kan met hoogstens %(most)s jaar verlengd worden, niet met %(asked)s.",
                most=most,
                asked=extra_years,
            )
        )
    calendar.admit(begins_on)
    number = definition.length_years + extra_years
    if definition.years_from is YearsFrom.START:
        turns = [anniversary(begins_on, years=years) for years in range(number + 1)]
    else:
        first_end = SchoolYear.of(begins_on).next.period.start
        left = calendar.school_weeks(begins_on, end=first_end)
        if len(left) < definition.first_year_least_weeks:
            first_end = anniversary(first_end, years=1)
        turns = [begins_on, *(anniversary(first_end, years=years) for years in range(number))]
    return tuple(Period(start, end) for start, end in pairwise(turns))


def anniversary(day: date, *, years: int) -> date:
    """Give the same day so many years later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
