"""How days, numbers, hours and names are written for a person, in the language of the page."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

Number = int | float | Decimal | Fraction
SMALL_MONTHS = frozenset({"nl"})


def long_day(day: date) -> str:
    """Write a day in full: di 3 november 2026."""
    return _written(date(day.year, day.month, day.day), "D j F Y", get_language())


def short_day(day: date) -> str:
    """Write a day briefly: 3 nov 2026."""
    language = get_language()
    return _written(date(day.year, day.month, day.day), "j b Y" if language in SMALL_MONTHS else "j M Y", language)


def on_day(what: str, day: date | None) -> str:
    """Write something with its day, when it has one: Lesbezoek 1, 3 nov 2026."""
    return f"{what}, {short_day(day)}" if day else what


@lru_cache(maxsize=8192)
def _written(day: date, shape: str, _language: str | None) -> str:
    return format_date(day, shape)


def relative_day(day: date, today: date) -> str:
    """Write a day as seen from today: vandaag, morgen, gisteren, over 3 dagen, 3 dagen geleden."""
    days = (day - today).days
    near = {0: _("vandaag"), 1: _("morgen"), -1: _("gisteren")}
    if days in near:
        return near[days]
    if days > 0:
        return ngettext("over %(count)s dag", "over %(count)s dagen", days) % {"count": days}
    return ngettext("%(count)s dag geleden", "%(count)s dagen geleden", -days) % {"count": -days}


def due_day(day: date, today: date) -> str:
    """Write a last day as seen from today: vandaag, over 3 dagen, 2 dagen te laat."""
    late = (today - day).days
    if late <= 0:
        return relative_day(day, today)
    return ngettext("%(count)s dag te laat", "%(count)s dagen te laat", late) % {"count": late}


def number(value: Number) -> str:
    """Write a number as Dutch does, without needless zeros: 1.080 and 0,8; a fraction to the hundredth, a half up."""
    exact = (hundredths(value) if isinstance(value, Fraction) else Decimal(str(value))).normalize()
    if exact == exact.to_integral_value():
        return formats.number_format(exact.quantize(Decimal(1)), force_grouping=True)
    return formats.number_format(exact, force_grouping=True)


def two_decimals(value: float) -> str:
    """Write a measured number to the hundredth, always with both decimals, so that numbers line up: −0,70."""
    return formats.number_format(round(value, 2) + 0.0, 2, force_grouping=True).replace("-", "−")


def signed(value: float) -> str:
    """Write a difference to the hundredth with its sign: +0,05 and −0,70."""
    return ("+" if round(value, 2) > 0 else "") + two_decimals(value)


def hundredths(value: Fraction) -> Decimal:
    """Round an exact number to the hundredth, a half up."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def hours(value: Number) -> str:
    """Write an amount of hours: 1,5 uur."""
    return ngettext("%(hours)s uur", "%(hours)s uur", 1 if value == 1 else 2) % {"hours": number(value)}


def minutes(value: int) -> str:
    """Write a length in minutes the way one would say it: 30 minuten, 1,5 uur, 1 uur en 20 minuten."""
    whole, rest = divmod(value, 60)
    if not whole:
        return ngettext("%(count)s minuut", "%(count)s minuten", rest) % {"count": rest}
    if rest in {0, 30}:
        return hours(Decimal(value) / 60)
    return _("%(hours)s en %(minutes)s") % {"hours": hours(whole), "minutes": minutes(rest)}


def moment(value: datetime) -> str:
    """Write a moment with its time, in the time zone of the site: di 3 november 2026, 15.30 uur."""
    local = timezone.localtime(value)
    return _("%(day)s, %(time)s uur") % {"day": long_day(local), "time": format_date(local, "H.i")}


def full_name(given: str, infix: str, family: str) -> str:
    """Write a name as one says it: Thijs van Dam."""
    return " ".join(part for part in (given, infix, family) if part)


def sorting_name(given: str, infix: str, family: str) -> str:
    """Write a name as it stands in a Dutch list: Dam, Thijs van."""
    return f"{family}, {' '.join(part for part in (given, infix) if part)}"


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    if not words:
        return ""
    ends = words if len(words) == 1 else [words[0], words[-1]]
    return "".join("IJ" if word[:2] in {"IJ", "Ij"} else word[0] for word in ends).upper()
