"""Says an answer in sentences that give the amount back: each part as a multiplication, each reason with its source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from startbaan.domain.rules.parameters import Unit
from startbaan.domain.rules.results import Answer, Factor, Measure, Part, rounded
from startbaan.domain.sentences import Sentence, joined, say

Spoken = Callable[[Decimal], str]
HUNDREDTH = Decimal("0.01")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation: the days it is about, the multiplication, and what comes out, rounded."""

    part: Part
    sentence: Sentence


def in_dutch(number: Decimal) -> str:
    """Write a number with a comma, without zeros that say nothing."""
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


def day_in_dutch(day: date) -> str:
    """Write a day as 1 aug 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def steps(answer: Answer, *, number: Spoken = in_dutch) -> tuple[Step, ...]:
    """Give the lines that add up to the amount; empty where there is no amount."""
    if answer.unit is None:
        return ()
    return tuple(Step(part, _step(part, unit=answer.unit, number=number)) for part in answer.parts)


def amount(answer: Answer, *, number: Spoken = in_dutch) -> Sentence | None:
    """Say the whole amount with its unit; nothing where there is none."""
    if answer.unit is None or answer.amount is None:
        return None
    return with_unit(answer.amount, unit=answer.unit, number=number)


def with_unit(found: Decimal, *, unit: Unit, number: Spoken = in_dutch) -> Sentence:
    """Say a number of hours or euros."""
    if unit is Unit.EUROS:
        return say("€ %(number)s", number=number(found))
    return say("%(number)s uur", number=number(found))


def factors(part: Part, *, unit: Unit, number: Spoken = in_dutch) -> tuple[Sentence, ...]:
    """Say each measure of a stretch, and which part of the year it is unless it is all of it."""
    found = [_factor(measure, unit=unit, number=number) for measure in part.measures]
    if part.share != 1:
        found.append(say("%(part)s van het jaar", part=_fraction(part.share)))
    return tuple(found)


def exactly(found: Fraction, *, number: Spoken = in_dutch) -> str:
    """Write an amount of 0 or more without rounding: four decimals, and a mark where more follow."""
    shown = Decimal(int(found * 10_000)) / 10_000
    return number(shown) if Fraction(shown) == found else f"{number(shown)}…"


def _step(part: Part, *, unit: Unit, number: Spoken) -> Sentence:
    return say(
        "%(factors)s = %(result)s",
        factors=joined(factors(part, unit=unit, number=number), by=" × "),
        result=with_unit(rounded(part.exact, to=HUNDREDTH), unit=unit, number=number),
    )


def _factor(measure: Measure, *, unit: Unit, number: Spoken) -> Sentence:
    match measure.factor:
        case Factor.FTE:
            return say("WTF %(number)s", number=number(measure.number))
        case Factor.SHARE:
            return say("%(number)s%%", number=number(measure.number * 100))
        case Factor.LESS:
            assert measure.less is not None
            return say("(%(whole)s − %(less)s) uur", whole=number(measure.number), less=number(measure.less))
        case Factor.RATE:
            return with_unit(measure.number, unit=unit, number=number)


def _fraction(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
