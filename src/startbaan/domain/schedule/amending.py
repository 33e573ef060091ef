"""The changes of a partnership to a programme, element by element: as YAML that `variants` applies to it.

Hours that follow from hours are counted anew, so that the programme adds up again; whatever else the checks of a
programme ask, they ask of the result.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml

from startbaan.domain.loading import Refused, parse_yaml
from startbaan.domain.schedule.comparing import Section
from startbaan.domain.schedule.definition import BudgetLine, Definition

Tree: TypeAlias = "str | int | float | bool | list[Tree] | dict[str, Tree] | None"
Fields: TypeAlias = Mapping[str, Tree]
KEY = re.compile(r"[^a-z0-9]+")
LONGEST_KEY = 40
SAME = 1e-6


def begun(definition: Definition, *, version: str) -> str:
    """Give changes that change nothing yet: the head of a next version of this programme."""
    return _written({"key": definition.key, "version": version, "of": definition.name})


def renumbered(changes: str, *, version: str) -> str:
    """Give the same changes as those of another version."""
    return _written({**_read(changes), "version": version})


def changed(changes: str, *, section: Section, key: str, fields: Fields) -> str:
    """Change the named fields of an element; what was changed of it before, and is not named, stays changed."""
    tree = _read(changes)
    lists = _lists(tree, section)
    for name in ("add", "replace"):
        for item in _items(lists, name):
            if item.get("key") == key:
                item.update(fields)
                return _written(tree)
    _list(lists, "replace").append({"key": key, **fields})
    _strike(lists, key)
    return _written(_tidied(tree))


def dropped(changes: str, *, section: Section, key: str) -> str:
    """Leave an element out; one that was added is not added any more."""
    tree = _read(changes)
    lists = _lists(tree, section)
    was_added = any(item.get("key") == key for item in _items(lists, "add"))
    _forget(lists, key)
    if not was_added:
        _list(lists, "drop").append(key)
    return _written(_tidied(tree))


def restored(changes: str, *, section: Section, key: str) -> str:
    """Let an element be as it was: neither changed, left out nor added."""
    tree = _read(changes)
    _forget(_lists(tree, section), key)
    return _written(_tidied(tree))


def added(changes: str, *, section: Section, key: str, fields: Fields) -> str:
    """Add an element."""
    tree = _read(changes)
    _list(_lists(tree, section), "add").append({"key": key, **fields})
    return _written(tree)


def key_for(title: str, *, taken: Sequence[str]) -> str:
    """Make a key of a title that nothing has yet."""
    stem = KEY.sub("-", title.lower()).strip("-")[:LONGEST_KEY].strip("-") or "onderdeel"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def balanced(changes: str, *, base: Definition) -> str:
    """Count the lines of hours anew for what the activities take after these changes."""
    hours, gone = _hours_after(changes, base=base)
    amounts = dict(hours)
    for line in base.budget:
        members = [member for member in line.members if member not in gone]
        shares = [amounts.get(member, 0.0) for member in members if _counts(member, line=line, base=base)]
        amounts[line.key] = sum(shares) if line.total is not None else line.amount
        changes = restored(changes, section=Section.BUDGET, key=line.key)
        fields = _counted(line, sum(shares))
        if len(members) < len(line.members):
            fields["members"] = list(members)
        kept = [key for key in line.rest_for if key not in gone]
        if len(kept) < len(line.rest_for):
            fields["rest_for"] = list(kept)
        if fields:
            changes = changed(changes, section=Section.BUDGET, key=line.key, fields=fields)
    return changes


def _hours_after(changes: str, *, base: Definition) -> tuple[dict[str, float], set[str]]:
    """The hours of each activity after these changes, and the keys of those that are left out."""
    lists = _lists(_read(changes), Section.ACTIVITIES)
    hours = {activity.key: activity.hours or 0.0 for activity in base.activities}
    for item in (*_items(lists, "replace"), *_items(lists, "add")):
        amount = item.get("hours")
        if isinstance(amount, int | float):
            hours[str(item["key"])] = float(amount)
    found = lists.get("drop") or []
    assert isinstance(found, list)
    return hours, {str(key) for key in found}


def _counts(member: str, *, line: BudgetLine, base: Definition) -> bool:
    """Whether an activity is there in the years of a line; a line that counts lines always is."""
    years = {activity.key: activity.years for activity in base.activities}
    return member not in years or line.years[0] in years[member]


def _counted(line: BudgetLine, whole: float) -> dict[str, Tree]:
    if line.total is not None:
        return {} if abs(line.total - whole) < SAME else {"total": _plain(whole)}
    rest = line.amount - whole
    return {} if line.rest is not None and abs(line.rest - rest) < SAME else {"rest": _plain(rest)}


def _plain(amount: float) -> int | float:
    return int(amount) if amount == int(amount) else round(amount, 2)


def _read(changes: str) -> dict[str, Tree]:
    """Read changes as they were written; raises `Refused` for what is no plain YAML."""
    parse_yaml(changes, name="wijzigingen")
    found = yaml.safe_load(changes)
    if not isinstance(found, dict):
        raise Refused(["wijzigingen:1: hier horen sleutels met waarden"])
    return found


def _lists(tree: dict[str, Tree], section: Section) -> dict[str, Tree]:
    found = tree.setdefault(section.value, {})
    assert isinstance(found, dict)
    return found


def _list(lists: dict[str, Tree], name: str) -> list[Tree]:
    found = lists.setdefault(name, [])
    assert isinstance(found, list)
    return found


def _items(lists: dict[str, Tree], name: str) -> list[dict[str, Tree]]:
    found = lists.get(name) or []
    assert isinstance(found, list)
    return [item for item in found if isinstance(item, dict)]


def _strike(lists: dict[str, Tree], key: str) -> None:
    """Take a key from what is left out."""
    found = lists.get("drop") or []
    assert isinstance(found, list)
    lists["drop"] = [kept for kept in found if kept != key]


def _forget(lists: dict[str, Tree], key: str) -> None:
    _strike(lists, key)
    for name in ("add", "replace"):
        lists[name] = [item for item in _items(lists, name) if item.get("key") != key]


def _tidied(tree: dict[str, Tree]) -> dict[str, Tree]:
    """Leave out what holds nothing."""
    kept: dict[str, Tree] = {}
    for name, value in tree.items():
        if name not in set(Section):
            kept[name] = value
        elif isinstance(value, dict):
            found: dict[str, Tree] = {part: items for part, items in value.items() if items}
            if found:
                kept[name] = found
    return kept


def _written(tree: Mapping[str, Tree]) -> str:
    return yaml.safe_dump(dict(tree), allow_unicode=True, sort_keys=False, width=110)
