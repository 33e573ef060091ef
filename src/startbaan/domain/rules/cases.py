"""One job of one person, as the rules look at it: frozen, so that people in the same position share one answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from startbaan.domain.periods import Period
from startbaan.domain.rules.parameters import Base
from startbaan.domain.sentences import Problem, say
from startbaan.domain.words import Sector

LEAST_FTE, MOST_FTE = Decimal(0), Decimal("1.2")


class ImpossibleCase(Problem):
    """A job that cannot be: terms that overlap or lie outside it, or a working-time factor that nobody has."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed about a job for a while: working-time factor (1 is full time), scale and step."""

    period: Period
    fte: Decimal
    scale: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a school or institution decides for itself; nothing where it follows what is usual."""

    teaching_hours: Decimal | None = None
    base: Base | None = None


NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Case:
    """A job: its sector and days, the terms it had, and what is known of its holder.

    `temporary` and `taught_before` are nothing where nobody knows. Two jobs of one person are two cases. A job that
    goes on from another one belongs to an appointment that began earlier: `appointed_on`.
    """

    sector: Sector
    job: Period
    terms: tuple[Terms, ...]
    temporary: bool | None = None
    profession_started_on: date | None = None
    taught_before: bool | None = None
    choices: Choices = NO_CHOICES
    appointed_on: date | None = None

    @property
    def begun(self) -> date:
        """The first day of the appointment."""
        return self.appointed_on or self.job.start

    def terms_on(self, day: date) -> Terms | None:
        """Give the terms that hold on a day."""
        return next((terms for terms in self.terms if day in terms.period), None)

    @property
    def cuts(self) -> tuple[date, ...]:
        """The days on which its terms begin or end."""
        days = [terms.period.start for terms in self.terms]
        return (*days, *(terms.period.end for terms in self.terms if terms.period.end is not None))


def case(
    sector: Sector,
    *,
    job: Period,
    terms: Sequence[Terms],
    temporary: bool | None = None,
    profession_started_on: date | None = None,
    taught_before: bool | None = None,
    choices: Choices = NO_CHOICES,
    appointed_on: date | None = None,
) -> Case:
    """Make a case, with its terms in order and cut to the days of the job; raises `ImpossibleCase`."""
    if appointed_on is not None and appointed_on > job.start:
        raise ImpossibleCase(say("Een aanstelling begint niet na de eerste dag van de baan."))
    within = [(found, found.period.intersection(job)) for found in sorted(terms, key=lambda each: each.period.start)]
    kept = [replace(found, period=period) for found, period in within if period is not None]
    for earlier, later in pairwise(kept):
        if earlier.period.overlaps(later.period):
            raise ImpossibleCase(
                say("Op één dag gelden twee afspraken over WTF, schaal en trede. Laat de eerste eerder eindigen.")
            )
    if any(not LEAST_FTE < found.fte <= MOST_FTE for found in kept):
        raise ImpossibleCase(say("De WTF ligt boven 0 en is hoogstens 1,2."))
    return Case(
        sector=sector,
        job=job,
        terms=tuple(kept),
        temporary=temporary,
        profession_started_on=profession_started_on,
        taught_before=taught_before,
        choices=choices,
        appointed_on=appointed_on if appointed_on != job.start else None,
    )
