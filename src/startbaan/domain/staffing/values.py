"""From a cell to a value: numbers, scales, places and addresses as people type them. Nothing filled in is nothing."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from startbaan.domain.sentences import Problem, say
from startbaan.domain.staffing.sheets import Cell

MOST_FTE = Decimal("1.2")
FIRST_STEP, LAST_STEP = 1, 20

NOTHING = frozenset({"", "-", "--", "–", "—", ".", "n.v.t.", "nvt", "n.v.t", "(leeg)", "00-00-0000", "00.00.0000"})
EXCEL_ERROR = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|NAME\?|NAAM\?|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!|#+)"
)
FORMULA = ("=", "+", "@")
UNSEEN = frozenset({"Cc", "Cf", "Cs"})

PERSONNEL_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z ._/-]{0,39}")
ROUNDED = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+", re.IGNORECASE)
FTE = re.compile(r"([0-9]{0,3})(?:[.,]([0-9]{1,12}))?\s*(%|fte|wtf)?", re.IGNORECASE)
BRIN = re.compile(r"([0-9]{2}[A-Z]{2})([0-9]{2})?")
LOCATION = re.compile(r"[0-9]{1,2}")
TEACHER_SCALE_AND_STEP = re.compile(r"(L[A-I])[\s/|.,-]*(?:TREDE|REGEL)?\s*([0-9]{1,2})")
SCALE_AND_STEP = re.compile(r"([A-Z]{0,3}[0-9]{0,2}[A-Z]?)\s*(?:[/|-]|\bTREDE\b|\bREGEL\b)\s*(?:TREDE\s*)?([0-9]{1,2})")
EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
IN_BRACKETS = re.compile(r"[^<>]*<([^<>]+)>")


class Unreadable(Problem):
    """A cell that says something, but nothing that can be right."""


def text(cell: Cell) -> str:
    """Write a cell as one line of text, without what cannot be seen; whole numbers without a decimal point."""
    match cell:
        case str():
            return _line(cell)
        case bool():
            return "ja" if cell else "nee"
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime():
            return f"{cell.day}-{cell.month}-{cell.year}"
        case date():
            return f"{cell.day}-{cell.month}-{cell.year}"
        case int() | time() | timedelta():
            return str(cell)


def filled(cell: Cell) -> str:
    """Give the text of a cell that is no day or time; empty when what it holds is a way of leaving it empty."""
    written = text(cell)
    if isinstance(cell, date | time | timedelta):
        message = say("“%(written)s” is een datum of tijd; Excel heeft dat er misschien van gemaakt.", written=written)
        raise Unreadable(message)
    if written.casefold() in NOTHING:
        return ""
    if EXCEL_ERROR.fullmatch(written):
        message = say("“%(written)s” is een foutmelding van Excel.", written=written)
        raise Unreadable(message)
    return written


def words(cell: Cell, *, most: int) -> str | None:
    """Read a text of at most that many characters that is no formula."""
    written = filled(cell)
    if written.startswith(FORMULA):
        message = say(
            "“%(written)s” begint met “%(sign)s” en lijkt op een formule.", written=_short(written), sign=written[0]
        )
        raise Unreadable(message)
    if len(written) > most:
        message = say("“%(written)s” is te lang (hoogstens %(most)s tekens).", written=_short(written), most=most)
        raise Unreadable(message)
    return written or None


def personnel_number(cell: Cell) -> str | None:
    """Read a personnel number as text; zeros at the front stay, and 12345.0 is 12345."""
    written = re.sub(r"(?<=[0-9])\.0+$", "", filled(cell))
    if not written:
        return None
    if ROUNDED.fullmatch(written):
        message = say(
            "“%(written)s” is door Excel afgerond. Maak de kolom op als tekst en vul het hele nummer in.",
            written=written,
        )
        raise Unreadable(message)
    if not PERSONNEL_NUMBER.fullmatch(written):
        message = say("“%(written)s” is geen personeelsnummer.", written=_short(written))
        raise Unreadable(message)
    return written


def fte(cell: Cell) -> Decimal | None:
    """Read a working-time factor: 0,8 or 0.8 or 80%, above 0 and at most 1,2, in four decimals."""
    number, sign = _fraction(cell)
    if number is None:
        return None
    return _possible(number / 100 if sign == "%" else number, cell=cell)


def fte_in_percent(cell: Cell) -> Decimal | None:
    """Read a working-time factor under a header that says percent: 80 is 0,8, and 0,8 is still 0,8."""
    number, sign = _fraction(cell)
    if number is None:
        return None
    return _possible(number / 100 if sign == "%" or number > MOST_FTE else number, cell=cell)


def brin(cell: Cell, location: Cell = "") -> str | None:
    """Read a BRIN with its location, in one cell or in two, as 12AB03."""
    written = re.sub(r"[\s\-./|_]", "", filled(cell)).upper()
    beside = re.sub(r"[\s\-./|_]", "", filled(location)).upper()
    if not written:
        return None
    found = BRIN.fullmatch(written)
    if found is None:
        message = say(
            "“%(written)s” is geen BRIN met vestiging. Een BRIN ziet er zo uit: 12AB03.", written=_short(text(cell))
        )
        raise Unreadable(message)
    number = _location(beside, school=found[1])
    if found[2] and number and number != found[2]:
        message = say("%(written)s en vestiging %(number)s spreken elkaar tegen.", written=written, number=number)
        raise Unreadable(message)
    if not found[2] and not number:
        message = say("bij %(written)s ontbreekt de vestiging. Schrijf bijvoorbeeld %(written)s00.", written=written)
        raise Unreadable(message)
    return found[1] + (found[2] or number)


def scale_and_step(cell: Cell) -> tuple[str | None, int | None]:
    """Read a salary scale and, when it is written behind it, the step: LB/3, LB-3, LB 3, LB trede 3."""
    written = (words(cell, most=40) or "").upper()
    written = re.sub(r"^SCHAAL\s+", "", written)
    if not written:
        return None, None
    found = TEACHER_SCALE_AND_STEP.fullmatch(written) or SCALE_AND_STEP.fullmatch(written)
    if found and found[1]:
        return found[1], _step(int(found[2]))
    if len(written) > 10:
        message = say("“%(written)s” is geen schaal.", written=_short(written))
        raise Unreadable(message)
    return written, None


def step(cell: Cell) -> int | None:
    """Read a step on the salary scale."""
    written = re.sub(r"^(?:trede|regel|periodiek)\s*|\.0+$", "", filled(cell), flags=re.IGNORECASE)
    if not written:
        return None
    if not re.fullmatch("[0-9]{1,3}", written):
        message = say("“%(written)s” is geen trede.", written=_short(written))
        raise Unreadable(message)
    return _step(int(written))


def email(cell: Cell) -> str | None:
    """Read one e-mail address, in lower case."""
    written = filled(cell)
    bracketed = IN_BRACKETS.fullmatch(written)
    address = (bracketed[1] if bracketed else written).strip(" ;,").lower().removeprefix("mailto:")
    if not address:
        return None
    if len(address) > 254 or not EMAIL.fullmatch(address):
        message = say("“%(written)s” is geen e-mailadres.", written=_short(written))
        raise Unreadable(message)
    return address


def _line(written: str) -> str:
    line = " ".join(written.split())
    if line.isascii() and line.isprintable():
        return line
    seen = "".join(letter for letter in line if unicodedata.category(letter) not in UNSEEN)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _short(written: str) -> str:
    return written if len(written) <= 40 else written[:39] + "…"


def _fraction(cell: Cell) -> tuple[Decimal | None, str]:
    written = filled(cell)
    if not written:
        return None, ""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return Decimal(repr(cell)), ""
    found = FTE.fullmatch(written)
    if found is None or not (found[1] or found[2]):
        message = say("“%(written)s” is geen werktijdfactor. Schrijf bijvoorbeeld 0,8.", written=_short(written))
        raise Unreadable(message)
    return Decimal(f"{found[1] or 0}.{found[2] or 0}"), found[3] or ""


def _possible(number: Decimal, *, cell: Cell) -> Decimal:
    rounded = number.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP) if abs(number) <= MOST_FTE + 1 else number
    if not 0 < rounded <= MOST_FTE:
        shown = text(cell).replace(".", ",")
        message = say(
            "“%(written)s” kan niet: een werktijdfactor ligt boven 0 en is hoogstens 1,2.", written=_short(shown)
        )
        raise Unreadable(message)
    return rounded


def _location(written: str, *, school: str) -> str:
    """Give the two digits of a location; a name says nothing about them."""
    number = written.removeprefix(school)
    return number.zfill(2) if LOCATION.fullmatch(number) else ""


def _step(number: int) -> int:
    if not FIRST_STEP <= number <= LAST_STEP:
        message = say("trede %(number)s bestaat niet.", number=number)
        raise Unreadable(message)
    return number
