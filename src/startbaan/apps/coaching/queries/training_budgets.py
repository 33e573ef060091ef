"""What a plan takes of the hours and euros there are for training: what the agreement gives, job by job, added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from startbaan.apps.coaching.queries.plan_bodies import PlanBody
from startbaan.apps.entitlements.queries import agreements_on_record, cases_of
from startbaan.apps.people.access import Viewer, visible_to
from startbaan.apps.people.models import Terms
from startbaan.apps.programme.queries import page_language
from startbaan.domain.periods import SchoolYear
from startbaan.domain.rules.explaining import steps
from startbaan.domain.rules.owed import owed
from startbaan.domain.rules.parameters import Rule, Unit, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.results import Answer
from startbaan.domain.sentences import said
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector
from startbaan.ui.wording import number

RULES = {Unit.HOURS: Rule.PO_TRAINING_HOURS, Unit.EUROS: Rule.PO_TRAINING_MONEY}


@dataclass(frozen=True)
class Spending:
    """The hours or euros a plan takes, beside what there is; what there is may be unknown."""

    unit: Unit
    title: str
    spent: Decimal
    allowed: Decimal | None
    reckoning: str
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


def spending(viewer: Viewer, starter: int, body: PlanBody, *, year: SchoolYear) -> list[Spending]:
    """The hours and euros of a plan beside what there is in its school year; nothing for who may not know the terms."""
    if not visible_to(viewer, Terms.objects.filter(post__person=starter, period__overlap=year.period)).exists():
        return []
    agreements = agreements_on_record()
    found = [owed(job.case, year=year, agreements=agreements) for job in cases_of([starter], year=year)[starter]]
    return [
        _spending(unit, body, [answer for each in found for answer in each.answers if answer.rule is rule])
        for unit, rule in RULES.items()
    ]


def _spending(unit: Unit, body: PlanBody, answers: Iterable[Answer]) -> Spending:
    held = [answer for answer in answers if answer.amount is not None]
    value, language = _rate(held), page_language()
    return Spending(
        unit=unit,
        title=shipped()[Sector.PO].rules[RULES[unit]].title.said(language) if held else _title(unit),
        spent=body.hours if unit is Unit.HOURS else body.euros,
        allowed=sum((answer.amount or Decimal(0) for answer in held), Decimal(0)) if held else None,
        reckoning="; ".join(said(step.sentence, _) for answer in held for step in steps(answer, number=number)),
        source=value.source.named(language) if value else "",
        note=value.source.explained(language) if value else "",
        unverified=value is not None and value.source.status is Status.UNVERIFIED,
    )


def _title(unit: Unit) -> str:
    """What it is called where no agreement names it."""
    return {Unit.HOURS: _("Uren voor scholing"), Unit.EUROS: _("Geld voor scholing")}[unit]


def _rate(held: Iterable[Answer]) -> Value | None:
    """The value the amount is reckoned with; the last, when it changed in the year."""
    rates = [part.measures[0].value for answer in held for part in answer.parts]
    return rates[-1] if rates else None
