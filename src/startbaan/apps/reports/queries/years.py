"""Which school years of costs one may look at."""

from datetime import date

from startbaan.domain.periods import NotASchoolYear, SchoolYear


def years_to_choose(on: date) -> tuple[SchoolYear, ...]:
    """The coming school year, this one, and the two before it."""
    this = SchoolYear.of(on)
    return (this.next, this, this.previous, this.previous.previous)


def year_named(asked: str, *, on: date) -> SchoolYear:
    """The year that was asked for, or this one."""
    try:
        found = SchoolYear.parse(asked)
    except NotASchoolYear:
        return SchoolYear.of(on)
    return found if found in years_to_choose(on) else SchoolYear.of(on)
