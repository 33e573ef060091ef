"""A listing written down: for a screen, for a spreadsheet, for another program."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from startbaan.domain.entitling.listing import Line, Listing, Shared
from startbaan.domain.rules.explaining import day_in_dutch, in_dutch
from startbaan.domain.staffing.lines import Value, csv_column, csv_line
from startbaan.domain.staffing.sheets import Row
from startbaan.domain.staffing.values import text
from startbaan.domain.words import Sector

HEADERS = (
    "Rij",
    "Personeelsnummer",
    "Naam",
    "Sector",
    "Recht",
    "Soort",
    "Aantal",
    "Eenheid",
    "Van",
    "Tot en met",
    "Regel",
    "Zekerheid",
    "Waarom",
)
LONGEST = 60
MARK = "\ufeff"
UNITS = {"hours": "uur", "euros": "euro"}
NATURES = {"right": "recht", "advice": "advies"}


def as_text(found: Listing, *, why: bool) -> str:
    """Write for a screen; with `why`, every amount with its calculation and reasons."""
    return "".join(f"{line}\n" for line in _text(found, why=why))


def as_csv(found: Listing, *, why: bool) -> str:
    """Write as CSV, each entitlement on a line; with `why`, with its calculation and reasons."""
    return "".join(_csv(found, why=why))


def as_json(found: Listing, *, why: bool) -> str:
    """Write as JSON, with the refused rows."""
    return json.dumps(_facts(found, why=why), ensure_ascii=False, indent=2) + "\n"


def refusals(found: Listing) -> Iterator[str]:
    """Say of every refused row why."""
    for row, reasons in found.refused:
        _, name = found.jobs.number_and_name(row)
        yield f"{' '.join(filter(None, ('Rij', str(row.number), _plain(name))))}: {' '.join(reasons)}"


def _text(found: Listing, *, why: bool) -> Iterator[str]:
    for row, same in found.people:
        whose = map(_plain, found.jobs.number_and_name(row))
        yield " ".join((*filter(None, whose), f"({same.sector.short})"))
        for line in same.lines:
            yield f"  {_headline(line)}"
            yield from (f"    {reason}" for reason in _why(line, why=why))
    for sector, last in found.ended:
        yield f"De cao {sector.short} liep tot en met {day_in_dutch(last)}. Controleer de geldende cao."


def _plain(written: str) -> str:
    """Give what a screen can show of what a list says: no signs that cannot be seen, and not without end."""
    seen = text(written)
    return seen if len(seen) <= LONGEST else f"{seen[: LONGEST - 1]}…"


def _why(line: Line, *, why: bool) -> Iterable[str]:
    return (*line.steps, *line.reasons) if why else ()


def _headline(line: Line) -> str:
    amount = f": {in_dutch(line.amount)} {UNITS[line.unit]}" if line.amount is not None else ""
    until = f" t/m {day_in_dutch(line.last_on)}" if line.last_on else ""
    return f"{line.title}{amount} ({NATURES[line.nature]}, {day_in_dutch(line.starts_on)}{until}; {line.status})"


def _csv(found: Listing, *, why: bool) -> Iterator[str]:
    """Write what many people share once."""
    write = cache(csv_line)
    numbers, names = found.jobs.numbers_and_names([row for row, _ in found.people])
    whose = zip(*map(csv_column, (numbers, names)), strict=True)
    written: dict[Shared, list[str]] = {}
    yield f"{MARK}{csv_line(HEADERS)}\r\n"
    for (row, same), (number, name) in zip(found.people, whose, strict=True):
        rests = written.get(same)
        if rests is None:
            lines = (_after_whose(same.sector, line, why=why, write=write) for line in same.lines)
            rests = written[same] = ["", *lines]
        if same.lines:
            yield f"{row.number};{number};{name}".join(rests)


def _after_whose(sector: Sector, line: Line, *, why: bool, write: Callable[[tuple[Value, ...]], str]) -> str:
    amount = "" if line.amount is None else in_dutch(line.amount)
    reasons = " ".join(_why(line, why=why))
    what = write((sector.value, line.title, NATURES[line.nature]))
    days = write((line.starts_on, line.last_on))
    return f";{what};{amount};{UNITS.get(line.unit, '')};{days};{write((line.rule, line.status, reasons))}\r\n"


def _facts(found: Listing, *, why: bool) -> dict[str, object]:
    return {
        "year": str(found.year),
        "people": len(found.people),
        "refused": len(found.refused),
        "agreements_ended": {sector.value: last.isoformat() for sector, last in found.ended},
        "entitlements": [
            {**_whose(found, row), **_entitlement(same.sector, line, why=why)}
            for row, same in found.people
            for line in same.lines
        ],
        "refused_rows": [{**_whose(found, row), "reasons": list(reasons)} for row, reasons in found.refused],
    }


def _whose(found: Listing, row: Row) -> dict[str, object]:
    number, name = found.jobs.number_and_name(row)
    return {"row": row.number, "personnel_number": number, "name": name}


def _entitlement(sector: Sector, line: Line, *, why: bool) -> dict[str, object]:
    return {
        "sector": sector.value,
        "rule": line.rule,
        "title": line.title,
        "nature": line.nature,
        "amount": None if line.amount is None else str(line.amount),
        "unit": line.unit or None,
        "from": line.starts_on.isoformat(),
        "until": line.last_on.isoformat() if line.last_on else None,
        "status": line.status,
        "reasons": list(line.reasons),
        **({"steps": list(line.steps)} if why else {}),
    }
