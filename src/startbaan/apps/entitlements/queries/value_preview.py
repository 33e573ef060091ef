"""What a later value will change, in sentences and for an example, before it is added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from startbaan.apps.entitlements.queries.worths import shown_worth
from startbaan.apps.programme.queries import page_language
from startbaan.domain.rules.adding import Change, Difference, change
from startbaan.domain.rules.notation import read_worth
from startbaan.domain.rules.parameters import Agreement, Key, Unit, Value
from startbaan.domain.rules.reading import shipped
from startbaan.domain.rules.results import Answer
from startbaan.domain.sources import Source, Status, Text
from startbaan.ui.wording import long_day, short_day


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """What a rule gives the example starter in a school year, before and after."""

    rule: str
    year: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ValuePreview:
    """What happens when a value is added."""

    consequences: tuple[str, ...]
    example: tuple[ExampleLine, ...]


def value_preview(
    agreement: Agreement, *, key: Key, starts_on: date, worth: str, place: str, note: str, status: Status
) -> ValuePreview:
    """Say what a value will change; raises `NotAWorth`, and `NotLater` for a day that came with the program."""
    unit = agreement.parameters[key].unit
    source = Source(status, place, Text(note, note) if note else None)
    value = Value(starts_on, read_worth(worth, unit=unit), source)
    found = change(agreement, key=key, value=value, came_with=shipped()[agreement.sector].parameters[key])
    return ValuePreview(
        consequences=tuple(_consequences(found, unit=unit)),
        example=tuple(_example(agreement, line) for line in found.differences),
    )


def _consequences(found: Change, *, unit: Unit) -> Iterator[str]:
    start = found.value.start
    words = {"day": long_day(start), "worth": _worth(found.value, unit)}
    yield _("Vanaf %(day)s geldt: %(worth)s.") % words
    if found.held_until_then is not None:
        before = _worth(found.held_until_then, unit)
        last = long_day(start - timedelta(days=1))
        yield _("Tot en met %(last)s blijft gelden: %(worth)s.") % {"last": last, "worth": before}
    if found.replaces is not None:
        replaced = _worth(found.replaces, unit)
        yield _(
            "Dit vervangt wat eerder voor deze dag is toegevoegd: %(worth)s. Dat blijft in de geschiedenis staan."
        ) % {"worth": replaced}
    if found.ends_on is not None:
        last = long_day(found.ends_on - timedelta(days=1))
        yield _("Dit geldt tot en met %(last)s; daarna geldt de latere waarde die er al staat.") % {"last": last}
    if found.works_from != start:
        day = long_day(found.works_from)
        yield _("Hiermee rekenen we per heel schooljaar: je merkt het pas vanaf %(day)s.") % {"day": day}
    yield _("Uren en bedragen van dagen vóór %(day)s veranderen niet.") % words


def _worth(value: Value, unit: Unit) -> str:
    return shown_worth(value.worth, unit=unit) or _("dit recht")


def _example(agreement: Agreement, line: Difference) -> ExampleLine:
    return ExampleLine(
        rule=agreement.rules[line.rule].title.said(page_language()),
        year=str(line.year),
        before=_given(line.before),
        after=_given(line.after),
    )


def _given(answer: Answer) -> str:
    within = answer.within
    if within is None:
        return _("niets")
    words = "" if answer.amount is None or answer.unit is None else shown_worth(answer.amount, unit=answer.unit)
    if words:
        return words
    last = within.last
    assert last is not None
    return _("van %(first)s tot en met %(last)s") % {"first": short_day(within.start), "last": short_day(last)}
