"""What the collective agreement of a sector gives, as the handbook says it: made from the rules and their values."""

from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries import AgreementPage, agreement_named, agreement_page
from startbaan.domain.rules.parameters import Key, Unit
from startbaan.domain.schedule.cards import STATUSES
from startbaan.domain.sources import Status
from startbaan.domain.words import Sector

# What is only needed to reckon stands with the agreement itself.
SAID = {Unit.HOURS, Unit.EUROS, Unit.SHARE, Unit.FTE, Unit.MONTHS, Unit.YEARS, Unit.STEPS, Unit.NAMES, Unit.TEXTS}


@dataclass(frozen=True)
class Right:
    """One rule: what it gives, and whether it is advice."""

    title: str
    about: str
    is_advice: bool


@dataclass(frozen=True)
class ForWhom:
    """Rules for the same people."""

    starter: str
    rights: tuple[Right, ...]


@dataclass(frozen=True)
class RightValue:
    """One value of today, and where it stands."""

    title: str
    worth: str
    place: str
    status: str
    sure: bool


@dataclass(frozen=True)
class Rights:
    """The agreement of a sector on a day."""

    sector: str
    page: AgreementPage
    groups: tuple[ForWhom, ...]
    values: tuple[RightValue, ...]

    @property
    def ended_text(self) -> str:
        """That the agreement is over, or until when it lasts."""
        if self.page.ended:
            return _("Deze cao liep af op %(day)s. Controleer de geldende cao.") % {"day": _day(self.page.ended)}
        return _("Deze cao loopt tot en met %(day)s.") % {"day": _day(self.page.lasts)} if self.page.lasts else ""


def rights(sector: Sector, *, on: date, language: str) -> Rights:
    """The rules of a sector by for whom they are, and the values that hold on a day."""
    agreement = agreement_named(sector.value)
    page = agreement_page(agreement, on=on)
    groups: dict[str, list[Right]] = {}
    for rule in page.rules:
        groups.setdefault(rule.starter, []).append(Right(rule.title, rule.about, rule.is_advice))
    values = tuple(
        RightValue(
            shown.title,
            shown.now.worth,
            shown.now.place,
            STATUSES[shown.now.status].said(language),
            shown.now.status is Status.CONFIRMED,
        )
        for shown in page.parameters
        if shown.now is not None and agreement.parameters[Key(shown.key)].unit in SAID
    )
    return Rights(
        sector.value, page, tuple(ForWhom(starter, tuple(found)) for starter, found in groups.items()), values
    )


def _day(day: date) -> str:
    return written(day, "j F Y")
