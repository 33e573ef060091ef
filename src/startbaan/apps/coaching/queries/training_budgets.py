"""What a plan takes of the hours and euros there are for training; a number only where there is a source."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.plan_bodies import PlanBody
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Post, Terms
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.parameters import Key, Parameter, Unit
from startbaan.domain.rules.reading import shipped
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector
from startbaan.ui.wording import number

NO_FTE = Decimal(0)
TENTH = Decimal("0.1")
KEYS = {Unit.HOURS: Key.TRAINING_HOURS, Unit.EUROS: Key.TRAINING_MONEY}


@dataclass(frozen=True)
class Spending:
    """The hours or euros a plan takes, beside what there is; what there is may be unknown."""

    unit: Unit
    title: str
    spent: Decimal
    allowed: Decimal | None
    full_time: Decimal | None
    fte: Decimal
    source: str
    note: str
    unverified: bool

    @property
    def words(self) -> str:
        """What is spent, out of what, as one says it."""
        spent = number(self.spent)
        if self.allowed is None:
            unknown = _("%(spent)s uur gekozen; hoeveel uur er is: geen bron")
            return (unknown if self.unit is Unit.HOURS else _("€ %(spent)s gekozen; hoeveel geld er is: geen bron")) % {
                "spent": spent
            }
        said = _("%(spent)s van %(allowed)s uur") if self.unit is Unit.HOURS else _("€ %(spent)s van € %(allowed)s")
        return said % {"spent": spent, "allowed": number(self.allowed)}

    @property
    def most(self) -> Decimal:
        """The end of its bar; never zero."""
        return max(self.allowed or self.spent, Decimal(1))

    @property
    def over(self) -> bool:
        """Whether more was chosen than there is."""
        return self.allowed is not None and self.spent > self.allowed

    @property
    def reckoning(self) -> str:
        """How what there is follows from full-time and the working-time factor."""
        if self.full_time is None:
            return ""
        return _("%(amount)s × WTF %(fte)s") % {"amount": number(self.full_time), "fte": number(self.fte)}


def spending(viewer: Viewer, starter: int, body: PlanBody, *, year: SchoolYear, on: date) -> list[Spending]:
    """The hours and euros of a plan beside what there is, for who may know the working-time factor; else nothing.

    Reckoned on the day of looking, or on the last day of a school year gone by.
    """
    day = min(max(on, year.period.start), year.period.last or on)
    rows = visible_to(viewer, Terms.objects.filter(post__person=starter, period__contains=day))
    terms = list(rows.select_related("post__school").order_by("pk"))
    if not terms:
        return []
    fte = sum((row.fte for row in terms), NO_FTE)
    sector = _sector(terms[0].post)
    return [_spending(unit, body, sector=sector, fte=fte, day=day) for unit in KEYS]


def _spending(unit: Unit, body: PlanBody, *, sector: Sector | None, fte: Decimal, day: date) -> Spending:
    found = _allowance(sector, unit)
    value = found.on(day) if found else None
    amount = value.number if value else None
    title = {Unit.HOURS: _("Uren voor scholing"), Unit.EUROS: _("Geld voor scholing")}[unit]
    note = value.source.note if value else None
    return Spending(
        unit=unit,
        title=found.title.said(page_language()) if found else title,
        spent=body.hours if unit is Unit.HOURS else body.euros,
        allowed=None if amount is None else (amount * fte).quantize(TENTH),
        full_time=amount,
        fte=fte,
        source=value.source.place if value else "",
        note=note.said(page_language()) if note else "",
        unverified=value is not None and value.source.status is Status.UNVERIFIED,
    )


def _allowance(sector: Sector | None, unit: Unit) -> Parameter | None:
    return shipped()[sector].parameters.get(KEYS[unit]) if sector else None


def _sector(post: Post) -> Sector | None:
    return Sector(post.school.sector) if post.school.sector else None
