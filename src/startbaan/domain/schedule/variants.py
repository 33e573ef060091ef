"""A board's or school's own version of a programme: it drops, adds or replaces by key, one level deep."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from startbaan.domain import sources
from startbaan.domain.loading import Node, parse_yaml
from startbaan.domain.schedule import elements
from startbaan.domain.schedule.checking import Places, check
from startbaan.domain.schedule.definition import Activity, BudgetLine, Definition, Keyed, OnboardingSubject, Topic

K = TypeVar("K", bound=Keyed)

SECTIONS = ("activities", "onboarding", "budget", "topics")


def variant(definition: Definition, *, text: str, name: str) -> Definition:
    """Apply a variant's YAML to the programme it names; raises `Refused`, with the lines of the variant.

    `replace` changes the named fields of an element and keeps the others; `add` brings a whole element.
    The result is checked like any programme: hours must add up again, nothing may point at what was dropped.
    """
    root = parse_yaml(text, name=name)
    fields = root.fields(required=["key", "version", "of"], optional=["title", *SECTIONS])
    _check_base(definition, node=fields["of"])
    places = Places(root)
    found = replace(
        definition,
        key=fields["key"].text(),
        version=fields["version"].text(),
        title=sources.text(fields["title"]) if fields["title"].given else definition.title,
        variant_of=definition.name,
        activities=_changed(
            fields["activities"], base=definition.activities, read=_activity_reader(definition), places=places
        ),
        onboarding=_changed(fields["onboarding"], base=definition.onboarding, read=_read_subject, places=places),
        budget=_changed(fields["budget"], base=definition.budget, read=_line_reader(definition), places=places),
        topics=_changed(fields["topics"], base=definition.topics, read=_read_topic, places=places),
    )
    root.settle()
    check(found, places=places)
    root.settle()
    return found


def _check_base(definition: Definition, *, node: Node) -> None:
    if definition.variant_of:
        node.refuse(f"{definition.name} is zelf een variant; maak een variant van {definition.variant_of}")
    elif node.text() != definition.name:
        node.refuse(f"dit is een variant van “{node.text()}”, niet van “{definition.name}”")


def _changed(node: Node, *, base: Sequence[K], read: Callable[[Node, K | None], K], places: Places) -> tuple[K, ...]:
    if not node.given:
        return tuple(base)
    fields = node.fields(optional=["drop", "replace", "add"])
    found = {item.key: item for item in base}
    touched: set[str] = set()
    for item in fields["replace"].items():
        key = _key_of(item, found=found, touched=touched)
        if key:
            found[key] = read(item, found[key])
            places.put(node.label, key=key, node=item)
    for item in fields["drop"].items():
        key = _known(item, key=item.text(), found=found, touched=touched)
        found.pop(key, None)
    for item in fields["add"].items():
        element = read(item, None)
        if element.key in found or element.key in touched:
            item.refuse(f"“{element.key}” bestaat al; gebruik “replace”")
        found[element.key] = element
        places.put(node.label, key=element.key, node=item)
    return tuple(found.values())


def _key_of(node: Node, *, found: dict[str, K], touched: set[str]) -> str:
    key = node.entries().get("key")
    if key is None:
        node.refuse("de sleutel “key” ontbreekt")
        return ""
    return _known(node, key=key.text(), found=found, touched=touched)


def _known(node: Node, *, key: str, found: dict[str, K], touched: set[str]) -> str:
    if key not in found:
        node.refuse(f"“{key}” staat niet in het programma")
        return ""
    if key in touched:
        node.refuse(f"“{key}” komt twee keer voor in deze variant")
    touched.add(key)
    return key


def _activity_reader(definition: Definition) -> Callable[[Node, Activity | None], Activity]:
    def read(node: Node, before: Activity | None) -> Activity:
        return elements.activity(node, before=before or elements.NEW_ACTIVITY, length_years=definition.length_years)

    return read


def _line_reader(definition: Definition) -> Callable[[Node, BudgetLine | None], BudgetLine]:
    def read(node: Node, before: BudgetLine | None) -> BudgetLine:
        return elements.budget_line(node, before=before or elements.NEW_LINE, length_years=definition.length_years)

    return read


def _read_subject(node: Node, before: OnboardingSubject | None) -> OnboardingSubject:
    return elements.onboarding_subject(node, before=before or elements.NEW_SUBJECT)


def _read_topic(node: Node, _: Topic | None) -> Topic:
    return elements.topic(node)
