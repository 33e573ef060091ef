"""From an instrument back to the YAML it can be read from, as a version made from a workbook is kept."""

from typing import TypeAlias

import yaml

from startbaan.domain.instruments.definition import Domain, Instrument, Item
from startbaan.domain.sources import Source, Text

Tree: TypeAlias = "str | int | bool | list[Tree] | dict[str, Tree]"


def written(instrument: Instrument) -> str:
    """Write an instrument as YAML; reading it gives the same instrument back."""
    tree: dict[str, Tree] = {
        "key": instrument.key,
        "version": instrument.version,
        "purpose": instrument.purpose.value,
        "title": _text(instrument.title),
        "about": _text(instrument.about),
        "source": _source(instrument.source),
        "licence": _text(instrument.licence),
    }
    if instrument.mirrors:
        tree["mirrors"] = instrument.mirrors
    if instrument.asks_training:
        tree["asks_training"] = True
    tree["scale"] = [_text(point) for point in instrument.scale]
    tree["domains"] = [_domain(domain) for domain in instrument.domains]
    return yaml.dump(tree, Dumper=_InFull, allow_unicode=True, sort_keys=False, width=110)


class _InFull(yaml.SafeDumper):
    """Writes the same thing twice rather than refer to it, for references are not read."""

    def ignore_aliases(self, _data: object) -> bool:
        """Say that nothing is written as a reference."""
        return True


def _text(text: Text) -> Tree:
    return {"nl": text.nl, "en": text.en}


def _source(source: Source) -> Tree:
    tree: dict[str, Tree] = {"status": source.status.value}
    if source.place:
        tree["place"] = source.place
    if source.note:
        tree["note"] = _text(source.note)
    return tree


def _domain(domain: Domain) -> Tree:
    tree: dict[str, Tree] = {"key": domain.key, "label": _text(domain.label), "about": _text(domain.about)}
    if domain.is_outcome:
        tree["outcome"] = True
    return tree | {"items": [_item(item) for item in domain.items]}


def _item(item: Item) -> Tree:
    tree: dict[str, Tree] = {"key": item.key, "label": _text(item.label), "about": _text(item.about)}
    if item.examples:
        tree["examples"] = [_text(example) for example in item.examples]
    return tree | {"source": _source(item.source)}
