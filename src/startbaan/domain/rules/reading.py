"""From the YAML of a collective agreement to its parameters; everything that is wrong is told with file and line."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from startbaan.domain.loading import CONTENT, Node, load_yaml
from startbaan.domain.rules.notation import fault
from startbaan.domain.rules.parameters import (
    EVERYWHERE,
    NEEDED,
    NUMBERS,
    Agreement,
    Base,
    Key,
    Nature,
    Parameter,
    Reckoning,
    Rule,
    RuleText,
    Unit,
    Value,
    Worth,
)
from startbaan.domain.sources import Status, one_of, source, text
from startbaan.domain.words import Sector

FOLDER = CONTENT / "agreements"
NO_DAY = date(2000, 1, 1)


@cache
def shipped() -> dict[Sector, Agreement]:
    """Read the agreements that come with the program, by sector; raises `Refused`."""
    found = [load(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return {agreement.sector: agreement for agreement in found}


def load(path: Path) -> Agreement:
    """Read an agreement from a file; raises `Refused`."""
    return read(load_yaml(path))


def read(root: Node) -> Agreement:
    """Build an agreement with exactly the parameters and rules its sector needs; raises `Refused`."""
    fields = root.fields(required=["sector", "title", "parameters", "rules"])
    sector = one_of(fields["sector"], Sector.PO)
    root.settle()
    units = {**EVERYWHERE, **NEEDED[sector]}
    parameters = [_parameter(node, units) for node in fields["parameters"].items()]
    rules = [_rule(node) for node in fields["rules"].items()]
    _settle_keys(fields["parameters"], [found.key for found in parameters], needed=units)
    of_sector = [rule for rule in Rule if rule.startswith(f"{sector}_")]
    _settle_keys(fields["rules"], [found.rule for found in rules], needed=of_sector)
    root.settle()
    return Agreement(
        sector=sector,
        title=text(fields["title"]),
        parameters=MappingProxyType({found.key: found for found in parameters}),
        rules=MappingProxyType({found.rule: found for found in rules}),
    )


def _settle_keys(node: Node, keys: Collection[str], *, needed: Collection[str]) -> None:
    for key in sorted({key for key in keys if list(keys).count(key) > 1}):
        node.refuse(f"“{key}” staat er twee keer")
    for key in sorted(set(needed) - set(keys)):
        node.refuse(f"“{key}” ontbreekt")
    for key in sorted(set(keys) - set(needed)):
        node.refuse(f"“{key}” hoort niet bij deze sector")


def _parameter(node: Node, units: dict[Key, Unit]) -> Parameter:
    fields = node.fields(required=["key", "title", "unit", "values"])
    key = one_of(fields["key"], Key.ROUNDING)
    unit = one_of(fields["unit"], Unit.RIGHT)
    if key in units and unit is not units[key]:
        fields["unit"].refuse(f"“{key}” telt in {units[key]}, niet in {unit}")
    values = tuple(_value(item, unit) for item in fields["values"].items())
    starts = [value.start for value in values]
    if not values or starts != sorted(set(starts)):
        fields["values"].refuse("zet de waarden op volgorde, elk met een eigen begindag")
    return Parameter(key=key, title=text(fields["title"]), unit=unit, values=values)


def _value(node: Node, unit: Unit) -> Value:
    fields = node.fields(required=["from", "source", *(["value"] if unit is not Unit.RIGHT else [])])
    found = source(fields["source"])
    if found.status is Status.CONFIRMED and not found.place:
        fields["source"].refuse("zeg waar dit bevestigd is (place)")
    if found.status is not Status.CONFIRMED and not (found.place or found.note):
        fields["source"].refuse("zeg waar dit vandaan komt (place) of waarom we het kozen (note)")
    worth = _worth(fields["value"], unit) if unit is not Unit.RIGHT else True
    wrong = fault(worth, unit=unit) if fields.get("value", node).given else None
    if wrong is not None:
        node.refuse(str(wrong))
    return Value(
        start=fields["from"].day(default=NO_DAY),
        worth=worth,
        source=found,
    )


def _worth(node: Node, unit: Unit) -> Worth:
    if unit in NUMBERS:
        return Decimal(str(node.number()))
    match unit:
        case Unit.DAY:
            return node.day(default=NO_DAY)
        case Unit.STEPS:
            return tuple(item.whole(least=1, most=20, default=1) for item in node.items())
        case Unit.NAMES:
            return node.texts()
        case Unit.TEXTS:
            return tuple(text(item) for item in node.items())
        case Unit.RENAMED:
            return MappingProxyType({old: new.text() for old, new in node.entries().items()})
        case Unit.BASE:
            return one_of(node, Base.WITHOUT_TRAINING)
        case _:
            return one_of(node, Reckoning.DAYS)


def _rule(node: Node) -> RuleText:
    fields = node.fields(required=["key", "title", "about", "starter", "nature"])
    return RuleText(
        rule=one_of(fields["key"], Rule.PO_BASE_HOURS),
        title=text(fields["title"]),
        about=text(fields["about"]),
        starter=text(fields["starter"]),
        nature=one_of(fields["nature"], Nature.RIGHT),
    )
