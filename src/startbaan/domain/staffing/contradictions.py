"""Rows beside each other: what one list says twice, and where it contradicts itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from startbaan.domain.sentences import Sentence, joined, listed, say
from startbaan.domain.staffing.fields import Field
from startbaan.domain.staffing.people import RefusedRow, StaffRow
from startbaan.domain.staffing.values import MOST_FTE

Shown = str | int | Decimal | date | None

OF_A_PERSON: dict[Field, Callable[[StaffRow], Shown]] = {
    Field.PROFESSION_STARTED_ON: attrgetter("profession_started_on"),
    Field.QUALIFIED_ON: attrgetter("qualified_on"),
}
OF_A_POST: dict[Field, Callable[[StaffRow], Shown]] = {
    Field.STARTED_ON: lambda row: row.period.start,
    Field.ENDED_ON: lambda row: row.period.last,
    Field.FTE: attrgetter("fte"),
    Field.SCALE: attrgetter("scale"),
    Field.STEP: attrgetter("step"),
    Field.FUNCTION: attrgetter("function"),
    Field.CONTRACT: attrgetter("contract"),
    Field.ROUTE: attrgetter("route"),
    Field.EMAIL: attrgetter("email"),
    Field.PRIVATE_EMAIL: attrgetter("private_email"),
    Field.LINE_MANAGER: attrgetter("line_manager"),
    **OF_A_PERSON,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows that can stand beside each other, the rows that cannot, and what to tell about the first."""

    kept: tuple[StaffRow, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Sentence, ...]


def compare(rows: Iterable[StaffRow]) -> Compared:
    """Leave out exact doubles and shared addresses with a note, and refuse rows that contradict each other."""
    kept: list[StaffRow] = []
    refused: list[RefusedRow] = []
    notes: list[Sentence] = []
    number = attrgetter("personnel_number")
    for _, same_number in groupby(sorted(rows, key=number), key=number):
        group = sorted(same_number, key=attrgetter("row_number"))
        posts = _without_doubles(group, notes=notes)
        reasons = _reasons(posts)
        kept += [row for row in posts if row.row_number not in reasons]
        refused += [
            RefusedRow(row.row_number, str(row.name), tuple(reasons[row.row_number]))
            for row in posts
            if row.row_number in reasons
        ]
    kept.sort(key=attrgetter("row_number"))
    return Compared(tuple(_without_shared_addresses(kept, notes=notes)), tuple(refused), tuple(notes))


def _without_doubles(group: list[StaffRow], *, notes: list[Sentence]) -> list[StaffRow]:
    if len(group) == 1:
        return group
    first: dict[StaffRow, StaffRow] = {}
    for row in group:
        earlier = first.setdefault(replace(row, row_number=0), row)
        if earlier is not row:
            notes.append(
                say(
                    "Rij %(row)s is precies hetzelfde als rij %(other)s en telt één keer.",
                    row=row.row_number,
                    other=earlier.row_number,
                )
            )
    return list(first.values())


def _reasons(posts: list[StaffRow]) -> dict[int, list[Sentence]]:
    """Give, by row number, why rows of one personnel number cannot all be true; the total only if all else agrees."""
    reasons: dict[int, list[Sentence]] = {}
    if len(posts) > 1:
        found = [*_names(posts)] or [*_facts(posts), *_posts(posts)] or [*_totals(posts)]
        for row, reason in found:
            reasons.setdefault(row.row_number, []).append(reason)
    return reasons


def _names(posts: list[StaffRow]) -> Iterator[tuple[StaffRow, Sentence]]:
    spelled = {row.name.same_as: row for row in reversed(posts)}
    for row in posts:
        other = next((spelled[key] for key in spelled if key != row.name.same_as), None)
        if other is not None:
            yield (
                row,
                say(
                    "Personeelsnummer %(number)s is in rij %(row)s van %(name)s.",
                    number=row.personnel_number,
                    row=other.row_number,
                    name=str(other.name),
                ),
            )


def _facts(posts: list[StaffRow]) -> Iterator[tuple[StaffRow, Sentence]]:
    for field, value in OF_A_PERSON.items():
        said = {value(row): row for row in reversed(posts) if value(row) is not None}
        if len(said) > 1:
            for row in posts:
                other = next((said[fact] for fact in said if fact != value(row)), None)
                if other is not None and value(row) is not None:
                    yield (
                        row,
                        say(
                            "%(field)s: hier %(here)s, in rij %(row)s %(there)s.",
                            field=field.label,
                            here=_shown(value(row)),
                            row=other.row_number,
                            there=_shown(value(other)),
                        ),
                    )


def _posts(posts: list[StaffRow]) -> Iterator[tuple[StaffRow, Sentence]]:
    """Compare each post with the one before it at the same school that lasts longest."""
    latest: StaffRow | None = None
    for row in sorted(posts, key=lambda row: (row.brin, row.period.start, row.row_number)):
        if latest is None or latest.brin != row.brin:
            latest = row
            continue
        if latest.period.overlaps(row.period):
            yield row, _difference(row, latest)
            yield latest, _difference(latest, row)
        if latest.period.end is not None and (row.period.end is None or row.period.end > latest.period.end):
            latest = row


def _difference(row: StaffRow, other: StaffRow) -> Sentence:
    differences = [
        say(
            "%(field)s hier %(here)s, daar %(there)s",
            field=field.label,
            here=_shown(value(row)),
            there=_shown(value(other)),
        )
        for field, value in OF_A_POST.items()
        if value(row) != value(other)
    ]
    return say(
        "Spreekt rij %(row)s tegen, voor dezelfde school in dezelfde tijd: %(what)s.",
        row=other.row_number,
        what=joined(differences, by="; ") if differences else say("de naam is anders geschreven"),
    )


def _totals(posts: list[StaffRow]) -> Iterator[tuple[StaffRow, Sentence]]:
    """Refuse posts that together are more work than one person can have, on the first day that they are."""
    changes: dict[date, Decimal] = {}
    for row in posts:
        changes[row.period.start] = changes.get(row.period.start, Decimal(0)) + (row.fte or 0)
        if row.period.end is not None:
            changes[row.period.end] = changes.get(row.period.end, Decimal(0)) - (row.fte or 0)
    total = Decimal(0)
    for day in sorted(changes):
        total += changes[day]
        if total > MOST_FTE:
            for row in posts:
                if day in row.period:
                    yield (
                        row,
                        say(
                            "Werktijdfactor: op %(day)s samen %(total)s. Hoogstens 1,2 kan.",
                            day=_shown(day),
                            total=_shown(total),
                        ),
                    )
            return


def _without_shared_addresses(rows: list[StaffRow], *, notes: list[Sentence]) -> Iterator[StaffRow]:
    users: dict[str, dict[str, StaffRow]] = {}
    for row in rows:
        for address in {row.email, row.private_email} - {None}:
            users.setdefault(str(address), {}).setdefault(row.personnel_number, row)
    shared = {address: found for address, found in users.items() if len(found) > 1}
    for address, found in shared.items():
        numbers = listed([str(row.row_number) for row in list(found.values())[:3]])
        notes.append(
            say(
                "%(address)s staat bij meer mensen (rij %(numbers)s) en is bij geen van hen overgenomen.",
                address=address,
                numbers=numbers,
            )
        )
    for row in rows:
        if row.email in shared or row.private_email in shared:
            yield replace(
                row,
                email=None if row.email in shared else row.email,
                private_email=None if row.private_email in shared else row.private_email,
            )
        else:
            yield row


def _shown(value: Shown) -> str:
    match value:
        case None:
            return say("leeg")
        case Decimal():
            return f"{value.normalize():f}".replace(".", ",")
        case date():
            return f"{value.day}-{value.month}-{value.year}"
        case _:
            return f"{value}"
