"""What a dated value of a collective agreement is, in words and with its unit."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from startbaan.apps.programme.queries import page_language
from startbaan.domain.rules.parameters import Base, Reckoning, Unit, Worth
from startbaan.domain.sources import Text
from startbaan.ui.wording import hours, number, short_day

UNITS = {
    Unit.HOURS: gettext_lazy("uren"),
    Unit.EUROS: gettext_lazy("euro’s"),
    Unit.SHARE: gettext_lazy("procent"),
    Unit.FTE: gettext_lazy("werktijdfactor (WTF)"),
    Unit.MONTHS: gettext_lazy("maanden"),
    Unit.YEARS: gettext_lazy("jaren"),
    Unit.ROUNDING: gettext_lazy("afronden op"),
    Unit.DAY: gettext_lazy("een dag"),
    Unit.STEPS: gettext_lazy("tredes"),
    Unit.NAMES: gettext_lazy("schalen"),
    Unit.RENAMED: gettext_lazy("oude en nieuwe namen"),
    Unit.TEXTS: gettext_lazy("onderwerpen"),
    Unit.RECKONING: gettext_lazy("hoe een deel van een jaar telt"),
    Unit.BASE: gettext_lazy("waarover wordt berekend"),
    Unit.RIGHT: gettext_lazy("een recht zonder aantal"),
}


def shown_worth(worth: Worth, *, unit: Unit) -> str:
    """Say a worth with its unit; empty for a right without an amount."""
    match worth:
        case bool():
            return ""
        case Decimal():
            return _number(worth, unit)
        case date():
            return short_day(worth)
        case str():
            return _word(worth)
        case Mapping():
            return ", ".join(f"{old} → {new}" for old, new in worth.items())
        case _:
            language = page_language()
            return ", ".join(each.said(language) if isinstance(each, Text) else str(each) for each in worth)


def _number(found: Decimal, unit: Unit) -> str:
    said = number(found)
    match unit:
        case Unit.EUROS:
            return f"€ {said}"
        case Unit.HOURS:
            return hours(found)
        case Unit.SHARE:
            return f"{number(found * 100)}%"
        case Unit.FTE:
            return _("WTF %(number)s") % {"number": said}
        case Unit.MONTHS:
            return ngettext("%(count)s maand", "%(count)s maanden", int(found)) % {"count": said}
        case Unit.YEARS:
            return _("%(years)s jaar") % {"years": said}
        case _:
            return _("op %(number)s nauwkeurig") % {"number": said}


def _word(found: str) -> str:
    return {
        Reckoning.DAYS.value: _("per dag"),
        Reckoning.MONTHS.value: _("per maand"),
        Base.WHOLE.value: _("over de hele jaartaak"),
        Base.WITHOUT_TRAINING.value: _("over de jaartaak zonder de uren professionalisering"),
    }[found]
