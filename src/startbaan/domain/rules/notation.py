"""How the worth of a parameter is written and read by a person, per unit: 1.659, 6,25%, 31-10-2026, LB, LC, LD."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from startbaan.domain.rules.cases import MOST_FTE
from startbaan.domain.rules.parameters import NUMBERS, Base, Reckoning, Unit, Worth
from startbaan.domain.sentences import Problem, Sentence, say
from startbaan.domain.sources import Text

E = TypeVar("E", bound=StrEnum)
NUMBER = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?|\d+(,\d+)?", re.ASCII)
DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
NAME = re.compile(r"[A-Z][A-Z0-9]{0,5}")
LONGEST_NUMBER, LONGEST_TEXT, MOST_MEMBERS = 12, 200, 20
MOST_STEP = 20
FIRST_YEAR, LAST_YEAR = 1990, 2100
WHOLE = frozenset({Unit.MONTHS, Unit.YEARS})
MOST: Mapping[Unit, Decimal] = MappingProxyType(
    {
        Unit.HOURS: Decimal(3000),
        Unit.EUROS: Decimal(100_000),
        Unit.SHARE: Decimal(1),
        Unit.FTE: MOST_FTE,
        Unit.MONTHS: Decimal(120),
        Unit.YEARS: Decimal(40),
        Unit.ROUNDING: Decimal(1),
    }
)
ABOVE_ZERO = frozenset({Unit.SHARE, Unit.MONTHS, Unit.YEARS, Unit.ROUNDING})


class NotAWorth(Problem):
    """A text that is no worth in this unit."""


def read_worth(typed: str, *, unit: Unit) -> Worth:
    """Read what a person typed, in the notation of the unit; raises `NotAWorth`."""
    worth = _READERS[unit]("\n".join(" ".join(line.split()) for line in typed.strip().splitlines()))
    found = fault(worth, unit=unit)
    if found is not None:
        raise NotAWorth(found)
    return worth


def written(worth: Worth, *, unit: Unit) -> str:
    """Write a worth as `read_worth` reads it back; empty for a right, which holds without one."""
    match worth:
        case bool():
            return ""
        case Decimal():
            return f"{_plain(worth * 100)}%" if unit is Unit.SHARE else _plain(worth)
        case date():
            return f"{worth.day}-{worth.month}-{worth.year}"
        case str():
            return worth
        case Mapping():
            return ", ".join(f"{old} = {new}" for old, new in worth.items())
        case _:
            texts = [f"{each.nl} | {each.en}" for each in worth if isinstance(each, Text)]
            return "\n".join(texts) or ", ".join(str(each) for each in worth)


def fault(worth: Worth, *, unit: Unit) -> Sentence | None:
    """Say why a worth cannot be one of this unit; nothing when it can."""
    match worth:
        case Decimal():
            return _number_fault(worth, unit)
        case date() if not FIRST_YEAR <= worth.year <= LAST_YEAR:
            return say("Kies een dag tussen %(first)s en %(last)s.", first=str(FIRST_YEAR), last=str(LAST_YEAR))
        case tuple() | Mapping() if not 0 < len(worth) <= MOST_MEMBERS:
            return say("Noem er minstens één en hoogstens %(most)s.", most=MOST_MEMBERS)
        case tuple() if len(set(worth)) < len(worth):
            return say("Noem alles één keer.")
        case _:
            return None


def _number_fault(number: Decimal, unit: Unit) -> Sentence | None:
    if unit in WHOLE and number != number.to_integral_value():
        return say("Schrijf een geheel getal.")
    if number > MOST[unit]:
        return say("Dit is meer dan kan: hoogstens %(most)s.", most=written(MOST[unit], unit=unit))
    if number < 0 or (unit in ABOVE_ZERO and number == 0):
        return say("Schrijf een getal boven 0.")
    return None


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _number(typed: str) -> Decimal:
    if len(typed) > LONGEST_NUMBER or not NUMBER.fullmatch(typed):
        raise NotAWorth(say("Schrijf een getal met een komma en zonder eenheid, zoals 40 of 37,5."))
    return Decimal(typed.replace(".", "").replace(",", "."))


def _share(typed: str) -> Decimal:
    number = typed.removesuffix("%").rstrip()
    if number == typed or len(number) > LONGEST_NUMBER or not NUMBER.fullmatch(number):
        raise NotAWorth(say("Schrijf een percentage met het teken erbij, zoals 6,25%."))
    return Decimal(number.replace(".", "").replace(",", ".")) / 100


def _day(typed: str) -> date:
    found = DAY.fullmatch(typed)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(typed)
    except ValueError:
        raise NotAWorth(say("Schrijf een dag die bestaat, zoals 31-10-2026.")) from None


def _members(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in typed.split(",") if part.strip())


def _steps(typed: str) -> tuple[int, ...]:
    steps = tuple(int(part) if re.fullmatch(r"[0-9]{1,2}", part) else 0 for part in _members(typed))
    if any(not 1 <= step <= MOST_STEP for step in steps):
        raise NotAWorth(say("Schrijf tredes met komma’s ertussen, zoals 1, 2, 3."))
    return steps


def _names(typed: str) -> tuple[str, ...]:
    names = tuple(part.upper() for part in _members(typed))
    if not all(NAME.fullmatch(name) for name in names):
        raise NotAWorth(say("Schrijf namen van schalen met komma’s ertussen, zoals LB, LC, LD."))
    return names


def _renamed(typed: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in _members(typed):
        old, _, new = (side.strip().upper() for side in part.partition("="))
        if not NAME.fullmatch(old) or not NAME.fullmatch(new):
            raise NotAWorth(say("Schrijf de oude en de nieuwe naam met een is-teken, zoals L10 = LB, L11 = LC."))
        if old in found:
            raise NotAWorth(say("Noem alles één keer."))
        found[old] = new
    return MappingProxyType(found)


def _texts(typed: str) -> tuple[Text, ...]:
    found = []
    for line in typed.splitlines():
        dutch, _, english = (part.strip() for part in line.partition("|"))
        if not dutch or not english or "|" in english or len(line) > LONGEST_TEXT:
            raise NotAWorth(say("Schrijf elk onderdeel op een eigen regel: het Nederlands, een | en het Engels."))
        found.append(Text(dutch, english))
    return tuple(found)


def _chosen(kind: type[E]) -> Callable[[str], E]:
    def read(typed: str) -> E:
        try:
            return kind(typed)
        except ValueError:
            raise NotAWorth(say("Kies uit: %(words)s.", words=", ".join(kind))) from None

    return read


def _right(typed: str) -> bool:
    if typed:
        raise NotAWorth(say("Een recht zonder aantal heeft geen waarde: laat dit leeg."))
    return True


_READERS: Mapping[Unit, Callable[[str], Worth]] = MappingProxyType(
    {
        **dict.fromkeys(NUMBERS - {Unit.SHARE}, _number),
        Unit.SHARE: _share,
        Unit.DAY: _day,
        Unit.STEPS: _steps,
        Unit.NAMES: _names,
        Unit.RENAMED: _renamed,
        Unit.TEXTS: _texts,
        Unit.RECKONING: _chosen(Reckoning),
        Unit.BASE: _chosen(Base),
        Unit.RIGHT: _right,
    }
)
