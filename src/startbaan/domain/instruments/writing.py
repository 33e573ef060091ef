"""From an instrument back to the YAML it can be read from, as a version made from a workbook is kept."""

from startbaan.domain.dumping import Tree, dumped
from startbaan.domain.instruments.definition import Domain, Instrument, Item
from startbaan.domain.sources import source_tree, text_tree


def written(instrument: Instrument) -> str:
    """Write an instrument as YAML; reading it gives the same instrument back."""
    tree: dict[str, Tree] = {
        "key": instrument.key,
        "version": instrument.version,
        "purpose": instrument.purpose.value,
        "title": text_tree(instrument.title),
        "about": text_tree(instrument.about),
        "source": source_tree(instrument.source),
        "licence": text_tree(instrument.licence),
    }
    if instrument.mirrors:
        tree["mirrors"] = instrument.mirrors
    if instrument.asks_training:
        tree["asks_training"] = True
    tree["scale"] = [text_tree(point) for point in instrument.scale]
    tree["domains"] = [_domain(domain) for domain in instrument.domains]
    return dumped(tree)


def _domain(domain: Domain) -> Tree:
    tree: dict[str, Tree] = {"key": domain.key, "label": text_tree(domain.label), "about": text_tree(domain.about)}
    if domain.is_outcome:
        tree["outcome"] = True
    return tree | {"items": [_item(item) for item in domain.items]}


def _item(item: Item) -> Tree:
    tree: dict[str, Tree] = {"key": item.key, "label": text_tree(item.label), "about": text_tree(item.about)}
    if item.examples:
        tree["examples"] = [text_tree(example) for example in item.examples]
    return tree | {"source": source_tree(item.source)}
