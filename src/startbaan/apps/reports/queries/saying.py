"""Costs in words: amounts, numbers, who pays, and the steps of a calculation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startbaan.apps.programme.queries import page_language
from startbaan.apps.reports.queries.spending import BoardYear
from startbaan.domain.costing.lines import Basis, Coach, Line, Payer
from startbaan.domain.costing.reckoning import Cost, LineCosts, Part
from startbaan.domain.sources import Text
from startbaan.ui.wording import hours, short_day

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Why:
    """One of the three amounts of a line, and the steps to it."""

    title: str
    steps: tuple[str, ...]


def exact(value: Fraction) -> Decimal:
    """Round to hundredths, half up."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(CENT, ROUND_HALF_UP)


def euros(value: Fraction) -> str:
    """Write an amount of money: € 1.234,50."""
    return f"€\N{NO-BREAK SPACE}{formats.number_format(exact(value), decimal_pos=2, force_grouping=True)}"


def counted(line: Line, number: Fraction) -> str:
    """Write how much of a line: 12 plaatsen, 7,5 uur."""
    if line.basis is not Basis.PLACES:
        return hours(exact(number))
    whole = round(number)
    return ngettext("%(count)s plaats", "%(count)s plaatsen", whole) % {"count": whole}


def unit_of(line: Line) -> str:
    """What a rate of this line is for."""
    return _("per plaats") if line.basis is Basis.PLACES else _("per uur")


def payer_word(payer: Payer) -> str:
    """Who pays, in a word."""
    words = {Payer.PARTNERSHIP: _("opleidingsschool"), Payer.BOARD: _("bestuur"), Payer.SCHOOL: _("school")}
    return words[payer]


def payer_words(payers: Iterable[Payer]) -> str:
    """Who pays, or who may pay: school of bestuur."""
    return f" {_('of')} ".join(payer_word(payer) for payer in payers)


def said_here(text: Text) -> str:
    """Say a text of the content in the language of the page."""
    return text.said(page_language())


def why_of(found: LineCosts, year: BoardYear) -> tuple[Why, ...]:
    """The steps to each of the three amounts of a line of one board."""
    return (
        Why(_("Begroting"), tuple(_budget(found, year))),
        Why(_("Verwachting"), (*_planned(found), *_on_request(found, year), *_priced(found.line, found.forecast))),
        Why(_("Werkelijk"), tuple(_done(found))),
    )


def why_together(found: LineCosts) -> tuple[Why, ...]:
    """The steps to each of the three amounts of a line of several boards."""
    budget = tuple(_priced(found.line, found.budget)) if found.budget else (_no_number(),)
    return (
        Why(_("Begroting"), budget),
        Why(_("Verwachting"), (*_planned(found), *_priced(found.line, found.forecast))),
        Why(_("Werkelijk"), tuple(_done(found))),
    )


def _budget(found: LineCosts, year: BoardYear) -> Iterator[str]:
    line, agreed = found.line, year.board.agreed
    if agreed is None or found.budget is None:
        yield _no_number()
        return
    each = year.per_starter[line.key]
    programme = f"{said_here(year.programme.title)} {year.programme.version}" if year.programme else "–"
    words = {
        "starters": ngettext("%(count)s starter", "%(count)s starters", agreed) % {"count": agreed},
        "each": counted(line, each),
        "all": counted(line, each * agreed),
        "programme": programme,
    }
    yield _("%(starters)s × %(each)s in jaar 1 van het programma (%(programme)s) = %(all)s.") % words
    if line.coach and year.board.reserved:
        reserved = hours(year.board.reserved)
        yield _("In het coachregister staat %(hours)s bij coaches van buiten.") % {"hours": reserved}
        if line.coach is Coach.OWN:
            yield _("Voor coaches van het bestuur blijft %(hours)s over.") % {
                "hours": counted(line, found.budget.number)
            }
        else:
            yield _("Voor coaches van buiten is dat %(hours)s.") % {"hours": counted(line, found.budget.number)}
    elif line.coach is Coach.EXTERNAL:
        yield _("In het coachregister staan geen uren bij coaches van buiten.")
    yield from _priced(line, found.budget)


def _no_number() -> str:
    return _("Er is nog geen aantal starters afgesproken. Zonder dat aantal is er geen begroting.")


def _planned(found: LineCosts) -> Iterator[str]:
    words = {
        "done": counted(found.line, found.actual.number),
        "planned": counted(found.line, found.forecast.number - found.actual.number),
    }
    yield _("%(done)s gedaan en %(planned)s nog gepland.") % words


def _on_request(found: LineCosts, year: BoardYear) -> Iterator[str]:
    if found.line.coach and year.programme:
        words = {"year": year.programme.coaching.on_request_from_year}
        yield _("Vanaf jaar %(year)s van het programma telt coaching pas mee als die is gevraagd of besloten.") % words


def _done(found: LineCosts) -> Iterator[str]:
    line = found.line
    yield _("%(done)s gedaan.") % {"done": counted(line, found.actual.number)}
    if not line.is_billed:
        yield from _priced(line, found.actual)
    elif found.actual.parts:
        yield _("Aan facturen: %(amount)s.") % {"amount": euros(found.actual.amount)}
    else:
        yield _("Er is nog geen factuur ingevuld.")


def _priced(line: Line, cost: Cost) -> Iterator[str]:
    for part in cost.parts:
        yield _part(line, part)
    if cost.unpriced:
        yield _("%(number)s zonder tarief.") % {"number": counted(line, cost.unpriced)}


def _part(line: Line, part: Part) -> str:
    words = {"amount": euros(part.amount), "payer": payer_word(part.payer)}
    rate = part.rate
    if rate is None or rate.amount is None:
        return _("Facturen: %(amount)s, betaald door: %(payer)s.") % words
    words |= {
        "number": counted(line, part.number),
        "rate": euros(Fraction(rate.amount)),
        "day": short_day(rate.start),
        "origin": rate.origin.rstrip("."),
    }
    if rate.is_example:
        return (
            _(
                "%(number)s × %(rate)s = %(amount)s, betaald door: %(payer)s. "
                "Het tarief geldt vanaf %(day)s en is een voorbeeld: %(origin)s."
            )
            % words
        )
    return (
        _("%(number)s × %(rate)s = %(amount)s, betaald door: %(payer)s. Het tarief geldt vanaf %(day)s: %(origin)s.")
        % words
    )
